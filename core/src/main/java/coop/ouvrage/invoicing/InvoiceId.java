package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.UUID;

/** Identifies one invoice. */
public record InvoiceId(UUID value) {

    static InvoiceId next() {
        return new InvoiceId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
