package coop.ouvrage.purchases;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.UUID;

/** Identifies one document of a supplier. */
public record PurchaseId(UUID value) {

    static PurchaseId next() {
        return new PurchaseId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
