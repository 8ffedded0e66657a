package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Rounding;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayQuestion;
import java.math.BigDecimal;

/**
 * Artists engaged for shows by an employer on whose permanent staff they are not (annex III, point 80): a flat rate of tax without any
 * reduction, the credit of the work bonus included. Kept out of the month's total.
 */
final class FlatArtistPay extends PayCase {

    FlatArtistPay(PayQuestion question, Law law, Calculation calculation) {
        super(question, law, calculation);
    }

    @Override
    MonthSoFar calculate() {
        Money contribution = contribution();
        Money taxable = taxable(contribution, bonus(contribution).total());
        Money tax = calculation
                .begin("be.withholding_before_credit", "be.taxable", taxable)
                .then(TIMES, law.figure("withholding_tax/performing_artist_flat_rate"))
                .cents();
        tax(tax, Money.ZERO);
        BigDecimal monthBase = base.raise(calculation.begin("be.month_base", "be.gross", question.gross()), law)
                .end(Rounding.NONE);
        special(SpecialContribution.of(calculation, law, question.household().partner(), monthBase));
        refunds();
        return MonthSoFar.NONE;
    }

    private Bonus bonus(Money contribution) {
        BonusQuestion work = new BonusQuestion(
                question.gross(), question.time().paid(), question.time().full());
        BigDecimal reference = work.reference(calculation);
        Bonus bonus = work.onBase(
                        calculation, law, base, reference, question.time().paid())
                .atMost(contribution);
        WorkBonus.total(calculation, bonus);
        return bonus;
    }
}
