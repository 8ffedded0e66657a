package coop.ouvrage.country.be.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.invoicing.spi.VatRules.VatCase;
import coop.ouvrage.invoicing.spi.VatRules.VatQuestion;
import coop.ouvrage.purchases.spi.OwnVat.Level;
import coop.ouvrage.purchases.spi.OwnVat.Origin;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The VAT that we owe on purchases follows the law of the day; meals were taxed lower for a time. */
class BelgianOwnVatTest {

    private final VatRates rates = new VatRates(BelgianLegislation.get());
    private final BelgianOwnVat own = new BelgianOwnVat(rates);

    @ParameterizedTest
    @CsvSource({"STANDARD, 0.21", "INTERMEDIATE, 0.12", "REDUCED, 0.06", "EXEMPT, 0"})
    void aLevelHasTheRateOfItsDay(Level level, String rate) {
        assertThat(own.rate(level, LocalDate.of(2026, 11, 20)).orThrow()).isEqualByComparingTo(rate);
    }

    @Test
    void noRateIsGuessedBeforeTheLawThatIsKnown() {
        assertThat(own.rate(Level.STANDARD, LocalDate.of(2017, 12, 31)).refusals())
                .extracting("code")
                .containsExactly("purchases.vat_law_unknown");
        assertThat(own.rate(Level.STANDARD, LocalDate.of(2018, 1, 1)).isDone()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "DOMESTIC, AE, false, true",
        "DOMESTIC, S,  true,  false",
        "DOMESTIC, E,  false, false",
        "DOMESTIC, '', false, true",
        "DOMESTIC, '', true,  false",
        "UNION,    AE, false, true",
        "UNION,    K,  false, true",
        "UNION,    E,  false, true",
        "UNION,    S,  true,  false",
        "OUTSIDE,  O,  false, true",
        "OUTSIDE,  '', false, true"
    })
    void rowsThatBearNoTaxAreOwedHere(Origin origin, String category, boolean taxed, boolean owed) {
        assertThat(own.isOwed(origin, category, taxed)).isEqualTo(owed);
    }

    @ParameterizedTest
    @CsvSource({
        "2019-06-01, 0.12, 02",
        "2020-06-07, 0.12, 02",
        "2020-06-08, 0.06, 01",
        "2020-12-31, 0.06, 01",
        "2021-01-01, 0.12, 02",
        "2021-05-08, 0.06, 01",
        "2021-09-30, 0.06, 01",
        "2021-10-01, 0.12, 02",
        "2026-11-20, 0.12, 02"
    })
    void mealsAreTaxedByTheDay(LocalDate on, String rate, String grid) {
        VatCase meal = new BelgianVat(rates).decide(new VatQuestion(on, Supply.CATERING, false, "BE", false, false));
        assertThat(meal.rate()).isEqualByComparingTo(rate);
        assertThat(meal.grid()).isEqualTo(grid);
    }
}
