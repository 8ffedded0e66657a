package coop.ouvrage.calendar;

import coop.ouvrage.calendar.spi.PublicHolidays;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Working days: Monday to Friday except the public holidays of the country. */
public final class WorkingDays {

    private final PublicHolidays holidays;
    private final Map<Integer, Set<LocalDate>> years = new ConcurrentHashMap<>();

    public WorkingDays(PublicHolidays holidays) {
        this.holidays = holidays;
    }

    /** The public holidays of a year, on their own date, also when it is a weekend. */
    public Set<LocalDate> publicHolidays(int year) {
        return years.computeIfAbsent(year, holidays::of);
    }

    public boolean isWorkingDay(LocalDate date) {
        return date.getDayOfWeek().getValue() < DayOfWeek.SATURDAY.getValue()
                && !publicHolidays(date.getYear()).contains(date);
    }

    /**
     * The {@code days}-th working day after {@code date}, which itself does not count; before it when negative. Zero gives
     * {@code date} itself, working day or not.
     */
    public LocalDate plusWorkingDays(LocalDate date, int days) {
        LocalDate day = date;
        for (int left = Math.abs(days); left > 0; ) {
            day = day.plusDays(Integer.signum(days));
            if (isWorkingDay(day)) {
                left--;
            }
        }
        return day;
    }

    /** Working days after {@code from} up to and including {@code to}; negative when {@code to} is earlier. */
    public int workingDaysBetween(LocalDate from, LocalDate to) {
        if (to.isBefore(from)) {
            return -workingDaysBetween(to, from);
        }
        return (int) from.plusDays(1)
                .datesUntil(to.plusDays(1))
                .filter(this::isWorkingDay)
                .count();
    }

    /** {@code date} if it is a working day, else the next one. */
    public LocalDate sameOrNext(LocalDate date) {
        return isWorkingDay(date) ? date : plusWorkingDays(date, 1);
    }
}
