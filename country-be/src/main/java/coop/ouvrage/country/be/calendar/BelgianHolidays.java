package coop.ouvrage.country.be.calendar;

import coop.ouvrage.calendar.spi.PublicHolidays;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The ten public holidays of the law of 4 January 1974 on public holidays and the royal decree of 18 April 1974, article 1.
 *
 * <p>One that falls on a Sunday or a usual day of rest is replaced by a working day that each enterprise chooses (article 6 of
 * the law); the replacement is not in this set.
 */
@Component
public final class BelgianHolidays implements PublicHolidays {

    @Override
    public Set<LocalDate> of(int year) {
        LocalDate easter = easter(year);
        return new HashSet<>(java.util.List.of(
                LocalDate.of(year, 1, 1),
                easter.plusDays(1),
                LocalDate.of(year, 5, 1),
                easter.plusDays(39),
                easter.plusDays(50),
                LocalDate.of(year, 7, 21),
                LocalDate.of(year, 8, 15),
                LocalDate.of(year, 11, 1),
                LocalDate.of(year, 11, 11),
                LocalDate.of(year, 12, 25)));
    }

    /** Easter Sunday by the Gregorian computus, in the anonymous form of 1876. */
    static LocalDate easter(int year) {
        int century = year / 100;
        int golden = year % 19;
        int skipped = century / 4;
        int correction = (century + 8) / 25;
        int moon = (century - correction + 1) / 3;
        int epact = (19 * golden + century - skipped - moon + 15) % 30;
        int weekday = (32 + 2 * (century % 4) + 2 * (year % 100 / 4) - epact - year % 100 % 4) % 7;
        int late = (golden + 11 * epact + 22 * weekday) / 451;
        int days = epact + weekday - 7 * late + 114;
        return LocalDate.of(year, days / 31, days % 31 + 1);
    }
}
