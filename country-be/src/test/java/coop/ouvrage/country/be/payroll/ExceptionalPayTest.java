package coop.ouvrage.country.be.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bands and limits for children at their bounds, all of which are inclusive: 1,000 EUR of other allowances in 2026, 869.30 taxable. */
class ExceptionalPayTest {

    @ParameterizedTest
    @CsvSource({
        // 25.23 % up to the bound, 30.28 % above
        "0, 17375.00, 219.32",
        "0, 17375.01, 263.22",
        // exempt; 30.28 % less 7.5 % of it
        "1, 18858.00, 0.00",
        "1, 18858.01, 243.48",
        // 40.38 % less 7.5 % of it; all of it
        "1, 28940.00, 324.70",
        "1, 28940.01, 351.02",
        // exempt further than any cut of the rate reaches; 46.44 % above
        "5, 40520.00, 0.00",
        "5, 43440.01, 403.70",
        "6, 50680.00, 0.00"
    })
    void atItsBounds(int children, String annualPay, String tax) {
        ExceptionalPay.Result result = new ExceptionalPay(
                        BelgianLegislation.get().on(LocalDate.of(2026, 11, 18)), Calculation.traced())
                .allowance(ExceptionalPay.Column.OTHER_ALLOWANCES, Money.of("1000.00"), Money.of(annualPay), children);
        assertThat(result.tax()).isEqualTo(Money.of(tax));
        assertThat(result.net()).isEqualTo(result.taxable().minus(result.tax()));
    }
}
