package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.DIVIDED_BY;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;

/**
 * The year-end premium, where a sector owes one. Every figure has one source; a sector whose agreement was not read is refused, never
 * taken as owing nothing.
 */
public final class YearEndPremium {

    /** The sectors whose agreement is known. */
    public enum Sector {
        /** Joint committee 200: one month of pay. */
        CP200,
        /** Joint committee 304, subsidised employers on the Dutch language roll: a flat amount. */
        CP304_NL
    }

    /**
     * The work of a year.
     *
     * @param monthGross normal gross of one month
     * @param months worked in the year, which it is paid for
     * @param seniority in months, at the end of the year
     * @param fixedTerm length of the contract in months; zero if it is open-ended
     */
    public record Work(Sector sector, Money monthGross, int months, int seniority, int fixedTerm) {

        public Work {
            if (months < 0 || months > 12 || seniority < 0 || fixedTerm < 0) {
                throw new RefusedException(Refusal.of("payroll.months_of_year", "months", months));
            }
        }
    }

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final Law law;
    private final Calculation calculation;

    public YearEndPremium(Law law, Calculation calculation) {
        this.law = law;
        this.calculation = calculation;
    }

    /** The gross premium, nothing where the conditions are not met. */
    public Money gross(Work work) {
        return switch (work.sector()) {
            case CP200 -> cp200(work);
            case CP304_NL -> cp304(work);
        };
    }

    /** What is left of it: the contribution, and the tax of other exceptional allowances. */
    public ExceptionalPay.Result of(Work work, Money annualPay, int children) {
        return new ExceptionalPay(law, calculation)
                .allowance(ExceptionalPay.Column.OTHER_ALLOWANCES, gross(work), annualPay, children);
    }

    private Money cp200(Work work) {
        Table rule = law.table("year_end_premium/cp200");
        boolean owed = atLeast(work.seniority(), rule, "minimum_seniority_months")
                && (work.fixedTerm() == 0 || atLeast(work.fixedTerm(), rule, "fixed_term_only_if_at_least_months"));
        return owed
                ? calculation
                        .begin("be.year_end_premium", "be.gross", work.monthGross())
                        .then(TIMES, "months_worked", BigDecimal.valueOf(work.months()))
                        .then(DIVIDED_BY, "months", MONTHS)
                        .cents()
                : Money.ZERO;
    }

    private Money cp304(Work work) {
        boolean owed = work.fixedTerm() == 0
                || law.figure("year_end_premium/cp304_nl_minimum_months")
                                .value()
                                .intValueExact()
                        <= work.fixedTerm();
        return owed
                ? calculation
                        .begin("be.year_end_premium", law.figure("year_end_premium/cp304_nl"))
                        .then(TIMES, "months_worked", BigDecimal.valueOf(work.months()))
                        .then(DIVIDED_BY, "months", MONTHS)
                        .cents()
                : Money.ZERO;
    }

    private static boolean atLeast(int months, Table rule, String cell) {
        return months >= rule.figure(cell).value().intValueExact();
    }
}
