package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.legislation.Step;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.PayAnswer;
import java.util.List;

/** The columns of a month's pay. Withheld amounts are shown positive, as on a payslip. */
final class MonthlyFigures {

    private MonthlyFigures() {}

    static Figures of(PayAnswer answer) {
        Money contribution = line(answer, "be.employee_contribution").plus(line(answer, "be.student_contribution"));
        Figures figures = new Figures(answer.unverified(), answer.trace())
                .column("social_contribution", contribution.negate())
                .column("work_bonus", line(answer, "be.work_bonus"))
                .column("taxable", line(answer, "be.taxable"))
                .column(
                        "withholding_before_credit",
                        line(answer, "be.withholding_before_credit").negate())
                .column("fiscal_work_bonus", line(answer, "be.fiscal_work_bonus"))
                .column("withholding", answer.total(LineKind.TAX).negate())
                .column(
                        "special_contribution",
                        line(answer, "be.special_contribution").negate())
                .column("net", answer.net());
        bonusParts(answer, figures);
        return figures;
    }

    private static Money line(PayAnswer answer, String code) {
        return answer.amount(code).orElse(Money.ZERO);
    }

    /** Since the bonus has two parts: each after the limit, part B cut first. */
    private static void bonusParts(PayAnswer answer, Figures figures) {
        if (answer.trace().steps("be.work_bonus_part_b").isEmpty()) {
            return;
        }
        Money total = line(answer, "be.work_bonus");
        Money a = last(answer, "be.work_bonus_part_a").min(total);
        figures.other("work_bonus_A", a.toString())
                .other("work_bonus_B", total.minus(a).toString());
    }

    private static Money last(PayAnswer answer, String part) {
        List<Step> forTime = answer.trace().steps(part + "_for_time");
        List<Step> steps = forTime.isEmpty() ? answer.trace().steps(part) : forTime;
        return Money.of(steps.getLast().result());
    }
}
