package coop.ouvrage.employment;

import coop.ouvrage.employment.spi.MinimumPay;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a contract costs and why.
 *
 * @param days with the paid time of each
 * @param charge gross times coefficient, half-up: what the unit pays
 * @param hourly gross per paid hour, four decimals
 * @param raisedMinutes paid minutes added by the minimum of a day
 * @param raiseCost what they add to the charge
 * @param minimum lowest pay for this work, none when no rule is known
 * @param minimumGross minimum per hour times paid hours, rounded up to the cent
 */
public record ContractPrice(
        List<PaidDay> days,
        Money gross,
        BigDecimal coefficient,
        Money charge,
        BigDecimal hourly,
        int raisedMinutes,
        Money raiseCost,
        @Nullable MinimumPay minimum,
        Money minimumGross) {

    public int paidMinutes() {
        return days.stream().mapToInt(PaidDay::paidMinutes).sum();
    }

    public BigDecimal paidHours() {
        return PaidDay.hours(paidMinutes());
    }

    /** What the minimum wage for the paid hours would cost the unit. */
    public Money minimumCharge() {
        return minimumGross.times(coefficient);
    }
}
