package coop.ouvrage.sales;

import coop.ouvrage.invoicing.QuoteFile;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A quote of a unit: what its holder writes, and where the version that was sent stands.
 *
 * @param id the subject under which its order stands in the books
 * @param exclVat of what was ordered; before that of the draft, without options
 * @param quote the latest version that was sent; null before the first
 * @param changed whether the draft is another than that version
 */
public record Offer(
        UUID id,
        UUID unit,
        String number,
        OfferDraft draft,
        List<QuoteFile> files,
        Money exclVat,
        @Nullable QuoteId quote,
        boolean changed,
        State state,
        LocalDate madeOn,
        @Nullable LocalDate remindedOn,
        String endReason) {

    /** Where it stands. */
    public enum State {
        DRAFT,
        SENT,
        /** The client ordered; invoices may be made of it. */
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN,
        /** Invoiced to the end. */
        INVOICED,
        CANCELLED,
        /** Given up before it was ordered. */
        DROPPED
    }

    /** Whether the client has not answered for good, so that it may be written anew. */
    public boolean isOpen() {
        return switch (state) {
            case DRAFT, SENT, DECLINED, EXPIRED, WITHDRAWN -> true;
            case ACCEPTED, INVOICED, CANCELLED, DROPPED -> false;
        };
    }
}
