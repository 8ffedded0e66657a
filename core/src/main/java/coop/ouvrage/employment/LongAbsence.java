package coop.ouvrage.employment;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Days of a lasting contract on which nobody works.
 *
 * @param otherCause an illness that a certificate says is not the one before
 * @param paper the certificate, or what else proves it, as it is filed; never the cause of an illness
 * @param lost those of its days for which no wage is due by the law of the day
 * @param earlier minutes of leave by day whose holiday pay an earlier employer has paid
 */
public record LongAbsence(
        UUID id,
        Kind kind,
        LocalDate firstDay,
        LocalDate lastDay,
        boolean otherCause,
        String paper,
        Set<LocalDate> lost,
        Map<LocalDate, Integer> earlier) {

    /** Why nobody works. */
    public enum Kind {
        LEAVE,
        ILLNESS,
        /** Rest for a public holiday that fell on a weekend. */
        REPLACEMENT,
        UNPAID
    }

    public LongAbsence {
        lost = Set.copyOf(lost);
        earlier = Map.copyOf(earlier);
    }

    boolean touches(LocalDate first, LocalDate last) {
        return !firstDay.isAfter(last) && !lastDay.isBefore(first);
    }

    LongAbsence losing(Set<LocalDate> days) {
        return new LongAbsence(id, kind, firstDay, lastDay, otherCause, paper, days, earlier);
    }

    LongAbsence paidEarlier(Map<LocalDate, Integer> minutes) {
        return new LongAbsence(id, kind, firstDay, lastDay, otherCause, paper, lost, minutes);
    }

    int earlierMinutes(YearMonth month) {
        return earlier.entrySet().stream()
                .filter(day -> YearMonth.from(day.getKey()).equals(month))
                .mapToInt(Map.Entry::getValue)
                .sum();
    }

    /** In a year. */
    public int earlierMinutes(int year) {
        return earlier.entrySet().stream()
                .filter(day -> day.getKey().getYear() == year)
                .mapToInt(Map.Entry::getValue)
                .sum();
    }
}
