package coop.ouvrage.invoicing;

import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * One line of a quote. Its amount is in euro; that of a quote in another currency follows from quantity and price.
 *
 * @param quantityUnit UN/ECE Recommendation 20 code: HUR hour, DAY day, C62 piece, LS lump sum
 * @param unitPrice in the currency of the quote, before VAT; may have more than two decimals
 * @param net quantity times unit price, half-up to the cent, in euro
 * @param justification why a reduced rate or an exemption is right, where that was asked
 */
public record SaleLine(
        String description,
        Supply supply,
        BigDecimal quantity,
        String quantityUnit,
        BigDecimal unitPrice,
        Money net,
        VatCase vat,
        @Nullable String justification) {

    public SaleLine(
            String description,
            Supply supply,
            BigDecimal quantity,
            String quantityUnit,
            BigDecimal unitPrice,
            Money net,
            VatCase vat) {
        this(description, supply, quantity, quantityUnit, unitPrice, net, vat, null);
    }

    /** The same with what the seller answered when a reduced rate or an exemption was asked for. */
    public SaleLine justified(@Nullable String reason) {
        return new SaleLine(description, supply, quantity, quantityUnit, unitPrice, net, vat, reason);
    }

    /** The same at another amount, such as that in euro of a price in another currency. */
    SaleLine coming(Money to) {
        return new SaleLine(description, supply, quantity, quantityUnit, unitPrice, to, vat, justification);
    }

    /** Whether the client repays a cost paid in its name: no turnover, and no contribution on it. */
    public boolean isDisbursed() {
        return VatRules.DISBURSED.equals(vat.reasonCode());
    }

    /** In the currency of the quote: quantity times unit price, half-up to the cent. */
    public Money documentNet() {
        return Money.of(quantity.multiply(unitPrice).setScale(2, RoundingMode.HALF_UP));
    }

    /** A line whose net follows from quantity and price. */
    public static SaleLine of(
            String description, Supply supply, BigDecimal quantity, String unit, BigDecimal price, VatCase vat) {
        Money net = Money.of(quantity.multiply(price).setScale(2, RoundingMode.HALF_UP));
        return new SaleLine(description, supply, quantity, unit, price, net, vat);
    }

    /** One line for the whole price of a job. */
    public static SaleLine lumpSum(String description, Supply supply, Money price, VatCase vat) {
        return new SaleLine(description, supply, BigDecimal.ONE, "LS", price.toDecimal(), price, vat);
    }
}
