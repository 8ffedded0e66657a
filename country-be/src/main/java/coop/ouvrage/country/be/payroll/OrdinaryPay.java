package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.AT_MOST;
import static coop.ouvrage.legislation.Operator.MINUS;
import static coop.ouvrage.legislation.Operator.PLUS;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Rounding;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Pay under the ordinary formulas. Work bonus, tax and special contribution are those of the whole month so far, less what earlier
 * payslips of the month counted: the month's total does not depend on the order of its contracts, each payslip does.
 */
final class OrdinaryPay extends PayCase {

    private static final String AGGREGATION = "withholding_tax/month_aggregation";

    private final @Nullable Figure aggregation;
    private final MonthTotals earlier;

    /** @throws RefusedException {@code legislation.no_value} if the rule on earlier pay of the month is none that is known */
    OrdinaryPay(PayQuestion question, Law law, Calculation calculation) {
        super(question, law, calculation);
        this.aggregation = aggregation();
        this.earlier = new MonthTotals(aggregation == null ? MonthSoFar.NONE : question.earlier());
    }

    /** The rule by which earlier pay of the month counts; null if there is none, or the rule is that each contract is a month of its own. */
    private @Nullable Figure aggregation() {
        if (question.earlier().totals().isEmpty()) {
            return null;
        }
        Figure rule = law.figure(AGGREGATION);
        if (rule.value().compareTo(BigDecimal.ONE) != 0 && rule.value().signum() != 0) {
            throw new RefusedException(Refusal.of("legislation.no_value", "parameter", AGGREGATION, "day", law.day()));
        }
        return rule.value().signum() == 0 ? null : rule;
    }

    @Override
    MonthSoFar calculate() {
        Money contribution = contribution();
        Bonus monthBonus = monthBonus(earlier.money("contribution").plus(contribution));
        Bonus bonus = monthBonus.minus(earlier.bonus());
        Money taxable = taxable(contribution, bonus.total());
        Tax tax = tax(taxable, monthBonus);
        Money special = ofThisWage(
                "be.special_contribution",
                SpecialContribution.of(calculation, law, question.household().partner(), monthBase()),
                "special");
        special(special);
        refunds();
        return new MonthTotals.Share()
                .work(base, question.gross(), question.time().paid())
                .add("contribution", contribution)
                .bonus(bonus)
                .add("taxable", taxable)
                .add("tax", tax.beforeCredit())
                .add("tax_credit", tax.credit())
                .add("special", special)
                .toMonth();
    }

    /** The tax on this wage and the part of the credit that it takes. */
    private record Tax(Money beforeCredit, Money credit) {}

    private Tax tax(Money taxable, Bonus monthBonus) {
        Money monthTaxable = taxable;
        if (aggregation != null) {
            monthTaxable = calculation
                    .begin("be.month_taxable", "be.taxable_earlier", earlier.money("taxable"))
                    .then(TIMES, aggregation)
                    .then(PLUS, "be.taxable", taxable)
                    .cents();
        }
        Money month = KeyFormula.on(law).monthly(calculation, law, monthTaxable, question.household());
        Money theoretical = WorkBonus.on(law).taxCredit(calculation, law, monthBonus);
        Money credit = calculation
                .begin("be.fiscal_work_bonus", "be.fiscal_work_bonus_theoretical", theoretical)
                .then(AT_MOST, "be.withholding_before_credit", month)
                .cents();
        Tax tax = new Tax(
                ofThisWage("be.withholding_before_credit", month, "tax"),
                ofThisWage("be.fiscal_work_bonus", credit, "tax_credit"));
        tax(tax.beforeCredit(), tax.credit());
        return tax;
    }

    private Bonus monthBonus(Money monthContribution) {
        BigDecimal on100 = time(Base.ON_100);
        BigDecimal on108 = time(Base.ON_108);
        Money gross = monthGross();
        BonusQuestion work =
                new BonusQuestion(gross, on100.add(on108), question.time().full());
        BigDecimal reference = work.reference(calculation);
        Bonus bonus = Bonus.NONE;
        if (on100.signum() > 0) {
            bonus = bonus.plus(work.onBase(calculation, law, Base.ON_100, reference, on100));
        }
        if (on108.signum() > 0) {
            bonus = bonus.plus(work.onBase(calculation, law, Base.ON_108, reference, on108));
        }
        Bonus cut = bonus.atMost(monthContribution);
        calculation
                .begin("be.work_bonus", "be.work_bonus_parts", bonus.total())
                .then(AT_MOST, "be.employee_contribution", monthContribution)
                .cents();
        ofThisWage("be.work_bonus", cut.total(), "bonus_a", "bonus_b");
        return cut;
    }

    /** All ordinary pay of the month so far, on either base. */
    private Money monthGross() {
        if (aggregation == null) {
            return question.gross();
        }
        return calculation
                .begin(
                        "be.month_gross",
                        "be.gross_earlier",
                        earlier.gross(Base.ON_100).plus(earlier.gross(Base.ON_108)))
                .then(TIMES, aggregation)
                .then(PLUS, "be.gross", question.gross())
                .cents();
    }

    private BigDecimal time(Base of) {
        BigDecimal before = earlier.time(of);
        return of == base ? before.add(question.time().paid()) : before;
    }

    private Money gross(Base of) {
        Money before = earlier.gross(of);
        return of == base ? before.plus(question.gross()) : before;
    }

    /** Everything that bears contributions this month. */
    private BigDecimal monthBase() {
        Calculation step = calculation.begin("be.month_base", "be.gross_on_108", gross(Base.ON_108));
        return Base.ON_108
                .raise(step, law)
                .then(PLUS, "be.gross_on_100", gross(Base.ON_100))
                .end(Rounding.NONE);
    }

    /** The month's amount less what earlier payslips counted under those names. */
    private Money ofThisWage(String step, Money month, String... names) {
        if (aggregation == null) {
            return month;
        }
        calculation.begin(step + "_of_this_wage", step, month);
        for (String name : names) {
            calculation.then(MINUS, "be.earlier_this_month", earlier.money(name));
        }
        return calculation.cents();
    }
}
