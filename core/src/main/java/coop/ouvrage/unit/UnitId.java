package coop.ouvrage.unit;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.UUID;

/** Identifies one production unit. */
public record UnitId(UUID value) {

    static UnitId next() {
        return new UnitId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
