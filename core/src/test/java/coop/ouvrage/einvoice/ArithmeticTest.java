package coop.ouvrage.einvoice;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class ArithmeticTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);
    private static final PostalAddress ADDRESS = PostalAddress.of("Rue 1", "1000", "Bruxelles", "BE");
    private static final Party SELLER = Party.belgian("Seller", "0203201340", null, ADDRESS);
    private static final Party BUYER = Party.belgian("Buyer", "0403170701", null, ADDRESS);
    private static final VatTreatment STANDARD = VatTreatment.standard(new BigDecimal("0.21"));

    @Test
    void taxIsRoundedOnceOnTheSumAndNotPerLine() {
        EInvoice invoice = EInvoice.invoice("1", DAY, SELLER, BUYER)
                .line(line("1", "1.02", STANDARD))
                .line(line("2", "1.02", STANDARD))
                .line(line("3", "1.02", STANDARD))
                .build();
        assertThat(invoice.totals().tax()).isEqualByComparingTo("0.64");
        assertThat(invoice.totals().payable()).isEqualByComparingTo("3.70");
    }

    @Test
    void whatIsTaxedAlikeIsOneLineOfTheTable() {
        EInvoice invoice = EInvoice.invoice("1", DAY, SELLER, BUYER)
                .line(line("1", "600.00", STANDARD))
                .line(line("2", "400.00", VatTreatment.standard(new BigDecimal("0.06"))))
                .line(line("3", "100.00", VatTreatment.standard(new BigDecimal("0.210"))))
                .build();
        assertThat(invoice.vat()).hasSize(2);
        assertThat(invoice.vat().getFirst().taxable()).isEqualByComparingTo("700.00");
        assertThat(invoice.vat().getFirst().tax()).isEqualByComparingTo("147.00");
        assertThat(invoice.vat().get(1).tax()).isEqualByComparingTo("24.00");
        assertThat(invoice.totals().taxInclusive()).isEqualByComparingTo("1271.00");
    }

    @Test
    void discountsExtrasAndPrepaymentsMoveTheTotals() {
        Totals totals = EInvoice.invoice("1", DAY, SELLER, BUYER)
                .line(line("1", "100.00", STANDARD))
                .add(AllowanceCharge.discount(new BigDecimal("10.00"), "Remise", STANDARD))
                .add(AllowanceCharge.extra(new BigDecimal("5.00"), "Frais", STANDARD))
                .prepaid(new BigDecimal("20.00"))
                .build()
                .totals();
        assertThat(totals.taxExclusive()).isEqualByComparingTo("95.00");
        assertThat(totals.tax()).isEqualByComparingTo("19.95");
        assertThat(totals.payable()).isEqualByComparingTo("94.95");
    }

    private static InvoiceLine line(String id, String price, VatTreatment vat) {
        return InvoiceLine.of(id, "Travail", BigDecimal.ONE, "LS", new BigDecimal(price), vat);
    }
}
