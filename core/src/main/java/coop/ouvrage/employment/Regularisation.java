package coop.ouvrage.employment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A request to accept work that began without a contract. */
public record Regularisation(
        UUID id,
        UUID unit,
        UUID job,
        ContractTerms terms,
        String reason,
        State state,
        @Nullable UUID requestedBy,
        Instant requestedAt,
        @Nullable String decision,
        @Nullable ContractId contract) {

    /** What became of it. */
    public enum State {
        OPEN,
        ACCEPTED,
        REFUSED
    }
}
