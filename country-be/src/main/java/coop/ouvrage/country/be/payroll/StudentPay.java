package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.MINUS;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayQuestion;

/**
 * A student within the yearly quota: the solidarity contribution and nothing else. Kept out of the month's total. That no tax is withheld
 * stands in the tax law of the year: where that is not known, nothing is.
 */
final class StudentPay extends PayCase {

    StudentPay(PayQuestion question, Law law, Calculation calculation) {
        super(question, law, calculation);
    }

    @Override
    MonthSoFar calculate() {
        payslip.line("be.gross", LineKind.PAY, question.gross());
        Money contribution = solidarity();
        payslip.line("be.student_contribution", LineKind.SOCIAL_SECURITY, contribution.negate());
        Money taxable = calculation
                .begin("be.taxable", "be.gross", question.gross())
                .then(MINUS, "be.student_contribution", contribution)
                .cents();
        payslip.line("be.taxable", LineKind.SUBTOTAL, taxable);
        law.table("withholding_tax/student_within_quota");
        tax(Money.ZERO, Money.ZERO);
        special(Money.ZERO);
        refunds();
        return MonthSoFar.NONE;
    }

    Money solidarity() {
        return calculation
                .begin("be.student_contribution", "be.gross", question.gross())
                .then(TIMES, law.figure("social_security/student_solidarity_employee"))
                .cents();
    }
}
