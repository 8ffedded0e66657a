package coop.ouvrage.country.be.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.calendar.WorkingDays;
import de.focus_shift.jollyday.core.Holiday;
import de.focus_shift.jollyday.core.HolidayCalendar;
import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.time.LocalDate;
import java.time.Year;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class BelgianHolidaysTest {

    /** Listed there, though no holiday of the law of 1974: nobody works on a Sunday by rule. */
    private static final Set<String> ALWAYS_ON_SUNDAY = Set.of("christian.EASTER", "christian.PENTECOST");

    private final BelgianHolidays holidays = new BelgianHolidays();
    private final WorkingDays workingDays = new WorkingDays(holidays);

    @Test
    void agreesWithAnIndependentCalendar() {
        HolidayManager jollyday = HolidayManager.getInstance(ManagerParameters.create(HolidayCalendar.BELGIUM));
        for (int year = 1990; year <= 2060; year++) {
            assertThat(holidays.of(year))
                    .as("holidays of %s", year)
                    .isEqualTo(jollyday.getHolidays(Year.of(year), HolidayType.PUBLIC_HOLIDAY).stream()
                            .filter(holiday -> !ALWAYS_ON_SUNDAY.contains(holiday.getPropertiesKey()))
                            .map(Holiday::getDate)
                            .collect(Collectors.toSet()));
        }
    }

    @Test
    void paysOnTheSeventhWorkingDayAroundArmisticeDay() {
        assertThat(workingDays.plusWorkingDays(LocalDate.of(2025, 11, 4), 7)).isEqualTo(LocalDate.of(2025, 11, 14));
        assertThat(workingDays.plusWorkingDays(LocalDate.of(2025, 11, 14), 7)).isEqualTo(LocalDate.of(2025, 11, 25));
        assertThat(workingDays.workingDaysBetween(LocalDate.of(2025, 11, 4), LocalDate.of(2025, 11, 14)))
                .isEqualTo(7);
    }
}
