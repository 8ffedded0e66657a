package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.AT_LEAST;
import static coop.ouvrage.legislation.Operator.DIVIDED_BY;
import static coop.ouvrage.legislation.Operator.PLUS;
import static coop.ouvrage.legislation.Operator.TAKEN_FROM;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Rounding;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.CostKind;
import coop.ouvrage.payroll.spi.CostLine;
import coop.ouvrage.payroll.spi.PayQuestion;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/**
 * Reductions of employer contributions as they may be expected from this wage alone: shown and booked as expected only. The factor beta of the
 * royal decree of 16 May 2003 depends on all work of the quarter for the employer, which one wage does not know; it is taken as 1, what it comes to
 * for a whole quarter.
 */
final class ExpectedReductions {

    private static final BigDecimal MONTHS_PER_QUARTER = BigDecimal.valueOf(3);

    private final PayQuestion question;
    private final Law law;
    private final Calculation calculation;
    private final EmployerProfile employer;

    ExpectedReductions(PayQuestion question, Law law, Calculation calculation, EmployerProfile employer) {
        this.question = question;
        this.law = law;
        this.calculation = calculation;
        this.employer = employer;
    }

    List<CostLine> all() {
        BigDecimal fraction = calculation
                .begin("be.quarter_fraction", "time_paid", question.time().paid())
                .then(DIVIDED_BY, "time_of_full_month", question.time().full())
                .then(DIVIDED_BY, "months_per_quarter", MONTHS_PER_QUARTER)
                .end(Rounding.FOUR_DECIMALS);
        List<CostLine> reductions = new ArrayList<>(2);
        structural(fraction, reductions);
        artist(fraction, reductions);
        return reductions;
    }

    private void structural(BigDecimal fraction, List<CostLine> reductions) {
        String parameter = "social_security/structural_reduction_category_1";
        Figure lower = law.figure("social_security/structural_reduction_lower_bound");
        if (!law.has(parameter) || fraction.compareTo(lower.value()) < 0) {
            return;
        }
        Table table = law.table(parameter);
        BigDecimal wage = calculation
                .begin("be.quarter_wage", "be.gross", question.gross())
                .then(TIMES, "time_of_full_month", question.time().full())
                .then(DIVIDED_BY, "time_paid", question.time().paid())
                .then(TIMES, "months_per_quarter", MONTHS_PER_QUARTER)
                .end(Rounding.NONE);
        BigDecimal low = under(wage, table.figure("S0"), table.figure("alpha"), "be.structural_reduction_low_wage");
        BigDecimal veryLow =
                under(wage, table.figure("S2"), table.figure("gamma"), "be.structural_reduction_very_low_wage");
        Money amount = calculation
                .begin("be.structural_reduction", table.figure("F"))
                .then(PLUS, "be.structural_reduction_low_wage", low)
                .then(PLUS, "be.structural_reduction_very_low_wage", veryLow)
                .then(TIMES, "be.quarter_fraction", fraction)
                .cents();
        add("be.structural_reduction", amount, reductions);
    }

    private BigDecimal under(BigDecimal wage, Figure bound, Figure slope, String step) {
        return calculation
                .begin(step, "be.quarter_wage", wage)
                .then(TAKEN_FROM, bound)
                .then(AT_LEAST, "nothing", BigDecimal.ZERO)
                .then(TIMES, slope)
                .end(Rounding.NONE);
    }

    private void artist(BigDecimal fraction, List<CostLine> reductions) {
        String parameter = employer.inFlanders()
                ? "social_security/artist_target_group_reduction_flanders"
                : "social_security/artist_target_group_reduction";
        if (question.kind() == ContractKind.ARTIST && law.has(parameter)) {
            Money amount = calculation
                    .begin("be.artist_reduction", law.figure(parameter))
                    .then(TIMES, "be.quarter_fraction", fraction)
                    .cents();
            add("be.artist_reduction", amount, reductions);
        }
    }

    private static void add(String code, Money amount, List<CostLine> reductions) {
        if (amount.isPositive()) {
            reductions.add(new CostLine(code, CostKind.CONTRIBUTION, amount, false));
        }
    }
}
