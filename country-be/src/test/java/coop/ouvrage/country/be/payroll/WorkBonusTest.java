package coop.ouvrage.country.be.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The bonus around 1 April 2024, when one reduction became two parts; bounds and amounts as Group S published them. */
class WorkBonusTest {

    private static final LocalDate MARCH = LocalDate.of(2024, 3, 31);
    private static final LocalDate APRIL = LocalDate.of(2024, 4, 1);

    private final BelgianPayCalculator calculator = new BelgianPayCalculator();

    @ParameterizedTest
    @CsvSource({
        // never more than the contribution of 13.07 %
        "EMPLOYEE, 1994.18, 260.64",
        "EMPLOYEE, 2054.01, 267.42",
        // 267.42 - 0.2579 x 245.99; 252.26 - 0.2313 x 745.99
        "EMPLOYEE, 2300.00, 203.98",
        "EMPLOYEE, 2623.00, 120.68",
        "EMPLOYEE, 2800.00, 79.71",
        "EMPLOYEE, 3144.45, 0.04",
        "EMPLOYEE, 3144.46, 0.00",
        "ARTIST, 2300.00, 220.28",
        "MANUAL_WORKER, 2800.00, 86.09"
    })
    void untilMarch2024OneReductionInThreeBands(ContractKind kind, String gross, String bonus) {
        for (LocalDate day : new LocalDate[] {LocalDate.of(2023, 11, 1), MARCH}) {
            assertThat(pay(day, kind, gross).amount("be.work_bonus")).contains(Money.of(bonus));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // the guaranteed income since that day: 115.91 + 156.30, cut to the contribution
        "2029.88, 265.31",
        // 115.91 + (156.30 - 0.2699 x 209.22)
        "2300.00, 215.74",
        // 115.91 - 0.2443 x 130.04
        "2800.00, 84.14"
    })
    void sinceApril2024TwoParts(String gross, String bonus) {
        assertThat(pay(APRIL, ContractKind.EMPLOYEE, gross).amount("be.work_bonus"))
                .contains(Money.of(bonus));
    }

    /** The slope ends two cents above nothing at the bound, and above the bound there is nothing. */
    @Test
    void aboveTheBoundThereIsNoneWhateverTheSlopeWouldLeave() {
        LocalDate day = LocalDate.of(2026, 1, 15);
        assertThat(pay(day, ContractKind.EMPLOYEE, "3271.48").amount("be.work_bonus"))
                .contains(Money.of("0.02"));
        assertThat(pay(day, ContractKind.EMPLOYEE, "3271.49").amount("be.work_bonus"))
                .contains(Money.ZERO);
    }

    /** What the reform was made for: 35.70 euros more of guaranteed income, some 50 euros more in hand. */
    @Test
    void theLowestWageGainsSomeFiftyEuros() {
        Money before = pay(MARCH, ContractKind.EMPLOYEE, "1994.18").net();
        Money after = pay(APRIL, ContractKind.EMPLOYEE, "2029.88").net();
        assertThat(after.minus(before)).isBetween(Money.of("49.00"), Money.of("51.00"));
    }

    @Test
    void theCostOfAJobOf2024NamesTheOneRateThatWasNotFound() {
        PayQuestion question = PayQuestion.of(MARCH, ContractKind.EMPLOYEE, Money.of("2300.00"));
        assertThat(calculator.calculate(question).refusals())
                .containsExactly(Refusal.of(
                        "legislation.no_value",
                        "parameter",
                        "social_security/closure_fund_basic_20_or_more_workers",
                        "day",
                        MARCH));
    }

    private PayAnswer pay(LocalDate day, ContractKind kind, String gross) {
        return calculator
                .calculate(PayQuestion.of(day, kind, Money.of(gross)).withOptions(PayOptions.NET_ONLY))
                .orThrow();
    }
}
