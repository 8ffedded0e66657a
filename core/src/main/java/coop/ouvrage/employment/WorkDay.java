package coop.ouvrage.employment;

import coop.ouvrage.calendar.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;

/**
 * One shift. It belongs to the day on which it starts, also when it ends after midnight.
 *
 * @param end clock time of the end; at or before {@code start} it is the next day
 * @param breakMinutes unpaid rest inside the shift
 */
public record WorkDay(LocalDate date, LocalTime start, LocalTime end, int breakMinutes) {

    private static final ZoneId ZONE = BusinessTime.ZONE;

    public static WorkDay of(LocalDate date, LocalTime start, LocalTime end) {
        return new WorkDay(date, start, end, 0);
    }

    public Instant startsAt() {
        return date.atTime(start).atZone(ZONE).toInstant();
    }

    public Instant endsAt() {
        return lastDay().atTime(end).atZone(ZONE).toInstant();
    }

    private LocalDate lastDay() {
        return end.isAfter(start) ? date : date.plusDays(1);
    }

    /** Minutes really worked: elapsed time, so that a night in which the clock changes has 60 minutes less or more; less the break. */
    public int minutes() {
        return Math.toIntExact(Duration.between(startsAt(), endsAt()).toMinutes()) - breakMinutes;
    }

    /** Minutes that the clock's change adds to the night (60) or takes from it (-60); 0 on any other day. */
    public int clockDifference() {
        int byTheClock = Math.toIntExact(
                Duration.between(date.atTime(start), lastDay().atTime(end)).toMinutes());
        return Math.toIntExact(Duration.between(startsAt(), endsAt()).toMinutes()) - byTheClock;
    }

    /** Whether start and end are times that the clocks show: when they go forward, an hour of that night never comes. */
    public boolean onTheClock() {
        return shown(date.atTime(start)) && shown(lastDay().atTime(end));
    }

    private static boolean shown(java.time.LocalDateTime time) {
        return !ZONE.getRules().getValidOffsets(time).isEmpty();
    }
}
