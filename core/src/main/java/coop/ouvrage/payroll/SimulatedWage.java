package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.MinimumWage;
import coop.ouvrage.payroll.spi.PaidHours;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything between a price and a net wage.
 *
 * @param price before VAT
 * @param budget what price less contribution and costs leaves for the wage
 * @param charge what the unit is charged for the gross wage
 * @param days hours worked and hours paid of each day
 * @param minimum the lowest hourly wage; null if none is known for that day
 * @param minimumGross the lowest gross wage for the paid hours; null as above
 * @param unknown what could not be calculated because a figure of the law is not known for that day; the net does not need it
 * @param objections why this wage may not be paid, in order; empty if it may
 */
public record SimulatedWage(
        Money price,
        Money contribution,
        Money costs,
        Money budget,
        BigDecimal coefficient,
        Money charge,
        List<PaidHours> days,
        @Nullable MinimumWage minimum,
        @Nullable Money minimumGross,
        PayAnswer pay,
        List<Refusal> unknown,
        List<Refusal> objections) {

    public SimulatedWage {
        days = List.copyOf(days);
        unknown = List.copyOf(unknown);
        objections = List.copyOf(objections);
    }

    public Money gross() {
        return pay.gross();
    }

    /** What the wage leaves in the budget of the unit. */
    public Money left() {
        return budget.minus(charge);
    }
}
