package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.MINUS;
import static coop.ouvrage.legislation.Operator.PLUS;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayQuestion;

/**
 * A student whose quota ends within the wage: the hours within bear the solidarity contribution, ordinary contributions and tax apply
 * from the first hour above. Holds for a declaration made in time; a late one puts every hour above the quota.
 */
final class PartlyWithinQuotaPay extends PayCase {

    private final QuotaSplit split;

    PartlyWithinQuotaPay(PayQuestion question, Law law, Calculation calculation) {
        super(question, law, calculation);
        this.split = QuotaSplit.of(question, calculation);
    }

    @Override
    MonthSoFar calculate() {
        payslip.line("be.gross", LineKind.PAY, question.gross());
        Money solidarity = new StudentPay(split.within(), law, calculation).solidarity();
        payslip.line("be.student_contribution", LineKind.SOCIAL_SECURITY, solidarity.negate());
        OrdinaryPay above = new OrdinaryPay(split.above(), law, calculation);
        MonthSoFar share = above.calculate();
        above.payslip.lines().stream()
                .filter(line -> line.kind() != LineKind.PAY)
                .forEach(line -> payslip.line(
                        line.code(),
                        line.kind(),
                        line.kind() == LineKind.SUBTOTAL ? wholeTaxable(line.amount(), solidarity) : line.amount()));
        Calculation step = calculation.begin("be.net", "be.gross", question.gross());
        payslip.lines().stream()
                .filter(line -> line.kind() != LineKind.PAY && line.kind() != LineKind.SUBTOTAL)
                .forEach(line -> step.then(PLUS, line.code(), line.amount()));
        step.cents();
        return share;
    }

    /** Income for the year's tax is all of it; withheld is only on the part above. */
    private Money wholeTaxable(Money above, Money solidarity) {
        return calculation
                .begin("be.taxable", "be.taxable", above)
                .then(PLUS, "be.gross_within_quota", split.within().gross())
                .then(MINUS, "be.student_contribution", solidarity)
                .cents();
    }
}
