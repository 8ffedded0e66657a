package coop.ouvrage.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import coop.ouvrage.words.Texts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypedTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 234,50 | 1234.50",
                "1\u202f234,50\u202f€ | 1234.50",
                "1.234,50 | 1234.50",
                "1,234.50 | 1234.50",
                "1.234 | 1.234",
                "1.234.567 | 1234567",
                "−12,5 | -12.5",
                "0 | 0",
                "1'000.00 | 1000.00"
            })
    void readsAmountsAsPeopleWriteThem(String typed, BigDecimal number) {
        assertThat(TypedNumber.read(typed)).isEqualByComparingTo(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"abc", "1e9", "1,2,3,4x", "--1", "=1+1", "٣", "12345678901234567890"})
    void refusesWhatIsNoNumber(String typed) {
        assertThat(TypedNumber.read(typed)).isNull();
    }

    @Test
    void refusesThreeDecimalsAndHugeAmountsWithTheirField() {
        Form form =
                Form.of(Map.of("a", new String[] {"1,234"}, "b", new String[] {"99999999999"}, "c", new String[] {""}));
        assertThat(form.money("a")).isNull();
        assertThat(form.money("b")).isNull();
        assertThat(form.money("c")).isNull();
        assertThat(form.byField().values().stream().flatMap(List::stream).map(r -> r.code()))
                .containsExactly("web.three_decimals", "web.amount_too_big", "web.required");
    }

    @Test
    void readsDays() {
        LocalDate day = LocalDate.of(2026, 11, 27);
        assertThat(TypedDay.read("2026-11-27")).isEqualTo(day);
        assertThat(TypedDay.read("27/11/2026")).isEqualTo(day);
        assertThat(TypedDay.read("27.11.2026")).isEqualTo(day);
        assertThat(TypedDay.read("31/02/2026")).isNull();
        assertThat(TypedDay.read("<script>")).isNull();
    }

    @Test
    void saysDaysAsPeopleDo() {
        Words words = new Words(Texts.load(), "fr", LocalDate.of(2026, 11, 20));
        assertThat(words.when(LocalDate.of(2026, 11, 27))).isEqualTo("vendredi 27 novembre, dans 7 jours");
        assertThat(words.distance(LocalDate.of(2026, 11, 21))).isEqualTo("demain");
        assertThat(words.distance(LocalDate.of(2026, 11, 17))).isEqualTo("il y a 3 jours");
        assertThat(words.money(Money.of("-1234.50"))).isEqualTo("−1\u202f234,50\u202f€");
    }

    @Test
    void everyLanguageHasEveryText() {
        Texts texts = Texts.load();
        for (String language : Texts.LANGUAGES) {
            assertThat(texts.keys(language)).as(language).isEqualTo(texts.keys("en"));
        }
    }

    @Test
    void aSpreadsheetRunsNothing() {
        Sheet sheet = new Sheet(
                "x",
                List.of("name", "amount"),
                List.of(Arrays.asList("=HYPERLINK(\"http://x\")", Money.of("-3.00")), Arrays.asList("+1", null)));
        assertThat(new String(Export.csv(sheet), StandardCharsets.UTF_8))
                .contains("'=HYPERLINK")
                .contains(";-3.00")
                .contains("'+1");
        assertThat(Export.xlsx(sheet)).startsWith('P', 'K');
        for (String start : List.of("=", "+", "-", "@", "\t", "\r")) {
            assertThat(Export.harmless(start + "1")).isEqualTo("'" + start + "1");
        }
    }
}
