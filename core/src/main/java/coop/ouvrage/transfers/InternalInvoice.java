package coop.ouvrage.transfers;

import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one unit charges another.
 *
 * @param amount without VAT: inside one legal entity there is none, between two the invoice adds it
 * @param decidedOn day on which the buyer agreed or refused, or the seller withdrew it
 * @param reason why it was refused, withdrawn or reversed
 * @param number of its series, once agreed inside one entity
 * @param reverses what this one takes back; null if it charges
 * @param invoice the real one, once agreed between two entities
 */
public record InternalInvoice(
        UUID id,
        Side seller,
        Side buyer,
        String title,
        Money amount,
        State state,
        LocalDate proposedOn,
        @Nullable LocalDate decidedOn,
        String reason,
        @Nullable String number,
        @Nullable UUID reverses,
        @Nullable InvoiceId invoice) {

    /**
     * Who earns or pays.
     *
     * @param subject job that bears it, or the unit itself; null while the buyer has not chosen
     */
    public record Side(String entity, UUID unit, @Nullable UUID subject) {}

    /** How far it is. */
    public enum State {
        /** The seller has agreed by writing it; the buyer is asked. */
        PROPOSED,
        AGREED,
        REFUSED,
        WITHDRAWN,
        /** Another one took it back. */
        REVERSED
    }

    /** Whether both live in one legal entity, so that no VAT is due and nothing is sold. */
    public boolean isTransfer() {
        return seller.entity().equals(buyer.entity());
    }

    public boolean isReversal() {
        return reverses != null;
    }

    InternalInvoice agreed(LocalDate on, UUID buyerSubject, @Nullable String drawn, @Nullable InvoiceId sent) {
        Side payer = new Side(buyer.entity(), buyer.unit(), buyerSubject);
        return new InternalInvoice(
                id, seller, payer, title, amount, State.AGREED, proposedOn, on, reason, drawn, reverses, sent);
    }

    /** The one that takes this one back, not numbered yet. */
    InternalInvoice reversal(UUID newId, LocalDate on, String why) {
        return new InternalInvoice(newId, seller, buyer, title, amount, State.PROPOSED, on, null, why, null, id, null);
    }
}
