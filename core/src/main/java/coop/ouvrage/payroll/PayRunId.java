package coop.ouvrage.payroll;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.UUID;

/** Identifies a pay run. */
public record PayRunId(UUID value) {

    static PayRunId next() {
        return new PayRunId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
