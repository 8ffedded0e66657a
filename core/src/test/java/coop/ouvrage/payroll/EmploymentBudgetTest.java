package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmploymentBudgetTest {

    private static final BigDecimal CONTRIBUTION = new BigDecimal("0.065");

    @ParameterizedTest
    @CsvSource({"1.57, 557.32", "1.55, 564.51", "1.09, 802.75"})
    void aJobAtAThousandLeavesTheseWages(String coefficient, String gross) {
        EmploymentBudget budget = new EmploymentBudget(new BigDecimal(coefficient), CONTRIBUTION);
        Money left = budget.budget(Money.of("1000.00"), Money.of("60.00"));
        assertThat(left).isEqualTo(Money.of("875.00"));
        assertThat(budget.gross(left)).isEqualTo(Money.of(gross));
    }

    @Test
    void oneCentMayBeLeftOver() {
        EmploymentBudget artist = new EmploymentBudget(new BigDecimal("1.57"), CONTRIBUTION);
        assertThat(artist.charge(Money.of("557.32"))).isEqualTo(Money.of("874.99"));
    }

    @Test
    void aBudgetBelowZeroCarriesNoWage() {
        EmploymentBudget budget = new EmploymentBudget(new BigDecimal("1.55"), CONTRIBUTION);
        assertThat(budget.gross(budget.budget(Money.of("10.00"), Money.of("60.00"))))
                .isEqualTo(Money.ZERO);
    }

    @Test
    void policiesThatCannotBeAreRefused() {
        assertThatThrownBy(() -> new EmploymentBudget(BigDecimal.ZERO, CONTRIBUTION))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new EmploymentBudget(BigDecimal.ONE, BigDecimal.ONE))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500)
    void theChargeNeverExceedsTheBudget(
            @ForAll @LongRange(min = 0, max = 10_000_000) long cents,
            @ForAll @LongRange(min = 100, max = 300) long rate) {
        EmploymentBudget policy = new EmploymentBudget(BigDecimal.valueOf(rate, 2), CONTRIBUTION);
        Money budget = Money.ofCents(cents);
        Money gross = policy.gross(budget);
        assertThat(gross.toDecimal().multiply(policy.coefficient())).isLessThanOrEqualTo(budget.toDecimal());
        assertThat(policy.charge(gross)).isLessThanOrEqualTo(budget);
        assertThat(gross.plus(Money.ofCents(1)).toDecimal().multiply(policy.coefficient()))
                .isGreaterThan(budget.toDecimal());
    }

    @Property(tries = 500)
    void thePriceOfAWageIsTheLowestThatPaysIt(
            @ForAll @LongRange(min = 1, max = 1_000_000) long grossCents,
            @ForAll @LongRange(min = 0, max = 100_000) long costCents) {
        EmploymentBudget policy = new EmploymentBudget(new BigDecimal("1.55"), CONTRIBUTION);
        Money gross = Money.ofCents(grossCents);
        Money costs = Money.ofCents(costCents);
        Money price = policy.price(gross, costs);
        assertThat(policy.gross(policy.budget(price, costs))).isGreaterThanOrEqualTo(gross);
        Money lower = price.minus(Money.ofCents(1));
        assertThat(policy.gross(policy.budget(lower, costs))).isLessThan(gross);
    }
}
