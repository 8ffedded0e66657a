package coop.ouvrage.country.be.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.Partner;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The scale at its bounds: a band begins at its lower bound, where the amounts of two bands are not the same. */
class SpecialContributionTest {

    private final BelgianPayCalculator calculator = new BelgianPayCalculator();

    @ParameterizedTest
    @CsvSource({
        "NONE, EMPLOYEE, 1945.38, 0.00",
        "NONE, EMPLOYEE, 1945.50, 0.01",
        "NONE, EMPLOYEE, 4099.99, 39.62",
        // 27.35 + 3.38 % of 363 would be 39.62
        "NONE, EMPLOYEE, 4100.00, 39.61",
        "NONE, EMPLOYEE, 6038.82, 60.94",
        "NONE, EMPLOYEE, 9000.00, 60.94",
        "OWN_INCOME, EMPLOYEE, 1095.09, 0.00",
        "OWN_INCOME, EMPLOYEE, 1095.10, 5.15",
        // 108 %: 1,095.0984 and 1,095.1092
        "OWN_INCOME, ARTIST, 1013.98, 0.00",
        "OWN_INCOME, ARTIST, 1013.99, 5.15",
        "OWN_INCOME, EMPLOYEE, 2000.00, 5.15",
        "OWN_INCOME, EMPLOYEE, 9000.00, 51.64",
        "NO_INCOME, EMPLOYEE, 1500.00, 0.00",
        "NO_INCOME, EMPLOYEE, 9000.00, 60.94"
    })
    void atItsBounds(Partner partner, ContractKind kind, String gross, String amount) {
        PayQuestion question = PayQuestion.of(LocalDate.of(2026, 9, 15), kind, Money.of(gross))
                .withHousehold(Household.of(partner, 0))
                .withOptions(PayOptions.NET_ONLY);
        assertThat(calculator.calculate(question).orThrow().amount("be.special_contribution"))
                .contains(Money.of(amount).negate());
    }
}
