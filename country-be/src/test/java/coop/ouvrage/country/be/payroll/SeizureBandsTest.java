package coop.ouvrage.country.be.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Examples of 2,000 euros (2024, three children; 2025) as published by a secretariat and a trade union. */
class SeizureBandsTest {

    private final BelgianPayCalculator calculator = new BelgianPayCalculator();

    @ParameterizedTest
    @CsvSource({
        "2024-05, 1341.00, 0, 0.00",
        "2024-05, 1440.00, 0, 19.80",
        "2024-05, 1589.00, 0, 64.50",
        "2024-05, 1738.00, 0, 124.10",
        "2024-05, 2000.00, 0, 386.10",
        "2024-05, 2000.00, 3, 137.10",
        "2024-05, 1400.00, 2, 0.00",
        "2025-01, 1388.00, 0, 0.00",
        "2025-12, 2000.00, 0, 328.60",
        "2025-12, 2000.00, 1, 242.60",
        "2026-01, 1419.00, 0, 0.00",
        "2026-11, 1839.00, 0, 131.20",
        "2026-11, 2000.00, 1, 204.20"
    })
    void takesAShareOfEachBand(YearMonth month, String net, int children, String seizable) {
        assertThat(calculator.seizable(month, Money.of(net), children).orThrow().amount())
                .isEqualTo(Money.of(seizable));
    }

    @Test
    void refusesAYearWithoutBands() {
        assertThat(calculator
                        .seizable(YearMonth.of(2027, 1), Money.of("2000.00"), 0)
                        .refusals())
                .containsExactly(Refusal.of(
                        "legislation.no_value", "parameter", "seizure/pay_bands", "day", LocalDate.of(2027, 1, 31)));
    }
}
