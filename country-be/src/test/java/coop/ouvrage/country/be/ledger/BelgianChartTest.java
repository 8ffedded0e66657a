package coop.ouvrage.country.be.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.AccountRole.Nature;
import coop.ouvrage.ledger.Chart;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BelgianChartTest {

    private final BelgianChart chart = new BelgianChart();

    @ParameterizedTest
    @EnumSource(AccountRole.class)
    void everyRoleHasANumberOfItsClassAndANameInFourLanguages(AccountRole role) {
        assertThat(chart.number(role)).matches(classes(role.nature()));
        assertThat(List.of("fr", "nl", "de", "en"))
                .allSatisfy(language ->
                        assertThat(chart.name(role, Locale.of(language))).isNotBlank());
    }

    private static String classes(Nature nature) {
        return switch (nature) {
            case STANDING -> "[1-5]\\d{1,5}";
            case RESULT -> "[67]\\d{1,5}";
            case INTERNAL -> "9\\d{1,5}";
            case MEMO -> "0\\d{1,5}";
        };
    }

    @Test
    void noNumberServesTwice() {
        Chart both = new Chart(chart);
        assertThat(both.role("400")).isEqualTo(AccountRole.RECEIVABLE);
        assertThat(both.role("999")).isNull();
        assertThat(both.all()).hasSameSizeAs(AccountRole.values());
    }

    @Test
    void aLanguageThatTheCountryDoesNotHaveReadsEnglish() {
        assertThat(chart.name(AccountRole.TURNOVER, Locale.ITALIAN)).isEqualTo("Turnover");
    }
}
