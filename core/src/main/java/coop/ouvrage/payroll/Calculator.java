package coop.ouvrage.payroll;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.LongTerm;
import coop.ouvrage.employment.StudentQuota;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.spi.UserCompanies;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayQuestion;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Makes the payslip of one contract and month: the first one whole, later ones by the difference to what was paid. */
@Component
class Calculator {

    /** No contract pays as much in a month; beyond it a fault in the data would stop the release of everybody's wages. */
    private static final Money MOST = Money.of("10000000.00");

    private final StudentWage students;
    private final PayQuestions questions;
    private final PayslipFacts facts;
    private final UserCompanies companies;
    private final BusinessTime time;

    Calculator(
            StudentWage students,
            PayQuestions questions,
            PayslipFacts facts,
            UserCompanies companies,
            BusinessTime time) {
        this.students = students;
        this.questions = questions;
        this.facts = facts;
        this.companies = companies;
        this.time = time;
    }

    /** A payslip before it belongs to a run. */
    record Draft(
            Pays pays, WorkContract contract, MonthOfWork work, PayslipSums.SoFar before, Wage wage, PayslipData data) {

        boolean hasDays() {
            return pays == Pays.DEPARTURE ? !contract.days().isEmpty() : !work.isEmpty();
        }

        LocalDate firstDay() {
            return pays == Pays.DEPARTURE
                    ? contract.firstDay()
                    : work.days().getFirst().date();
        }

        LocalDate lastDay() {
            return pays == Pays.DEPARTURE
                    ? contract.lastDay()
                    : work.days().getLast().date();
        }

        Totals totals() {
            return wage.totals().minus(before.totals());
        }
    }

    /**
     * @param answer null when no work of the contract is left in the month
     * @param household that the tax followed; null where none was asked for
     */
    record Wage(
            Totals totals,
            MonthSoFar share,
            int quotaHours,
            @Nullable PayAnswer answer,
            MonthSoFar earlier,
            @Nullable Household household) {

        static final Wage NOTHING = new Wage(Totals.ZERO, MonthSoFar.NONE, 0, null, MonthSoFar.NONE, null);
    }

    /**
     * Calculates the wage that is due; empty when nothing is left to pay or take back.
     *
     * @throws coop.ouvrage.refusal.RefusedException if the law has no answer
     */
    Optional<Draft> calculate(Due due, PayBasis basis) {
        WorkContract contract = basis.contract(due.contract());
        MonthOfWork work = MonthOfWork.of(contract, due.month());
        if (work.gross().compareTo(MOST) > 0) {
            throw new IllegalStateException("a gross of " + work.gross() + " EUR in a month");
        }
        PayslipSums.SoFar before = basis.soFar(due);
        if (work.isEmpty() && before.payslips() == 0) {
            return Optional.empty();
        }
        Wage wage = work.isEmpty() ? Wage.NOTHING : wage(due, basis, work, before);
        Draft draft = new Draft(
                Pays.WAGE,
                contract,
                work,
                before,
                wage,
                facts.of(contract, basis.worker(due.worker()), work, before, wage));
        return before.payslips() > 0 && draft.totals().isZero() ? Optional.empty() : Optional.of(draft);
    }

    /**
     * Calculates the holiday pay owed at the end of a contract, with the last month of its work and once its wage is known to
     * {@code basis}; empty where somebody else pays it, or nothing is left to pay or take back.
     *
     * @throws coop.ouvrage.refusal.RefusedException if the law has no answer
     */
    Optional<Draft> departure(Due due, PayBasis basis) {
        WorkContract contract = basis.contract(due.contract());
        PayslipSums.SoFar before = basis.departure(due.contract());
        Money earned = contract.earnedAtEnd().orElse(null);
        if (earned == null) {
            return Optional.empty(); // one month of a contract that goes on
        }
        boolean worked = !contract.days().isEmpty();
        if (worked && !YearMonth.from(contract.lastDay()).equals(due.month())) {
            return Optional.empty();
        }
        Money holidays = earned.plus(contract.untakenAtEnd());
        Optional<PayAnswer> answer = worked ? departure(contract, holidays, due, basis) : Optional.empty();
        Totals totals =
                answer.map(pay -> Totals.of(pay, Money.ZERO).outOfProvision()).orElse(Totals.ZERO);
        if (totals.equals(before.totals())) {
            return Optional.empty();
        }
        MonthOfWork work = new MonthOfWork(List.of(), holidays, Money.ZERO);
        Wage pay = new Wage(totals, MonthSoFar.NONE, 0, answer.orElse(null), MonthSoFar.NONE, null);
        PayslipData data = facts.of(contract, basis.worker(due.worker()), work, before, pay);
        return Optional.of(new Draft(Pays.DEPARTURE, contract, work, before, pay, data));
    }

    private Optional<PayAnswer> departure(WorkContract contract, Money earned, Due due, PayBasis basis) {
        Employee who = Employee.of(contract, companies);
        LocalDate day = contract.lastDay();
        return students.departure(
                        questions.of(
                                who,
                                day,
                                counted(contract, MonthOfWork.of(contract, due.month())),
                                earned,
                                basis.household(who, day),
                                basis.month(who, day)),
                        basis.hours(due.contract()),
                        basis.doublePaid(due.contract()).plus(contract.untakenAtEnd()))
                .orThrow();
    }

    private Wage wage(Due due, PayBasis basis, MonthOfWork work, PayslipSums.SoFar before) {
        WorkContract contract = basis.contract(due.contract());
        Employee who = Employee.of(contract, companies);
        LocalDate lastDay = work.days().getLast().date();
        PayQuestion question = questions.of(
                who,
                lastDay,
                counted(contract, work),
                work.gross(),
                basis.household(who, lastDay),
                basis.month(who, lastDay));
        PayQuestion others = question.withEarlier(less(question.earlier(), before.share()))
                .withFlatTax(basis.hasFlatTax(due.contract()));
        StudentQuota.Split hours = basis.hours(due);
        PayAnswer answer =
                students.calculate(others, hours.hours(), hours.within()).orThrow();
        return new Wage(
                Totals.of(answer, work.charge()),
                answer.monthShare(),
                hours.hours(),
                answer,
                others.earlier(),
                others.household());
    }

    /** Paid hours beside the full month of the law: where full time is fewer hours, each counts for more. */
    private static BigDecimal counted(WorkContract contract, MonthOfWork work) {
        LongTerm term = contract.term();
        return term == null || term.factor().compareTo(BigDecimal.ONE) == 0
                ? work.paidHours()
                : work.paidHours().multiply(term.factor());
    }

    /** The month without what this contract counted in it; empty if nothing else is left, as before a first payslip. */
    static MonthSoFar less(MonthSoFar month, MonthSoFar share) {
        MonthSoFar left = month.plus(negative(share));
        return left.totals().values().stream().allMatch(amount -> amount.signum() == 0) ? MonthSoFar.NONE : left;
    }

    static MonthSoFar negative(MonthSoFar share) {
        return new MonthSoFar(share.totals().entrySet().stream()
                .collect(java.util.stream.Collectors.toMap(
                        java.util.Map.Entry::getKey, entry -> entry.getValue().negate())));
    }

    /** The payslip of a draft, in its run. */
    Calculated inRun(Draft draft, Due due, PayBasis basis, PayRunId run, PayDay payDay) {
        WorkContract contract = draft.contract();
        Payslip payslip = new Payslip(
                PayslipId.next(),
                run,
                due.entity(),
                due.worker(),
                contract.id(),
                contract.assignment().job(),
                contract.assignment().order(),
                contract.assignment().unit(),
                contract.kind(),
                draft.pays(),
                due.firstOfMonth(),
                draft.before().payslips(),
                draft.hasDays() ? draft.firstDay() : due.firstOfMonth(),
                draft.hasDays() ? draft.lastDay() : due.firstOfMonth(),
                payDay.creditedOn(),
                draft.totals(),
                contract.language(),
                null,
                time.now());
        return new Calculated(
                payslip,
                contract.version(),
                draft.work().hours().subtract(draft.before().hours()),
                draft.work().paidHours().subtract(draft.before().paidHours()),
                draft.wage().quotaHours() - draft.before().quotaHours(),
                draft.wage().share().plus(negative(draft.before().share())),
                draft.data().withYear(basis.year(due).plus(draft.totals())));
    }
}
