package coop.ouvrage.purchases;

import coop.ouvrage.exchange.ReferenceRate;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the document says. Amounts are those of the document, in its currency; null where it says none that can be understood.
 *
 * @param credit whether it is a credit note; its amounts are positive
 * @param supplierNumber VAT number, else number in the register of enterprises; empty if it names none
 * @param statedVat VAT in euro that a document in another currency states (BT-111); null if it states none
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
        @Nullable Money statedVat,
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
            false, "", "", "", "", null, null, "", null, null, null, null, null, null, null, null, null, null, null,
            List.of());

    /** Whether the account that it names is one; a wrong check digit is a mistake in writing, or worse. */
    public boolean payableTo() {
        return iban != null && Iban.parse(iban).isPresent();
    }

    public boolean isEuro() {
        return currency.equals("EUR");
    }

    /**
     * The same in euro, half-up to the cent. What is to be paid is converted as a whole and the VAT is the one that the document states
     * in euro, if it does (directive 2006/112/EC, art. 230): the amount before VAT is what is left, so that the sum holds.
     */
    Facts inEuro(ReferenceRate rate) {
        Money whole = euro(rate, Objects.requireNonNull(payable));
        Money foreignVat = Objects.requireNonNull(vat);
        Money tax = statedVat == null ? euro(rate, foreignVat) : statedVat;
        Money rounding = euro(rate, payable.minus(Objects.requireNonNull(excl)).minus(foreignVat));
        return new Facts(
                credit,
                supplierName,
                supplierNumber,
                number,
                typeCode,
                issuedOn,
                dueOn,
                "EUR",
                whole.minus(rounding).minus(tax),
                tax,
                null,
                whole,
                iban,
                paymentReference,
                orderReference,
                buyerReference,
                corrects,
                sender,
                receiver,
                table.stream()
                        .map(row -> new Vat(row.category, row.rate, euro(rate, row.taxable), euro(rate, row.tax)))
                        .toList());
    }

    private static Money euro(ReferenceRate rate, Money amount) {
        return rate.toEuro(amount.toDecimal());
    }
}
