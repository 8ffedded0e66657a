package coop.ouvrage.einvoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Totals of a document, in its currency. What a document that was read does not say is null; a document that we build has
 * all but {@code allowances}, {@code charges}, {@code prepaid}, {@code rounding} and {@code taxInTaxCurrency}.
 *
 * @param lines sum of the lines' net amounts (BT-106)
 * @param taxExclusive lines less allowances plus charges (BT-109)
 * @param tax sum of the VAT table (BT-110)
 * @param taxInTaxCurrency the same in the currency of the tax return, if that is another (BT-111)
 * @param taxInclusive BT-112
 * @param payable BT-115: inclusive less prepaid plus rounding
 */
public record Totals(
        @Nullable BigDecimal lines,
        @Nullable BigDecimal allowances,
        @Nullable BigDecimal charges,
        @Nullable BigDecimal taxExclusive,
        @Nullable BigDecimal tax,
        @Nullable BigDecimal taxInTaxCurrency,
        @Nullable BigDecimal taxInclusive,
        @Nullable BigDecimal prepaid,
        @Nullable BigDecimal rounding,
        @Nullable BigDecimal payable) {

    Totals withTaxIn(@Nullable BigDecimal taxCurrency) {
        return new Totals(
                lines, allowances, charges, taxExclusive, tax, taxCurrency, taxInclusive, prepaid, rounding, payable);
    }

    Totals plusTax(BigDecimal cents) {
        return new Totals(
                lines,
                allowances,
                charges,
                taxExclusive,
                Arithmetic.orZero(tax).add(cents),
                taxInTaxCurrency,
                Arithmetic.orZero(taxInclusive).add(cents),
                prepaid,
                rounding,
                Arithmetic.orZero(payable).add(cents));
    }
}
