package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.AT_MOST;
import static coop.ouvrage.legislation.Operator.DIVIDED_BY;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Rounding;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;

/**
 * The work bonus of some work: reference wage and fraction of the month.
 *
 * @param gross all pay that shares one reference wage
 * @param paid the time it pays
 * @param full the time of a full month
 */
record BonusQuestion(Money gross, BigDecimal paid, BigDecimal full) {

    private boolean wholeMonth() {
        return paid.compareTo(full) == 0;
    }

    /** What a full month would pay at this rate. */
    BigDecimal reference(Calculation calculation) {
        Calculation step = calculation.begin("be.work_bonus_reference", "be.gross", gross);
        if (!wholeMonth()) {
            step.then(TIMES, "time_of_full_month", full).then(DIVIDED_BY, "time_paid", paid);
        }
        return step.end(Rounding.NONE);
    }

    /** The bonus of the work on that base, {@code part} of the time of the month. */
    Bonus onBase(Calculation calculation, Law law, Base base, BigDecimal reference, BigDecimal part) {
        Bonus fullTime = WorkBonus.on(law).fullTime(calculation, law, base, reference);
        if (part.compareTo(full) == 0) {
            return fullTime;
        }
        BigDecimal fraction = calculation
                .begin("be.work_bonus_fraction", "time_paid", part)
                .then(DIVIDED_BY, "time_of_full_month", full)
                .then(AT_MOST, "whole_month", BigDecimal.ONE)
                .end(Rounding.TWO_DECIMALS);
        return WorkBonus.forTime(calculation, fullTime, fraction);
    }
}
