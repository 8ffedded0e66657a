package coop.ouvrage.purchases;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the document says. Amounts are those of the document, in its currency; null where it says none that can be understood.
 *
 * @param credit whether it is a credit note; its amounts are positive
 * @param supplierNumber VAT number, else number in the register of enterprises; empty if it names none
 * @param corrects number of the invoice that a credit note corrects
 */
public record Facts(
        boolean credit,
        String supplierName,
        String supplierNumber,
        String number,
        String typeCode,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate dueOn,
        String currency,
        @Nullable Money excl,
        @Nullable Money vat,
        @Nullable Money payable,
        @Nullable String iban,
        @Nullable String paymentReference,
        @Nullable String orderReference,
        @Nullable String buyerReference,
        @Nullable String corrects,
        @Nullable String sender,
        @Nullable String receiver,
        List<Vat> table) {

    /** A row of the VAT table. */
    public record Vat(String category, BigDecimal rate, Money taxable, Money tax) {}

    static final Facts NONE = new Facts(
            false, "", "", "", "", null, null, "", null, null, null, null, null, null, null, null, null, null,
            List.of());

    public boolean isEuro() {
        return currency.equals("EUR");
    }
}
