package coop.ouvrage.jobs;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.UUID;

/** Identifies one job; also the subject of its budget in the ledger. */
public record JobId(UUID value) {

    static JobId next() {
        return new JobId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
