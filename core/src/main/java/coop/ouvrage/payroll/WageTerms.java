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
 */
public record WageTerms(
        PayQuestion question,
        EmploymentBudget budget,
        Money costs,
        List<BigDecimal> hours,
        int age,
        @Nullable String scale) {

    public WageTerms {
        hours = List.copyOf(hours);
    }
}
