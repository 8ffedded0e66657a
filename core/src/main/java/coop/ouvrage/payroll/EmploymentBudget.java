package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Between a price and a gross wage, both ways. The coefficient (what the unit is charged per euro of gross) and the rate of the
 * mutual contribution are policies of the co-operative and are given, never known here.
 *
 * @param coefficient charge of the unit per euro of gross pay
 * @param contributionRate share of the price before VAT that goes into the common pot
 */
public record EmploymentBudget(BigDecimal coefficient, BigDecimal contributionRate) {

    public EmploymentBudget {
        if (coefficient.signum() <= 0
                || contributionRate.signum() < 0
                || contributionRate.compareTo(BigDecimal.ONE) >= 0) {
            throw new IllegalArgumentException("a coefficient is positive, a contribution rate at least 0 and below 1");
        }
    }

    /** The gross wage that a budget carries, rounded down, so that its charge never exceeds the budget. */
    public Money gross(Money budget) {
        return Money.of(budget.max(Money.ZERO).toDecimal().divide(coefficient, 2, RoundingMode.DOWN));
    }

    /** What the unit is charged for that gross wage. */
    public Money charge(Money gross) {
        return gross.times(coefficient);
    }

    /** The mutual contribution on a price before VAT. */
    public Money contribution(Money price) {
        return price.times(contributionRate);
    }

    /** What a price leaves for the wage; negative if contribution and costs are more than the price. */
    public Money budget(Money price, Money costs) {
        return price.minus(contribution(price)).minus(costs);
    }

    /** The lowest price before VAT that pays the charge for that gross wage, and the costs. */
    public Money price(Money gross, Money costs) {
        BigDecimal needed = charge(gross).plus(costs).toDecimal();
        Money price = Money.of(needed.divide(BigDecimal.ONE.subtract(contributionRate), 2, RoundingMode.UP));
        Money cent = Money.ofCents(1);
        while (price.isPositive() && carries(price.minus(cent), gross, costs)) {
            price = price.minus(cent);
        }
        while (!carries(price, gross, costs)) {
            price = price.plus(cent);
        }
        return price;
    }

    private boolean carries(Money price, Money gross, Money costs) {
        return gross(budget(price, costs)).compareTo(gross) >= 0
                && !budget(price, costs).isNegative();
    }
}
