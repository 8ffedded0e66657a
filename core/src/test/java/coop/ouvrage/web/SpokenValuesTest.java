package coop.ouvrage.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values that were kept as plain text, and spans of time, as people say them. */
class SpokenValuesTest {

    private final Words english = new Words(Texts.load(), "en", LocalDate.of(2026, 11, 20));

    @Test
    void daysAndAmountsAreWritten() {
        assertThat(english.spoken("508.20")).contains("508.20").contains("€");
        assertThat(english.spoken("2026-08-13")).contains("2026").doesNotContain("2026-08-13");
        assertThat(english.spoken("2026-08")).isEqualTo("August 2026");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30", "2026-13-01", "OV-PROD-2026-000111", "12.5", "BOOKED", "", "99999999999.00"})
    void anythingElseStaysAsItIs(String value) {
        assertThat(english.spoken(value)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({"0, 0 minutes", "1, one minute", "119, 119 minutes", "120, 2 hours", "2879, 47 hours", "9776, 6 days"})
    void spansAreSaidInTheLargestUnitThatTellsEnough(long minutes, String said) {
        assertThat(english.span(minutes)).isEqualTo(said);
    }

    @Test
    void ratesHaveTwoDecimalsOrMore() {
        assertThat(english.rate(new BigDecimal("16.0000"))).isEqualTo("16.00");
        assertThat(english.rate(new BigDecimal("0.4297"))).isEqualTo("0.4297");
    }

    @Test
    void whatAFileIsRefusedForIsSaidWithWhatItNames() {
        assertThat(english.refusal(Refusal.of("treasury.file_unreadable", "finding", "format_unknown")))
                .contains("This is neither a CODA nor a CAMT bank statement.")
                .doesNotContain("format_unknown");
        assertThat(english.refusal(
                        Refusal.of("treasury.file_altered", "finding", "date_unreadable", "told_1", "31132026")))
                .contains("31132026");
    }

    /** A figure from memory has no text, and no title of one in another language. */
    @Test
    void aFigureFromMemoryNamesNoText() {
        Refusal refusal = Refusal.of(
                "employment.day_too_long",
                "day",
                LocalDate.of(2026, 12, 2),
                "limit",
                "11",
                "source",
                "General knowledge",
                "mark",
                "MEM");
        assertThat(english.refusal(refusal))
                .contains("payroll practice, no text read")
                .doesNotContain("General knowledge");
    }
}
