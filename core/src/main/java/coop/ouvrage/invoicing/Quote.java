package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A priced offer that binds until a day.
 *
 * @param entity code of the legal entity that will invoice
 * @param reference what the client quotes back; versions of one job share all but the suffix
 * @param contribution the mutual contribution that the invoice will bear
 * @param costs costs of the job named in the offer, paid out of its price
 */
public record Quote(
        QuoteId id,
        String entity,
        UUID unit,
        UUID job,
        UUID client,
        int version,
        String reference,
        String title,
        String language,
        State state,
        List<SaleLine> lines,
        Money exclVat,
        Money vat,
        Money contribution,
        Money costs,
        String costsText,
        @Nullable String clientReference,
        LocalDate validUntil,
        LocalDate madeOn) {

    /** Where an offer stands. */
    public enum State {
        DRAFT,
        SENT,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN
    }

    /** Whether it may still be sent, accepted or taken back. */
    public boolean isOpen() {
        return state == State.DRAFT || state == State.SENT;
    }

    public Money inclVat() {
        return exclVat.plus(vat);
    }

    /** What the unit may expect of it: price before VAT less the contribution. */
    public Money expected() {
        return exclVat.minus(contribution);
    }
}
