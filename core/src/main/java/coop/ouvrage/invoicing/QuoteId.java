package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.TimeOrderedId;
import java.util.UUID;

/** Identifies one quote. */
public record QuoteId(UUID value) {

    static QuoteId next() {
        return new QuoteId(TimeOrderedId.next());
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
