package coop.ouvrage.invoicing;

import coop.ouvrage.money.EpcQr;
import coop.ouvrage.money.Money;
import org.jspecify.annotations.Nullable;

/**
 * How an invoice is paid.
 *
 * @param account IBAN in groups of four
 * @param reference structured communication
 * @param code text of the code that banking apps scan
 */
public record PaymentDetails(
        String payee,
        String account,
        String reference,
        @Nullable String code) {

    /** The code for what is to be paid today instead of the whole invoice: less after a payment, more with late interest. */
    public @Nullable String code(Money amount) {
        return code == null || !amount.isPositive() ? null : EpcQr.asking(code, amount);
    }
}
