package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.CostLine;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayLine;
import coop.ouvrage.payroll.spi.PayQuestion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The departure holiday pay of a contract as a payslip. Manual workers and artists have theirs from the national office for annual
 * holidays the year after, students earn none within their quota. The tax follows twelve times the taxable pay of the month in which the
 * contract ends (practice, unverified).
 */
final class DeparturePay {

    /** The name under which the payslip counts the simple part, which is declared as pay. */
    static final String SIMPLE = "departure_simple";

    private final PayQuestion question;
    private final Money doublePaid;
    private final Law law;
    private final EmployerProfile employer;
    private final Calculation calculation;

    DeparturePay(PayQuestion question, Money doublePaid, Law law, EmployerProfile employer) {
        this.question = question;
        this.doublePaid = doublePaid;
        this.law = law;
        this.employer = employer;
        this.calculation = Calculation.traced(question.options().traced());
    }

    Optional<PayAnswer> answer() {
        Money gross = gross();
        if (Base.of(question.kind()) == Base.ON_108 || gross.isZero()) {
            return Optional.empty();
        }
        Money annual = calculation
                .begin("be.annual_pay", "be.month_taxable", new MonthTotals(question.earlier()).money("taxable"))
                .then(TIMES, law.figure("holiday_pay/departure_reference_months"))
                .cents();
        DepartureHolidayPay holidays = new DepartureHolidayPay(law, calculation);
        ExceptionalPay.Result pay =
                holidays.of(gross, doublePaid, annual, question.household().children());
        Money whole = pay.contribution().plus(pay.taxable());
        CostLine contributions =
                new EmployerSide(question.withGross(gross), law, calculation, employer).departureContributions();
        return Optional.of(new PayAnswer(
                whole,
                pay.net(),
                lines(whole, pay),
                new EmployerCost(whole, List.of(contributions), List.of()),
                new MonthSoFar(Map.of(SIMPLE, holidays.simple(gross).toDecimal())),
                calculation.unverified(),
                calculation.trace()));
    }

    private static List<PayLine> lines(Money whole, ExceptionalPay.Result pay) {
        return List.of(
                new PayLine("be.departure_holiday_pay_due", LineKind.PAY, whole),
                new PayLine(
                        "be.employee_contribution",
                        LineKind.SOCIAL_SECURITY,
                        pay.contribution().negate()),
                new PayLine("be.taxable", LineKind.SUBTOTAL, pay.taxable()),
                new PayLine(
                        "be.exceptional_withholding", LineKind.TAX, pay.tax().negate()));
    }

    /** Only ordinary pay earns it. */
    private Money gross() {
        if (question.kind() != ContractKind.STUDENT || question.quota().isNone()) {
            return question.gross();
        }
        return question.quota().isAll()
                ? Money.ZERO
                : QuotaSplit.of(question, calculation).above().gross();
    }
}
