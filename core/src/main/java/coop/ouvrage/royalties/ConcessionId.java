package coop.ouvrage.royalties;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.UUID;

/** Identifies one concession. */
public record ConcessionId(UUID value) {

    static ConcessionId next() {
        return new ConcessionId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
