package coop.ouvrage.ledger;

import java.time.Instant;
import java.time.YearMonth;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A month was closed or reopened.
 *
 * @param by the officer; none for the system
 */
public record Closing(
        String entity,
        YearMonth month,
        Kind kind,
        Instant at,
        @Nullable UUID by,
        String reason) {

    /** What was done. */
    public enum Kind {
        CLOSED,
        REOPENED
    }
}
