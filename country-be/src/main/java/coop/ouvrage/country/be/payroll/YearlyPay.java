package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.DIVIDED_BY;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayLine;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.YearlyAnswer;
import coop.ouvrage.payroll.spi.YearlyKind;
import coop.ouvrage.payroll.spi.YearlyQuestion;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The year-end premium and the double holiday pay of a contract as payslips. The normal monthly pay of a wage that varies is the mean of
 * the months that have one (own reading); double holiday pay is due on a twelfth of the holiday exercise, which is the month's pay for
 * every month worked in it. Artists have their holiday pay from the national office, students within their quota have none.
 */
final class YearlyPay {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final YearlyQuestion question;
    private final Law law;
    private final EmployerProfile employer;
    private final Calculation calculation = Calculation.traced(true);

    YearlyPay(YearlyQuestion question, Law law, EmployerProfile employer) {
        this.question = question;
        this.law = law;
        this.employer = employer;
    }

    YearlyAnswer answer() {
        if (question.kind() == ContractKind.STUDENT) {
            return YearlyAnswer.nothing("be.yearly.student");
        }
        return question.pays() == YearlyKind.YEAR_END_PREMIUM ? premium() : holiday();
    }

    private YearlyAnswer premium() {
        int months = monthsOfYear();
        int paid = question.earned().size();
        if (months == 0 || paid == 0) {
            return YearlyAnswer.nothing("be.yearly.no_month");
        }
        Money month = calculation
                .begin("be.normal_month", "be.gross_of_year", question.gross())
                .then(DIVIDED_BY, "months_paid", BigDecimal.valueOf(paid))
                .cents();
        int length = fullMonths(question.first(), question.last());
        int seniority = fullMonths(question.first(), earlier(question.last(), question.day()));
        Money gross = new YearEndPremium(law, calculation)
                .gross(new YearEndPremium.Work(sector(), month, months, seniority, length));
        return gross.isZero()
                ? YearlyAnswer.nothing("be.yearly.too_short")
                : new YearlyAnswer(premium(gross), "be.yearly.premium", months);
    }

    private PayAnswer premium(Money gross) {
        PayQuestion asIfWage = PayQuestion.of(question.day(), question.kind(), gross);
        Calculation step = calculation.begin("be.employee_contribution", "be.allowance", gross);
        Money contribution = Base.of(question.kind())
                .raise(step, law)
                .then(TIMES, law.figure("social_security/employee_rate"))
                .cents();
        ExceptionalPay.Result pay = new ExceptionalPay(law, calculation)
                .taxed(ExceptionalPay.Column.OTHER_ALLOWANCES, gross, contribution, annual(), children());
        EmployerCost cost = new EmployerSide(asIfWage, law, calculation, employer).ofPremium();
        return answer("be.year_end_premium_due", gross, pay, cost);
    }

    private YearlyAnswer holiday() {
        if (Base.of(question.kind()) == Base.ON_108) {
            return YearlyAnswer.nothing("be.yearly.fund_pays");
        }
        if (question.last().isBefore(question.day())) {
            return YearlyAnswer.nothing("be.yearly.left");
        }
        if (question.gross().isZero()) {
            return YearlyAnswer.nothing("be.yearly.no_month");
        }
        Money month = calculation
                .begin("be.normal_month", "be.gross_of_holiday_exercise", question.gross())
                .then(DIVIDED_BY, "months", MONTHS)
                .cents();
        ExceptionalPay.Result pay = new DoubleHolidayPay(law, calculation).of(month, annual(), children());
        Money gross = pay.contribution().plus(pay.taxable());
        return new YearlyAnswer(
                answer("be.double_holiday_pay_due", gross, pay, new EmployerCost(gross, List.of(), List.of())),
                "be.yearly.holiday",
                question.earned().size());
    }

    private PayAnswer answer(String code, Money gross, ExceptionalPay.Result pay, EmployerCost cost) {
        return new PayAnswer(
                gross,
                pay.net(),
                List.of(
                        new PayLine(code, LineKind.PAY, gross),
                        new PayLine(
                                "be.employee_contribution",
                                LineKind.SOCIAL_SECURITY,
                                pay.contribution().negate()),
                        new PayLine("be.taxable", LineKind.SUBTOTAL, pay.taxable()),
                        new PayLine(
                                "be.exceptional_withholding",
                                LineKind.TAX,
                                pay.tax().negate())),
                cost,
                MonthSoFar.NONE,
                calculation.unverified(),
                calculation.trace());
    }

    /** Twelve times the mean taxable pay of the months that have one. */
    private Money annual() {
        List<Money> taxable = question.normal().stream()
                .map(month -> new MonthTotals(month).money("taxable"))
                .filter(Money::isPositive)
                .toList();
        if (taxable.isEmpty()) {
            throw new RefusedException(Refusal.of("payroll.no_normal_pay"));
        }
        Money month = calculation
                .begin("be.normal_month_taxable", "be.taxable_of_months", Money.sum(taxable))
                .then(DIVIDED_BY, "months_paid", BigDecimal.valueOf(taxable.size()))
                .cents();
        return calculation
                .begin("be.annual_pay", "be.normal_month_taxable", month)
                .then(TIMES, law.figure("holiday_pay/yearly_reference_months"))
                .cents();
    }

    private int children() {
        return question.household().children();
    }

    private YearEndPremium.Sector sector() {
        Table agreements = law.table("year_end_premium/agreements");
        String committee = question.jointCommittee().split("\\.", 2)[0];
        if (!agreements.has(committee)) {
            throw new RefusedException(Refusal.of("payroll.sector_unknown", "committee", question.jointCommittee()));
        }
        return switch (agreements.cell(committee).text()) {
            case "cp200" -> YearEndPremium.Sector.CP200;
            case "cp304_nl" -> YearEndPremium.Sector.CP304_NL;
            default ->
                throw new RefusedException(
                        Refusal.of("payroll.sector_unknown", "committee", question.jointCommittee()));
        };
    }

    /**
     * Whole calendar months of the year that the contract covers; one that it begins on the first weekday of is whole. A month that is
     * over and had no wage does not count.
     */
    private int monthsOfYear() {
        int months = 0;
        for (int month = 1; month <= 12; month++) {
            YearMonth tried = YearMonth.of(question.year(), month);
            LocalDate begin = firstWeekday(tried);
            LocalDate end = lastWeekday(tried);
            boolean covered =
                    !question.first().isAfter(begin) && !question.last().isBefore(end);
            boolean paid = question.earned().containsKey(tried) || !end.isBefore(question.day());
            months += covered && paid ? 1 : 0;
        }
        return months;
    }

    private static LocalDate firstWeekday(YearMonth month) {
        LocalDate first = month.atDay(1);
        return switch (first.getDayOfWeek()) {
            case SATURDAY -> first.plusDays(2);
            case SUNDAY -> first.plusDays(1);
            default -> first;
        };
    }

    private static LocalDate lastWeekday(YearMonth month) {
        LocalDate last = month.atEndOfMonth();
        return switch (last.getDayOfWeek()) {
            case SATURDAY -> last.minusDays(1);
            case SUNDAY -> last.minusDays(2);
            default -> last;
        };
    }

    private static int fullMonths(LocalDate first, LocalDate last) {
        return (int) Math.max(0, ChronoUnit.MONTHS.between(first, last.plusDays(1)));
    }

    private static LocalDate earlier(LocalDate a, LocalDate b) {
        return a.isBefore(b) ? a : b;
    }
}
