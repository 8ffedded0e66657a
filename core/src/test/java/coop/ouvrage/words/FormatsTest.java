package coop.ouvrage.words;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class FormatsTest {

    @Test
    void writesAmountsAsEachLanguageDoes() {
        assertThat(Formats.of("fr").money(Money.of("1234567.80"))).isEqualTo("1\u202f234\u202f567,80\u202f€");
        assertThat(Formats.of("nl").money(Money.of("1234.50"))).isEqualTo("1.234,50\u202f€");
        assertThat(Formats.of("en").money(Money.of("-0.05"))).isEqualTo("\u22120.05\u202f€");
        assertThat(Formats.of("de").signed(Money.of("10.00"))).isEqualTo("+10,00\u202f€");
    }

    @Test
    void writesFractionsAsPercentages() {
        assertThat(Formats.of("fr").percent(new BigDecimal("0.065"))).isEqualTo("6,5\u202f%");
        assertThat(Formats.of("en").percent(new BigDecimal("0.2100"))).isEqualTo("21\u202f%");
        assertThat(Formats.of("en").percent(new BigDecimal("1"))).isEqualTo("100\u202f%");
    }

    @Test
    void saysDatesAsPeopleDo() {
        LocalDate first = LocalDate.of(2026, 12, 1);
        assertThat(Formats.of("fr").nearDay(first)).isEqualTo("mardi 1er décembre");
        assertThat(Formats.of("nl").nearDay(first)).isEqualTo("dinsdag 1 december");
        assertThat(Formats.of("de").nearDay(first)).isEqualTo("Dienstag, 1. Dezember");
        assertThat(Formats.of("en").day(first)).isEqualTo("Tuesday 1 December 2026");
    }
}
