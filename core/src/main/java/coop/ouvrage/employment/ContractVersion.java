package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One earlier or current version of a contract. */
public record ContractVersion(
        int version,
        VersionCause cause,
        Money gross,
        Money charge,
        String reason,
        @Nullable UUID madeBy,
        Instant madeAt) {}
