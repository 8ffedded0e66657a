package coop.ouvrage.customer;

import coop.ouvrage.calendar.WorkingDays;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** Until when the support team promises an answer: minutes of office time, working days from nine to five. */
final class PromisedTime {

    private static final LocalTime OPEN = LocalTime.of(9, 0);
    private static final LocalTime CLOSE = LocalTime.of(17, 0);

    private PromisedTime() {}

    static LocalDateTime after(LocalDateTime asked, int minutes, WorkingDays workingDays) {
        LocalDateTime from = opening(asked, workingDays);
        Duration left = Duration.ofMinutes(minutes);
        for (Duration today = untilClose(from); today.compareTo(left) < 0; today = untilClose(from)) {
            left = left.minus(today);
            from = opening(from.toLocalDate().atTime(CLOSE), workingDays);
        }
        return from.plus(left);
    }

    private static Duration untilClose(LocalDateTime from) {
        return Duration.between(from, from.toLocalDate().atTime(CLOSE));
    }

    /** {@code moment} if the office is open then, else the next opening. */
    private static LocalDateTime opening(LocalDateTime moment, WorkingDays workingDays) {
        LocalDate day = moment.toLocalDate();
        if (!workingDays.isWorkingDay(day) || !moment.toLocalTime().isBefore(CLOSE)) {
            return workingDays.plusWorkingDays(day, 1).atTime(OPEN);
        }
        return moment.toLocalTime().isBefore(OPEN) ? day.atTime(OPEN) : moment;
    }
}
