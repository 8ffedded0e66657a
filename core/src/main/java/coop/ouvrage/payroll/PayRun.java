package coop.ouvrage.payroll;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch of wages of one entity for one day of execution.
 *
 * @param late it cannot keep the promised day of at least one wage
 * @param batch the payment batch of the treasury that pays it, the first one if it takes several; null before its release, or when it pays nobody
 * @param preparedBy the officer who prepared or checked it; null while only the system did
 */
public record PayRun(
        PayRunId id,
        String entity,
        PayDay payDay,
        boolean late,
        State state,
        LocalDate preparedOn,
        @Nullable UUID preparedBy,
        @Nullable LocalDate releasedOn,
        @Nullable UUID releasedBy,
        @Nullable UUID batch) {

    /** How far it has come. */
    public enum State {
        PREPARED,
        RELEASED
    }

    public boolean isReleased() {
        return state == State.RELEASED;
    }
}
