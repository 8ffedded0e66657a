package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import coop.ouvrage.words.Formats;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An invoice or credit note in a list. */
public record InvoiceRow(
        InvoiceId id,
        Invoice.Kind kind,
        String number,
        String title,
        String client,
        LocalDate issuedOn,
        LocalDate dueOn,
        Money exclVat,
        Money vat,
        @Nullable ForeignAmounts foreign,
        Invoice.Delivery delivery) {

    /** Including VAT; below zero for a credit note. */
    public Money total() {
        Money total = exclVat.plus(vat);
        return kind == Invoice.Kind.CREDIT_NOTE ? total.negate() : total;
    }

    /** The same in the currency of the document. */
    public BigDecimal documentTotal() {
        BigDecimal total = foreign == null ? exclVat.plus(vat).toDecimal() : foreign.inclVat();
        return kind == Invoice.Kind.CREDIT_NOTE ? total.negate() : total;
    }

    /** ISO 4217. */
    public String currency() {
        return foreign == null ? "EUR" : foreign.currency();
    }

    /** The total in another currency, for a text in a language; null for the euro. */
    public @Nullable String totalAbroad(String language) {
        return foreign == null ? null : Formats.of(language).number(documentTotal()) + " " + foreign.currency();
    }
}
