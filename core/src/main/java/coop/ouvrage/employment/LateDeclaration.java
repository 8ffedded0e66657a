package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Work done without a declaration in time.
 *
 * @param cause state of the declaration when the work was confirmed
 * @param cost what the delay cost, as an officer has found
 * @param byUnit whether the unit bears it; otherwise the common pot
 * @param decision reason of the officer
 */
public record LateDeclaration(
        ContractId contract,
        String cause,
        Instant noticedAt,
        Money cost,
        boolean byUnit,
        @Nullable String decision,
        @Nullable Instant decidedAt) {}
