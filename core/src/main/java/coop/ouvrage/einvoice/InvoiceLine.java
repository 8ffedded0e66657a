package coop.ouvrage.einvoice;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One line of a document.
 *
 * @param unit UN/ECE Recommendation 20: {@code HUR} hour, {@code DAY} day, {@code C62} piece, {@code LS} lump sum
 * @param unitPrice net price of {@code baseQuantity} units, excluding VAT; may have more than two decimals
 * @param baseQuantity how many units the price is for; null means one
 * @param net quantity times price, plus charges, less discounts, to the cent (BT-131)
 */
public record InvoiceLine(
        String id,
        @Nullable String note,
        @Nullable BigDecimal quantity,
        @Nullable String unit,
        String name,
        @Nullable String description,
        @Nullable BigDecimal unitPrice,
        @Nullable BigDecimal baseQuantity,
        List<AllowanceCharge> allowancesAndCharges,
        VatTreatment vat,
        @Nullable Period period,
        @Nullable BigDecimal net) {

    /** A line whose net amount is quantity times price, half a cent rounding away from zero. */
    public static InvoiceLine of(
            String id, String name, BigDecimal quantity, String unit, BigDecimal unitPrice, VatTreatment vat) {
        BigDecimal net = quantity.multiply(unitPrice).setScale(2, RoundingMode.HALF_UP);
        return new InvoiceLine(id, null, quantity, unit, name, null, unitPrice, null, List.of(), vat, null, net);
    }

    public InvoiceLine describedAs(@Nullable String text) {
        return new InvoiceLine(
                id, note, quantity, unit, name, text, unitPrice, baseQuantity, allowancesAndCharges, vat, period, net);
    }

    public InvoiceLine during(@Nullable Period given) {
        return new InvoiceLine(
                id,
                note,
                quantity,
                unit,
                name,
                description,
                unitPrice,
                baseQuantity,
                allowancesAndCharges,
                vat,
                given,
                net);
    }

    BigDecimal netOrZero() {
        return net == null ? BigDecimal.ZERO : net;
    }
}
