package coop.ouvrage.employment;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.employment.spi.AbsenceRules;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Hours of leave in a lasting contract: earned month by month in the year before, taken shift by shift. A month counts when the contract
 * holds on its middle day, a figure of the law; a month of absence without pay does not. Leave earned with another employer is counted apart:
 * see {@link EarlierLeave}.
 */
@Component
class LeaveRights {

    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final AbsenceRules rules;
    private final WorkingDays calendar;

    LeaveRights(AbsenceRules rules, WorkingDays calendar) {
        this.rules = rules;
        this.calendar = calendar;
    }

    /** Hours that may be taken in a year, at most the weeks of the law in the hours of the week that holds then. */
    BigDecimal earned(LongContract contract, int year) {
        BigDecimal weeks =
                BigDecimal.valueOf(rules.leaveWeeks(LocalDate.of(year, 1, 1)).value());
        BigDecimal hours = months(year - 1)
                .filter(month -> counts(
                        contract, month, rules.leaveMonthDay(month.atDay(1)).value()))
                .map(month -> contract.terms(month).weeklyHours())
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(weeks)
                .divide(MONTHS, 2, RoundingMode.HALF_UP);
        BigDecimal most = contract.terms(YearMonth.of(year, 12)).weeklyHours().multiply(weeks);
        return hours.min(most);
    }

    /** Of what was earned here. */
    BigDecimal taken(LongContract contract, int year) {
        return PaidDay.hours(contract.absences().stream()
                .filter(absence -> absence.kind() == LongAbsence.Kind.LEAVE)
                .mapToInt(absence ->
                        minutes(contract, absence.firstDay(), absence.lastDay(), year) - absence.earlierMinutes(year))
                .sum());
    }

    /** That leave on a day takes. */
    int minutes(LongContract contract, LocalDate day) {
        return minutes(contract, day, day, day.getYear());
    }

    /** Hours that leave between two days takes off a year; public holidays take none. */
    BigDecimal hours(LongContract contract, LocalDate first, LocalDate last, int year) {
        return PaidDay.hours(minutes(contract, first, last, year));
    }

    private int minutes(LongContract contract, LocalDate first, LocalDate last, int year) {
        Set<LocalDate> free = calendar.publicHolidays(year);
        return first.datesUntil(last.plusDays(1))
                .filter(day -> day.getYear() == year && !free.contains(day))
                .flatMap(day -> contract.terms(YearMonth.from(day)).plan().days(day, day).stream())
                .mapToInt(WorkDay::minutes)
                .sum();
    }

    private static Stream<YearMonth> months(int year) {
        return IntStream.rangeClosed(1, 12).mapToObj(month -> YearMonth.of(year, month));
    }

    private static boolean counts(LongContract contract, YearMonth month, int middle) {
        LocalDate end = contract.endsOn();
        return !contract.startsOn().isAfter(month.atDay(middle))
                && (end == null || !end.isBefore(month.atDay(middle)))
                && contract.plannedDays(month).stream()
                        .anyMatch(day -> contract.absences().stream()
                                .noneMatch(absence -> absence.kind() == LongAbsence.Kind.UNPAID
                                        && absence.lost().contains(day.date())));
    }
}
