package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hours and pay of a lasting contract from a month on.
 *
 * @param nr 1 for those of the contract itself, then one for each rider
 * @param gross of a whole month, whatever its working days
 * @param agreedAt when the worker agreed; null while they have not
 */
public record LongTerms(
        int nr,
        YearMonth from,
        WeekPlan plan,
        Money gross,
        String reason,
        Instant askedAt,
        @Nullable Instant agreedAt) {

    public BigDecimal weeklyHours() {
        return plan.hours();
    }

    public boolean agreed() {
        return agreedAt != null;
    }

    /** What a month earns of which only some days are paid: by the minutes of the plan. */
    Money gross(YearMonth month, List<WorkDay> paid) {
        int part = minutes(paid);
        int whole = minutes(plan.days(month.atDay(1), month.atEndOfMonth()));
        return part == whole
                ? gross
                : Money.rounded(gross.toDecimal()
                        .multiply(BigDecimal.valueOf(part))
                        .divide(BigDecimal.valueOf(whole), 10, RoundingMode.HALF_UP));
    }

    private static int minutes(List<WorkDay> days) {
        return days.stream().mapToInt(WorkDay::minutes).sum();
    }
}
