package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import coop.ouvrage.words.Formats;
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
 * @param foreign what it comes to in its currency, and the rate at which its amounts in euro are stated; null for the euro
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
        LocalDate madeOn,
        @Nullable ForeignAmounts foreign) {

    /** Where an offer stands. */
    public enum State {
        DRAFT,
        SENT,
        ACCEPTED,
        DECLINED,
        EXPIRED,
        WITHDRAWN
    }

    /** The same in another state, or with its lines as they are kept. */
    Quote with(State now, List<SaleLine> kept) {
        return new Quote(
                id,
                entity,
                unit,
                job,
                client,
                version,
                reference,
                title,
                language,
                now,
                kept,
                exclVat,
                vat,
                contribution,
                costs,
                costsText,
                clientReference,
                validUntil,
                madeOn,
                foreign);
    }

    Quote in(State now) {
        return with(now, lines);
    }

    /** Whether it may still be sent, accepted or taken back. */
    public boolean isOpen() {
        return state == State.DRAFT || state == State.SENT;
    }

    public Money inclVat() {
        return exclVat.plus(vat);
    }

    /** Before VAT, in its currency. */
    public Money documentExclVat() {
        return foreign == null ? exclVat : Money.of(foreign.exclVat());
    }

    /** In its currency. */
    public Money documentVat() {
        return foreign == null ? vat : Money.of(foreign.vat());
    }

    /** An amount in its currency, in euro at the rate that it states. */
    public Money toEuro(Money amount) {
        return foreign == null ? amount : foreign.reference().toEuro(amount.toDecimal());
    }

    /** An amount in its currency for a text: money if that is the euro, else figures and the code. */
    public Object written(Money amount) {
        return written(foreign, amount, language);
    }

    /** As {@link #written(Money)}, in the figures of a language. */
    public static Object written(@Nullable ForeignAmounts foreign, Money amount, String language) {
        return foreign == null ? amount : Formats.of(language).number(amount.toDecimal()) + " " + foreign.currency();
    }

    /** Its price with VAT, in its currency, for a text in a language. */
    public Object price(String language) {
        return written(foreign, documentExclVat().plus(documentVat()), language);
    }

    /** What the unit may expect of it: price before VAT less the contribution. */
    public Money expected() {
        return exclVat.minus(contribution);
    }
}
