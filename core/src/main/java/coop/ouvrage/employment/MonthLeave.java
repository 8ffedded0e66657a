package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.YearMonth;

/**
 * What leave that an earlier employer has paid does to the gross of a month.
 *
 * @param minutes of such leave in it
 * @param withheld kept back for the time being
 * @param settled given back, or taken when below zero, once for the year
 * @param left what the settlement could not take of the month
 */
public record MonthLeave(YearMonth month, int minutes, Money withheld, Money settled, Money left) {

    static MonthLeave none(YearMonth month) {
        return new MonthLeave(month, 0, Money.ZERO, Money.ZERO, Money.ZERO);
    }

    public boolean isNothing() {
        return minutes == 0 && withheld.isZero() && settled.isZero() && left.isZero();
    }

    public BigDecimal hours() {
        return PaidDay.hours(minutes);
    }

    /** By how much the gross of the month changes. */
    Money change() {
        return settled.minus(withheld);
    }
}
