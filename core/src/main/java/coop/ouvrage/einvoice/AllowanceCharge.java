package coop.ouvrage.einvoice;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A discount or an extra, of the document or of a line; the amount is positive in both cases.
 *
 * @param charge true for an extra, false for a discount
 * @param rate as a fraction of {@code base}
 * @param vat how it is taxed; null on a line, which has its own
 */
public record AllowanceCharge(
        boolean charge,
        @Nullable BigDecimal amount,
        @Nullable BigDecimal base,
        @Nullable BigDecimal rate,
        @Nullable String reasonCode,
        @Nullable String reason,
        @Nullable VatTreatment vat) {

    public static AllowanceCharge discount(BigDecimal amount, String reason, VatTreatment vat) {
        return new AllowanceCharge(false, amount, null, null, null, reason, vat);
    }

    public static AllowanceCharge extra(BigDecimal amount, String reason, VatTreatment vat) {
        return new AllowanceCharge(true, amount, null, null, null, reason, vat);
    }

    BigDecimal signed() {
        BigDecimal given = amount == null ? BigDecimal.ZERO : amount;
        return charge ? given : given.negate();
    }
}
