package coop.ouvrage.employment;

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

    public static WorkDay of(LocalDate date, LocalTime start, LocalTime end) {
        return new WorkDay(date, start, end, 0);
    }

    public Instant startsAt(ZoneId zone) {
        return date.atTime(start).atZone(zone).toInstant();
    }

    public Instant endsAt(ZoneId zone) {
        LocalDate lastDay = end.isAfter(start) ? date : date.plusDays(1);
        return lastDay.atTime(end).atZone(zone).toInstant();
    }

    /** Minutes really worked: elapsed time, so that a night in which the clock changes has 60 minutes less or more; less the break. */
    public int minutes(ZoneId zone) {
        return Math.toIntExact(Duration.between(startsAt(zone), endsAt(zone)).toMinutes()) - breakMinutes;
    }
}
