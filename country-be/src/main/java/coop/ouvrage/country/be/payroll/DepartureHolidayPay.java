package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.PLUS;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.money.Money;

/**
 * Holiday pay due to an employee at the end of every contract, on the gross of the holiday exercise. Its simple part and most of its
 * double part bear the employee contribution; tax follows the holiday column of exceptional pay (practice, unverified).
 */
public final class DepartureHolidayPay {

    private final Law law;
    private final Calculation calculation;

    public DepartureHolidayPay(Law law, Calculation calculation) {
        this.law = law;
        this.calculation = calculation;
    }

    /** What is left of it. The gross of the answer is {@code contribution + taxable}. */
    public ExceptionalPay.Result of(Money exerciseGross, Money annualPay, int children) {
        return of(exerciseGross, Money.ZERO, annualPay, children);
    }

    /**
     * The same when double holiday pay was paid in service on a part of the gross: of that part, only the simple holiday pay is owed.
     *
     * @param doublePaid that part
     */
    ExceptionalPay.Result of(Money exerciseGross, Money doublePaid, Money annualPay, int children) {
        Money simple = simple(exerciseGross);
        Money left = exerciseGross.minus(doublePaid);
        Money twice = share("be.departure_holiday_pay_double", "holiday_pay/departure_double_with_contribution", left);
        Money total = doublePaid.isZero()
                ? share("be.departure_holiday_pay", "holiday_pay/departure_total", exerciseGross)
                : simple.plus(twice)
                        .plus(share(
                                "be.departure_holiday_pay_free",
                                "holiday_pay/departure_double_without_contribution",
                                left));
        Money contribution = calculation
                .begin("be.employee_contribution", "be.departure_holiday_pay_simple", simple)
                .then(PLUS, "be.departure_holiday_pay_double", twice)
                .then(TIMES, law.figure("social_security/employee_rate"))
                .cents();
        return new ExceptionalPay(law, calculation)
                .taxed(ExceptionalPay.Column.HOLIDAY_PAY, total, contribution, annualPay, children);
    }

    /** The part that stands for the wage of the holidays. */
    Money simple(Money exerciseGross) {
        return share("be.departure_holiday_pay_simple", "holiday_pay/departure_simple", exerciseGross);
    }

    private Money share(String step, String parameter, Money gross) {
        return calculation
                .begin(step, "be.gross_of_holiday_exercise", gross)
                .then(TIMES, law.figure(parameter))
                .cents();
    }
}
