package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import java.time.LocalDate;

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
        Invoice.Delivery delivery) {

    /** Including VAT; below zero for a credit note. */
    public Money total() {
        Money total = exclVat.plus(vat);
        return kind == Invoice.Kind.CREDIT_NOTE ? total.negate() : total;
    }
}
