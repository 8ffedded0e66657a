package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.PayQuestion;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known of a wage before its amount is.
 *
 * @param question day, kind of contract, household and month so far; its gross and its time are not looked at
 * @param hours worked on each day
 * @param costs of the job, paid out of the price before the wage
 * @param age of the worker in full years
 * @param scale a sector's scale in the words of the country, null where none applies
 * @param work how the work is engaged; for a lasting contract {@code hours} has one element, its hours a week
 */
public record WageTerms(
        PayQuestion question,
        EmploymentBudget budget,
        Money costs,
        List<BigDecimal> hours,
        int age,
        @Nullable String scale,
        Work work) {

    /** How somebody is engaged. */
    public enum Work {
        /** For some days. */
        DAYS,
        /** Without an end or for a long term: a whole month's pay. */
        LASTING,
        /** For some days, by an agency. */
        AGENCY
    }

    public WageTerms {
        hours = List.copyOf(hours);
    }
}
