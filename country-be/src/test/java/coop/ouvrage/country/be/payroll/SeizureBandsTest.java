package coop.ouvrage.country.be.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bands of 2024, the only ones that were read; example of 2,000 euros and three children as published by a secretariat. */
class SeizureBandsTest {

    private final BelgianPayCalculator calculator = new BelgianPayCalculator();

    @ParameterizedTest
    @CsvSource({
        "1341.00, 0, 0.00",
        "1440.00, 0, 19.80",
        "1589.00, 0, 64.50",
        "1738.00, 0, 124.10",
        "2000.00, 0, 386.10",
        "2000.00, 3, 137.10",
        "1400.00, 2, 0.00"
    })
    void takesAShareOfEachBand(String net, int children, String seizable) {
        assertThat(calculator
                        .seizable(YearMonth.of(2024, 5), Money.of(net), children)
                        .orThrow()
                        .amount())
                .isEqualTo(Money.of(seizable));
    }

    @Test
    void refusesAYearWithoutBands() {
        assertThat(calculator
                        .seizable(YearMonth.of(2026, 11), Money.of("2000.00"), 0)
                        .refusals())
                .containsExactly(Refusal.of(
                        "legislation.no_value", "parameter", "seizure/pay_bands", "day", LocalDate.of(2026, 11, 30)));
    }
}
