package coop.ouvrage.employment;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/**
 * The hours of an ordinary week. With a variable schedule they are the average, and the hours of each month are confirmed as they were.
 * Public holidays are hours like others: they are paid.
 */
public record WeekPlan(List<Shift> shifts) {

    /** One period of work on a day of the week. */
    public record Shift(DayOfWeek day, LocalTime start, LocalTime end, int breakMinutes) {

        private WorkDay on(LocalDate date) {
            return new WorkDay(date, start, end, breakMinutes);
        }
    }

    public WeekPlan {
        shifts = shifts.stream()
                .sorted(Comparator.comparing(Shift::day).thenComparing(Shift::start))
                .toList();
    }

    /** The shifts from the first day to the last, both included. */
    public List<WorkDay> days(LocalDate first, LocalDate last) {
        return first.isAfter(last)
                ? List.of()
                : first.datesUntil(last.plusDays(1))
                        .flatMap(date -> shifts.stream()
                                .filter(shift -> shift.day() == date.getDayOfWeek())
                                .map(shift -> shift.on(date)))
                        .toList();
    }

    /** Hours of a week, to the hundredth. */
    public BigDecimal hours() {
        // A week in which the clock does not change.
        LocalDate monday = LocalDate.of(2026, 1, 5);
        return PaidDay.hours(days(monday, monday.plusDays(6)).stream()
                .mapToInt(WorkDay::minutes)
                .sum());
    }
}
