package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.AT_LEAST;
import static coop.ouvrage.legislation.Operator.DIVIDED_BY;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Rounding;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.MinimumWage;
import coop.ouvrage.payroll.spi.MinimumWageQuestion;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

/**
 * The guaranteed average minimum income (collective agreement 43) by age, and the scale of joint committee 200 where one is named as
 * {@code CP200/A} to {@code CP200/D}.
 */
final class MinimumWages {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    private static final BigDecimal WEEKS = BigDecimal.valueOf(52);
    private static final Set<String> SCALES = Set.of("CP200/A", "CP200/B", "CP200/C", "CP200/D");

    private final Legislation legislation;

    MinimumWages(Legislation legislation) {
        this.legislation = legislation;
    }

    MinimumWage perHour(MinimumWageQuestion question) {
        Law law = legislation.on(question.day());
        Calculation calculation = Calculation.traced();
        BigDecimal month = guaranteed(calculation, law, question);
        if (question.scale() != null) {
            BigDecimal scale = scale(calculation, law, question.scale());
            month = calculation
                    .begin("be.minimum_month", "be.minimum_guaranteed", month)
                    .then(AT_LEAST, "be.minimum_scale", scale)
                    .end(Rounding.CENT);
        }
        BigDecimal week = question.weeklyHours() == null
                ? law.figure("working_time/hours_per_week").value()
                : question.weeklyHours();
        BigDecimal hour = calculation
                .begin("be.minimum_hour", "be.minimum_month", month)
                .then(TIMES, "months", MONTHS)
                .then(DIVIDED_BY, "weeks", WEEKS)
                .then(DIVIDED_BY, "hours_per_week", week)
                .end(Rounding.FOUR_DECIMALS);
        return new MinimumWage(hour, calculation.unverified(), calculation.trace());
    }

    private static BigDecimal guaranteed(Calculation calculation, Law law, MinimumWageQuestion question) {
        calculation.begin("be.minimum_guaranteed", law.figure("minimum_wages/rmmmg_18_and_over"));
        String share = share(question.age(), question.kind() == ContractKind.STUDENT);
        if (!share.isEmpty()) {
            calculation.then(TIMES, law.figure("minimum_wages/" + share));
        }
        return calculation.end(Rounding.CENT);
    }

    private static String share(int age, boolean student) {
        if (age <= 16) {
            return "rmmmg_share_16_or_less";
        }
        if (age == 17) {
            return "rmmmg_share_17";
        }
        return student && age <= 20 ? "rmmmg_share_student_" + age : "";
    }

    /** Where the scale of the year is not known, the scale of the year before times the announced index: an estimate, marked as such. */
    private BigDecimal scale(Calculation calculation, Law law, String scale) {
        if (!SCALES.contains(scale)) {
            throw new RefusedException(List.of(Refusal.of("payroll.unknown_scale", "scale", scale)));
        }
        String level = scale.substring(scale.indexOf('/') + 1);
        String parameter = "minimum_wages/cp200_scale_start";
        if (law.has(parameter)) {
            return calculation
                    .begin("be.minimum_scale", law.table(parameter).figure(level))
                    .end(Rounding.CENT);
        }
        Law yearBefore = legislation.on(law.day().minusYears(1));
        return calculation
                .begin("be.minimum_scale", yearBefore.table(parameter).figure(level))
                .then(TIMES, law.figure("minimum_wages/cp200_index"))
                .end(Rounding.CENT);
    }
}
