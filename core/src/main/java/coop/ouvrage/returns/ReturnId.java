package coop.ouvrage.returns;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.UUID;

/** Identifies one version of a return. */
public record ReturnId(UUID value) {

    static ReturnId next() {
        return new ReturnId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
