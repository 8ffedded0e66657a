package coop.ouvrage.employment;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.employment.spi.AbsenceRules;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * On which days of an absence no wage, or only a part of it, is due: after the days for which the law guarantees it to somebody who is ill, in leave that a fund
 * pays, and in leave without pay save its first public holidays. What the law's recorded rules do not answer is refused.
 */
@Component
class AbsencePay {

    private static final BigDecimal HOUR = BigDecimal.valueOf(60);

    private final AbsenceRules rules;
    private final WorkingDays calendar;
    private final LeaveRights rights;
    private final EarlierLeave certified;

    AbsencePay(AbsenceRules rules, WorkingDays calendar, LeaveRights rights, EarlierLeave certified) {
        this.rules = rules;
        this.calendar = calendar;
        this.rights = rights;
        this.certified = certified;
    }

    /** The days of an absence for which no wage is due, or why nobody can say. */
    Outcome<Set<LocalDate>> lost(LongContract contract, LongAbsence absence) {
        return switch (absence.kind()) {
            case LEAVE -> ofLeave(contract, absence);
            case ILLNESS -> ofIllness(contract, absence);
            case REPLACEMENT -> ofReplacement(contract, absence);
            case UNPAID -> Outcome.done(days(absence, day -> !isPaidHoliday(absence, day)));
        };
    }

    private Outcome<Set<LocalDate>> ofLeave(LongContract contract, LongAbsence absence) {
        if (!rules.employerPaysLeave(contract.kind())) {
            return Outcome.done(
                    days(absence, day -> !calendar.publicHolidays(day.getYear()).contains(day)));
        }
        for (int year = absence.firstDay().getYear(); year <= absence.lastDay().getYear(); year++) {
            BigDecimal left = own(contract, year).add(certified.left(contract, year));
            BigDecimal hours = rights.hours(contract, absence.firstDay(), absence.lastDay(), year);
            if (hours.compareTo(left) > 0) {
                return Outcome.refused(Refusal.of(
                        "employment.absence_leave_used",
                        "hours",
                        hours,
                        "left",
                        left.max(BigDecimal.ZERO),
                        "year",
                        String.valueOf(year)));
            }
        }
        return Outcome.done(Set.of());
    }

    private BigDecimal own(LongContract contract, int year) {
        return rights.earned(contract, year)
                .subtract(rights.taken(contract, year))
                .max(BigDecimal.ZERO);
    }

    /**
     * Minutes by day of leave that goes beyond what was earned here, and whose holiday pay an earlier employer has paid. Leave earned here is
     * taken first (own reading: no text was found that says which).
     */
    Map<LocalDate, Integer> earlier(LongContract contract, LongAbsence absence) {
        Map<LocalDate, Integer> earlier = new TreeMap<>();
        if (absence.kind() != LongAbsence.Kind.LEAVE || !rules.employerPaysLeave(contract.kind())) {
            return earlier;
        }
        int year = 0;
        int own = 0;
        for (LocalDate day :
                absence.firstDay().datesUntil(absence.lastDay().plusDays(1)).toList()) {
            if (day.getYear() != year) {
                year = day.getYear();
                own = own(contract, year).multiply(HOUR).intValue();
            }
            int minutes = rights.minutes(contract, day);
            if (minutes > own) {
                earlier.put(day, minutes - own);
            }
            own = Math.max(0, own - minutes);
        }
        return earlier;
    }

    private Outcome<Set<LocalDate>> ofIllness(LongContract contract, LongAbsence absence) {
        LocalDate first = absence.firstDay();
        int least = rules.leastMonths(first).value();
        LocalDate end = contract.endsOn();
        if (contract.fixedTerm()
                && end != null
                && contract.startsOn().plusMonths(least).isAfter(end.plusDays(1))) {
            return Outcome.refused(Refusal.of("employment.absence_term_short", "months", least));
        }
        List<LongAbsence> before = sameIllness(contract, absence);
        if (relapses(absence, before) > 1) {
            return Outcome.refused(Refusal.of("employment.absence_relapses"));
        }
        int used = before.stream()
                .mapToInt(earlier -> (int)
                        (days(earlier, day -> true).size() - earlier.lost().size()))
                .sum();
        LocalDate until = first.plusDays(
                Math.max(0, rules.guaranteedDays(first, contract.kind()).value() - used));
        return Outcome.done(days(absence, day -> !day.isBefore(until)));
    }

    /** Earlier parts of the same illness, newest first: each within the days of relapse of the one before. */
    private List<LongAbsence> sameIllness(LongContract contract, LongAbsence absence) {
        List<LongAbsence> earlier = contract.absences().stream()
                .filter(other -> other.kind() == LongAbsence.Kind.ILLNESS
                        && other.lastDay().isBefore(absence.firstDay()))
                .sorted(Comparator.comparing(LongAbsence::firstDay).reversed())
                .toList();
        List<LongAbsence> same = new ArrayList<>();
        LongAbsence later = absence;
        for (LongAbsence other : earlier) {
            int within = rules.relapseDays(other.firstDay()).value();
            if (later.otherCause() || ChronoUnit.DAYS.between(other.lastDay(), later.firstDay()) > within) {
                break;
            }
            same.add(other);
            later = other;
        }
        return same;
    }

    /** A certificate that goes on the day after another one is no relapse. */
    private static int relapses(LongAbsence absence, List<LongAbsence> before) {
        int relapses = 0;
        LongAbsence later = absence;
        for (LongAbsence earlier : before) {
            relapses += earlier.lastDay().plusDays(1).equals(later.firstDay()) ? 0 : 1;
            later = earlier;
        }
        return relapses;
    }

    private Outcome<Set<LocalDate>> ofReplacement(LongContract contract, LongAbsence absence) {
        int year = absence.firstDay().getYear();
        long due = calendar.publicHolidays(year).stream()
                .filter(day -> day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY)
                .count();
        long had = contract.absences().stream()
                .filter(other -> other.kind() == LongAbsence.Kind.REPLACEMENT
                        && other.firstDay().getYear() == year)
                .count();
        boolean oneDay = absence.firstDay().equals(absence.lastDay());
        return oneDay && had < due && !calendar.publicHolidays(year).contains(absence.firstDay())
                ? Outcome.done(Set.of())
                : Outcome.refused(Refusal.of("employment.absence_no_replacement", "n", due, "had", had));
    }

    private boolean isPaidHoliday(LongAbsence absence, LocalDate day) {
        return calendar.publicHolidays(day.getYear()).contains(day)
                && day.isBefore(absence.firstDay()
                        .plusDays(rules.holidaysInSuspension(day).value()));
    }

    private static Set<LocalDate> days(LongAbsence absence, Predicate<LocalDate> which) {
        return absence.firstDay()
                .datesUntil(absence.lastDay().plusDays(1))
                .filter(which)
                .collect(Collectors.toSet());
    }
}
