package coop.ouvrage.shifts;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.Framework;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who works under an agreement.
 *
 * @param number by which the platform knows them
 * @param signedAt when they signed the agreement; null while they have not
 */
public record Courier(
        UUID agreement,
        String number,
        UUID worker,
        ContractKind kind,
        @Nullable Instant signedAt,
        @Nullable String method,
        @Nullable String hash) {

    public boolean signed() {
        return signedAt != null;
    }

    Framework framework() {
        return new Framework(
                agreement,
                java.util.Objects.requireNonNull(signedAt),
                java.util.Objects.requireNonNull(method),
                java.util.Objects.requireNonNull(hash));
    }
}
