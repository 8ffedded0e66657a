package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.FlatTax;
import coop.ouvrage.employment.StudentQuota;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.spi.UserCompanies;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A wage before it is agreed. Looks up family, quota and the month so far of the worker; keeps nothing. The caller shows net and
 * withholding to the worker only: a holder sees gross and charge.
 */
@Service
public class PayPreviews {

    private final PayCalculator law;
    private final StudentWage students;
    private final StudentQuota quota;
    private final PayQuestions questions;
    private final PayslipSums payslips;
    private final PayDays payDays;
    private final FlatTax flatTax;
    private final UserCompanies companies;
    private final CurrentUser user;

    PayPreviews(
            PayCalculator law,
            StudentWage students,
            StudentQuota quota,
            PayQuestions questions,
            PayslipSums payslips,
            PayDays payDays,
            FlatTax flatTax,
            UserCompanies companies,
            CurrentUser user) {
        this.law = law;
        this.students = students;
        this.quota = quota;
        this.questions = questions;
        this.payslips = payslips;
        this.payDays = payDays;
        this.flatTax = flatTax;
        this.companies = companies;
        this.user = user;
    }

    /** The wage for a gross. */
    @Transactional(readOnly = true)
    public Outcome<PayPreview> preview(
            UUID worker, String entity, ContractKind kind, LocalDate lastDay, BigDecimal paidHours, Money gross) {
        return preview(new Employee(worker, entity, kind, false), lastDay, paidHours, gross, false);
    }

    /** The wage of a contract, with the tax that was chosen for it: what its payslip will say if nothing changes. */
    @Transactional(readOnly = true)
    public Outcome<PayPreview> preview(WorkContract contract) {
        Employee who = Employee.of(contract, companies);
        boolean flat = flatTax.isChosen(contract.id());
        return preview(who, contract.lastDay(), contract.paidHours(), contract.gross(), flat);
    }

    /** The wage of a performing artist for a gross, if an officer chooses the flat tax for the contract. */
    @Transactional(readOnly = true)
    public Outcome<PayPreview> atFlatTax(
            UUID worker, String entity, LocalDate lastDay, BigDecimal paidHours, Money gross) {
        return preview(new Employee(worker, entity, ContractKind.ARTIST, false), lastDay, paidHours, gross, true);
    }

    private Outcome<PayPreview> preview(
            Employee who, LocalDate lastDay, BigDecimal paidHours, Money gross, boolean flat) {
        return look(who, lastDay, paidHours, question -> {
            int hours = whole(paidHours);
            PayQuestion asked = question.withGross(gross).withFlatTax(flat);
            return students.calculate(asked, hours, Math.min(hours, left(who, lastDay)));
        });
    }

    /** The lowest gross wage whose net is at least {@code net}. */
    @Transactional(readOnly = true)
    public Outcome<PayPreview> forNet(
            UUID worker, String entity, ContractKind kind, LocalDate lastDay, BigDecimal paidHours, Money net) {
        Employee who = new Employee(worker, entity, kind, false);
        return look(
                who,
                lastDay,
                paidHours,
                question -> law.fromNet(StudentWage.share(question, whole(paidHours), left(who, lastDay)), net));
    }

    private int left(Employee who, LocalDate day) {
        return who.kind() == ContractKind.STUDENT
                ? quota.year(who.worker(), day).left()
                : 0;
    }

    private static int whole(BigDecimal hours) {
        return hours.setScale(0, RoundingMode.CEILING).intValueExact();
    }

    private Outcome<PayPreview> look(
            Employee who, LocalDate lastDay, BigDecimal paidHours, Function<PayQuestion, Outcome<PayAnswer>> wage) {
        try {
            PayslipSums.Month month = payslips.month(who.worker(), who.entity(), lastDay);
            PayQuestion question = user.asSystem(() -> questions.of(who, lastDay, paidHours, month));
            return wage.apply(question)
                    .flatMap(answer -> wage.apply(question.withOptions(PayOptions.NET_ONLY))
                            .map(net -> new PayPreview(
                                    answer,
                                    month.payslips() > 0,
                                    month.gross(),
                                    payDays.of(lastDay).creditedOn(),
                                    net.unverified())));
        } catch (RefusedException e) {
            return Outcome.refused(e.refusals());
        }
    }
}
