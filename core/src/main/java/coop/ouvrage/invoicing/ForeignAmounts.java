package coop.ouvrage.invoicing;

import coop.ouvrage.exchange.ReferenceRate;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a document in another currency comes to in that currency; its amounts in euro are those of the books.
 *
 * @param currency ISO 4217, never EUR
 * @param rate units of the currency for one euro
 * @param rateDay of the publication; a credit note has that of its invoice
 */
public record ForeignAmounts(String currency, BigDecimal rate, LocalDate rateDay, BigDecimal exclVat, BigDecimal vat) {

    public ForeignAmounts {
        rate = ReferenceRate.written(rate);
    }

    static ForeignAmounts of(ReferenceRate rate, SaleTotals totals) {
        return new ForeignAmounts(
                rate.currency(),
                rate.perEuro(),
                rate.day(),
                totals.exclVat().toDecimal(),
                totals.vat().toDecimal());
    }

    /** The rate at which its amounts in euro stand. */
    public ReferenceRate reference() {
        return new ReferenceRate(currency, rateDay, rate);
    }

    public BigDecimal inclVat() {
        return exclVat.add(vat);
    }

    ForeignAmounts coming(BigDecimal toExclVat, BigDecimal toVat) {
        return new ForeignAmounts(currency, rate, rateDay, toExclVat, toVat);
    }
}
