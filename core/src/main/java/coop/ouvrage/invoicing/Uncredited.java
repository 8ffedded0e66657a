package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/**
 * What credit notes left of an invoice.
 *
 * @param notes on it, so far
 */
record Uncredited(Invoice invoice, List<Invoice> notes) {

    Money exclVat() {
        return left(Invoice::exclVat);
    }

    Money vat() {
        return left(Invoice::vat);
    }

    Money contribution() {
        return left(Invoice::contribution);
    }

    /** In the currency of the document, before VAT. */
    Money documentExclVat() {
        return left(each -> Money.of(each.documentExclVat()));
    }

    /** Of one unit. */
    Money documentExclVat(UUID unit) {
        return left(each -> Money.sum(each.lines().stream()
                .filter(line -> line.unit().equals(unit))
                .map(line -> Money.of(line.documentNet()))
                .toList()));
    }

    Money documentVat() {
        return left(each -> Money.of(each.documentVat()));
    }

    /** What a part in euro is in the currency of the document; all that is left is all that is left. */
    Money inDocument(Money euro) {
        if (invoice.foreign() == null) {
            return euro;
        }
        Money left = exclVat();
        return euro.equals(left) || left.isZero() ? documentExclVat() : Shares.portion(documentExclVat(), euro, left);
    }

    /** The other way round, at the rate of the invoice. */
    Money inEuro(Money part) {
        if (invoice.foreign() == null) {
            return part;
        }
        Money left = documentExclVat();
        return part.equals(left) ? exclVat() : Shares.portion(exclVat(), part, left);
    }

    private Money left(Function<Invoice, Money> amount) {
        return notes.stream().map(amount).reduce(amount.apply(invoice), Money::minus);
    }
}
