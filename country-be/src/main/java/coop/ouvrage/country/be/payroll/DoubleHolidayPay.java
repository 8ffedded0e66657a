package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.money.Money;

/**
 * Double holiday pay of an employee in service: a share of the month's gross, of which the larger part bears the employee contribution.
 * (One source reads 85 % of the double pay, the reference prefers 85/92, that is 85 % of the month's gross: a figure with one source.)
 */
public final class DoubleHolidayPay {

    private final Law law;
    private final Calculation calculation;

    public DoubleHolidayPay(Law law, Calculation calculation) {
        this.law = law;
        this.calculation = calculation;
    }

    /** On the normal gross of one month of a whole holiday year. */
    public ExceptionalPay.Result of(Money monthGross, Money annualPay, int children) {
        Money pay = calculation
                .begin("be.double_holiday_pay", "be.gross", monthGross)
                .then(TIMES, law.figure("holiday_pay/double_in_service"))
                .cents();
        Money contribution = calculation
                .begin("be.employee_contribution", "be.gross", monthGross)
                .then(TIMES, law.figure("holiday_pay/double_in_service_bearing_contribution"))
                .then(TIMES, law.figure("social_security/employee_rate"))
                .cents();
        return new ExceptionalPay(law, calculation)
                .taxed(ExceptionalPay.Column.HOLIDAY_PAY, pay, contribution, annualPay, children);
    }
}
