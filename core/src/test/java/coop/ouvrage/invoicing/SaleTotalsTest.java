package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SaleTotalsTest {

    private static SaleLine line(String price, String rate) {
        VatCase vat = new VatCase("standard", "S", new BigDecimal(rate), null, Map.of(), "03", "", false);
        return SaleLine.lumpSum("work", Supply.SERVICE, Money.of(price), vat);
    }

    /** Royal decree of 8 July 2025: 0.6426 on the total, not three times 0.21. */
    @Test
    void roundsVatOnceOnTheTotalOfARate() {
        SaleTotals totals = SaleTotals.of(List.of(line("1.02", "0.21"), line("1.02", "0.21"), line("1.02", "0.21")));
        assertThat(totals.vat()).isEqualTo(Money.of("0.64"));
        assertThat(totals.inclVat()).isEqualTo(Money.of("3.70"));
    }

    @Test
    void keepsRatesApart() {
        SaleTotals totals =
                SaleTotals.of(List.of(line("600.00", "0.21"), line("400.00", "0.06"), line("0.10", "0.210")));
        assertThat(totals.parts())
                .extracting(SaleTotals.VatPart::vat)
                .containsExactly(Money.of("126.02"), Money.of("24.00"));
    }

    @Test
    void multipliesQuantityAndPriceBeforeRounding() {
        VatCase vat = new VatCase("standard", "S", new BigDecimal("0.21"), null, Map.of(), "03", "", false);
        SaleLine line =
                SaleLine.of("hours", Supply.SERVICE, new BigDecimal("7.5"), "HUR", new BigDecimal("33.335"), vat);
        assertThat(line.net()).isEqualTo(Money.of("250.01"));
    }
}
