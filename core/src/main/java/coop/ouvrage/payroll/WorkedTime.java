package coop.ouvrage.payroll;

import coop.ouvrage.payroll.spi.PaidHours;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.WorkTime;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.YearMonth;
import java.util.List;

/**
 * The time of a simulated wage.
 *
 * @param days hours worked and paid of each day; empty for a whole month
 * @param minimumHours hours on which the lowest pay is told: of a month that lasts, a twelfth of the hours of a year
 */
record WorkedTime(List<PaidHours> days, WorkTime time, BigDecimal minimumHours) {

    private static final BigDecimal WEEKS = BigDecimal.valueOf(52);
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);
    /** Decimals at which a twelfth no longer moves a cent: the law's monthly amount is not below itself. */
    private static final int EXACT = 10;

    private static final BigDecimal WEEK = BigDecimal.valueOf(5);

    /** @throws RefusedException for hours that cannot be, or that the law of the day does not know */
    static WorkedTime of(WageTerms terms, PayCalculator law) {
        return terms.work() == WageTerms.Work.LASTING ? ofMonth(terms, law) : ofDays(terms, law);
    }

    private static WorkedTime ofDays(WageTerms terms, PayCalculator law) {
        List<PaidHours> days = terms.hours().stream()
                .map(hours -> law.paidHours(terms.question().day(), hours).orThrow())
                .toList();
        BigDecimal paid = days.stream().map(PaidHours::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new WorkedTime(
                days, law.workTime(YearMonth.from(terms.question().day()), paid).orThrow(), paid);
    }

    private static WorkedTime ofMonth(WageTerms terms, PayCalculator law) {
        BigDecimal week = terms.hours().getFirst();
        YearMonth month = YearMonth.from(terms.question().day());
        long weekdays = month.atDay(1)
                .datesUntil(month.plusMonths(1).atDay(1))
                .filter(day -> day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0)
                .count();
        BigDecimal paid = week.multiply(BigDecimal.valueOf(weekdays)).divide(WEEK, 2, RoundingMode.HALF_UP);
        WorkTime time = law.workTime(month, paid).orThrow();
        if (time.paid().compareTo(time.full()) > 0) {
            BigDecimal full = time.full().multiply(WEEK).divide(BigDecimal.valueOf(weekdays), 2, RoundingMode.HALF_UP);
            throw new RefusedException(Refusal.of("payroll.simulator_week_too_long", "hours", week, "full", full));
        }
        return new WorkedTime(List.of(), time, week.multiply(WEEKS).divide(MONTHS, EXACT, RoundingMode.DOWN));
    }
}
