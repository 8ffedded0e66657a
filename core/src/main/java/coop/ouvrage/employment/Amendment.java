package coop.ouvrage.employment;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Other days proposed for a contract before its work begins.
 *
 * @param days all of them, in place of those agreed
 * @param proposedBy who prepares contracts of the unit; null for the system
 */
public record Amendment(
        UUID id,
        ContractId contract,
        List<WorkDay> days,
        String reason,
        @Nullable UUID proposedBy,
        Instant proposedAt,
        State state) {

    public Amendment {
        days = List.copyOf(days);
    }

    /** What became of it. */
    public enum State {
        /** Waits for the worker. */
        OPEN,
        AGREED,
        DECLINED,
        WITHDRAWN
    }
}
