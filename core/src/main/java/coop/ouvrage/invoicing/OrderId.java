package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.UUID;

/** Identifies one order. */
public record OrderId(UUID value) {

    static OrderId next() {
        return new OrderId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
