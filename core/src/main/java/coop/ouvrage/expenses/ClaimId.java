package coop.ouvrage.expenses;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.UUID;

/** Identifies one expense claim. */
public record ClaimId(UUID value) {

    static ClaimId next() {
        return new ClaimId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
