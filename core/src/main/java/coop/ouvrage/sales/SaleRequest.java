package coop.ouvrage.sales;

import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Sale;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a member wants invoiced.
 *
 * @param unit whose holder asked
 * @param repeat null for once
 * @param runs how many invoices came of it by its schedule
 * @param nextOn day of the next one; null when none follows
 * @param answer what the adviser said, or why it was stopped
 * @param invoice the latest that came of it
 */
public record SaleRequest(
        UUID id,
        UUID unit,
        Sale sale,
        State state,
        @Nullable UUID askedBy,
        LocalDate askedOn,
        @Nullable Repeat repeat,
        int runs,
        @Nullable LocalDate nextOn,
        String answer,
        @Nullable InvoiceId invoice) {

    /** Where it stands. */
    public enum State {
        /** Holders of other units on it have not all agreed. */
        AGREEING,
        /** An adviser looks at it. */
        WAITING,
        /** An adviser gave it back. */
        RETURNED,
        DROPPED,
        ISSUED,
        /** Comes again by itself. */
        RUNNING,
        STOPPED,
        ENDED
    }

    public boolean isOpen() {
        return state == State.AGREEING || state == State.WAITING || state == State.RETURNED || state == State.RUNNING;
    }

    SaleRequest as(State changed, @Nullable LocalDate next) {
        return new SaleRequest(id, unit, sale, changed, askedBy, askedOn, repeat, runs, next, answer, invoice);
    }
}
