package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.MINUS;
import static coop.ouvrage.legislation.Operator.PLUS;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;

/** One wage from gross to net, by the rules of its kind. */
abstract sealed class PayCase permits OrdinaryPay, FlatArtistPay, StudentPay, PartlyWithinQuotaPay {

    final PayQuestion question;
    final Law law;
    final Calculation calculation;
    final Base base;
    final Payslip payslip = new Payslip();

    PayCase(PayQuestion question, Law law, Calculation calculation) {
        this.question = question;
        this.law = law;
        this.calculation = calculation;
        this.base = Base.of(question.kind());
    }

    static PayCase of(PayQuestion question, Law law, Calculation calculation) {
        if (question.flatTax() && question.kind() != ContractKind.ARTIST) {
            throw new RefusedException(Refusal.of("payroll.flat_tax_for_artists", "kind", question.kind()));
        }
        return switch (question.kind()) {
            case STUDENT -> student(question, law, calculation);
            case ARTIST ->
                question.flatTax()
                        ? new FlatArtistPay(question, law, calculation)
                        : new OrdinaryPay(question, law, calculation);
            case EMPLOYEE, MANUAL_WORKER -> new OrdinaryPay(question, law, calculation);
        };
    }

    private static PayCase student(PayQuestion question, Law law, Calculation calculation) {
        if (question.quota().isAll()) {
            return new StudentPay(question, law, calculation);
        }
        return question.quota().isNone()
                ? new OrdinaryPay(question, law, calculation)
                : new PartlyWithinQuotaPay(question, law, calculation);
    }

    /** Fills the payslip and tells what this wage adds to the month. */
    abstract MonthSoFar calculate();

    final Money contribution() {
        payslip.line("be.gross", LineKind.PAY, question.gross());
        Calculation step = calculation.begin("be.employee_contribution", "be.gross", question.gross());
        Money contribution = base.raise(step, law)
                .then(TIMES, law.figure("social_security/employee_rate"))
                .cents();
        payslip.line("be.employee_contribution", LineKind.SOCIAL_SECURITY, contribution.negate());
        return contribution;
    }

    final Money taxable(Money contribution, Money bonus) {
        payslip.line("be.work_bonus", LineKind.SOCIAL_SECURITY, bonus);
        Money taxable = calculation
                .begin("be.taxable", "be.gross", question.gross())
                .then(MINUS, "be.employee_contribution", contribution)
                .then(PLUS, "be.work_bonus", bonus)
                .cents();
        payslip.line("be.taxable", LineKind.SUBTOTAL, taxable);
        return taxable;
    }

    final void tax(Money beforeCredit, Money credit) {
        payslip.line("be.withholding_before_credit", LineKind.TAX, beforeCredit.negate())
                .line("be.fiscal_work_bonus", LineKind.TAX, credit);
    }

    final void special(Money contribution) {
        payslip.line("be.special_contribution", LineKind.SOCIAL_SECURITY, contribution.negate());
    }

    final void refunds() {
        if (!question.exemptRefunds().isZero()) {
            payslip.line("be.exempt_refunds", LineKind.EXEMPT, question.exemptRefunds());
        }
        Calculation step = calculation.begin("be.net", "be.gross", question.gross());
        payslip.lines().stream()
                .filter(line -> line.kind() != LineKind.PAY && line.kind() != LineKind.SUBTOTAL)
                .forEach(line -> step.then(PLUS, line.code(), line.amount()));
        step.cents();
    }
}
