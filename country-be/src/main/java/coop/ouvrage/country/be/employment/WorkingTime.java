package coop.ouvrage.country.be.employment;

import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.spi.TimeFinding;
import coop.ouvrage.employment.spi.TimePlan;
import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Figure;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Limits of working time by the labour law of 16 March 1971, from the dated figures of the pack. A shift counts whole for the day, week
 * and year in which it starts. What is above the ordinary hours but within the outer limits is told, not refused: averages and flexible
 * schemes are not known here.
 */
final class WorkingTime {

    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);
    private static final int ADULT = 18;

    private final TimePlan plan;
    private final Legislation legislation;
    private final List<WorkDay> all;
    private final List<TimeFinding> findings = new ArrayList<>();

    WorkingTime(TimePlan plan, Legislation legislation) {
        this.legislation = legislation;
        this.plan = plan;
        this.all = Stream.concat(plan.asked().stream(), plan.others().stream())
                .sorted(Comparator.comparing(WorkDay::startsAt))
                .toList();
    }

    /** Findings about the shifts asked for, day by day, then week by week. */
    List<TimeFinding> findings() {
        TreeSet<LocalDate> days =
                new TreeSet<>(plan.asked().stream().map(WorkDay::date).toList());
        for (LocalDate day : days) {
            if (ageOn(day) < ADULT) {
                young(day);
            } else {
                hoursOfDay(day, "working_time/absolute_hours_per_day", "working_time/hours_per_day");
            }
            rest(day);
            clock(day);
        }
        days.stream()
                .map(day -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)))
                .distinct()
                .forEach(this::hoursOfWeek);
        return findings;
    }

    private int ageOn(LocalDate day) {
        LocalDate born = plan.birthDate();
        return born == null ? ADULT : Period.between(born, day).getYears();
    }

    private void young(LocalDate day) {
        Figure least = law(day).figure("working_time/young_minimum_age");
        if (ageOn(day) < least.value().intValueExact()) {
            stop("employment.too_young", least.citation(), "day", day, "age", least.value());
        }
        hoursOfDay(day, "working_time/young_hours_per_day", null);
        new YoungWorker(law(day), plan.asked(), day, this::stop).check();
    }

    private void hoursOfDay(LocalDate day, String outer, @Nullable String ordinary) {
        int minutes = minutes(shift -> shift.date().equals(day));
        // One shift alone above the outer limit is refused where the shift itself is read.
        boolean several = all.stream().filter(shift -> shift.date().equals(day)).count() > 1 || ageOn(day) < ADULT;
        Figure most = law(day).figure(outer);
        if (minutes > minutes(most)) {
            if (several) {
                stop(
                        "employment.day_hours",
                        most.citation(),
                        "day",
                        day,
                        "hours",
                        hours(minutes),
                        "most",
                        most.value());
            }
        } else if (ordinary != null && minutes > minutes(law(day).figure(ordinary))) {
            Figure usual = law(day).figure(ordinary);
            tell(
                    "employment.day_above_usual",
                    usual.citation(),
                    "day",
                    day,
                    "hours",
                    hours(minutes),
                    "usual",
                    usual.value());
        }
    }

    private void hoursOfWeek(LocalDate monday) {
        LocalDate sunday = monday.plusDays(6);
        int minutes =
                minutes(shift -> !shift.date().isBefore(monday) && !shift.date().isAfter(sunday));
        boolean young = ageOn(monday) < ADULT;
        Figure most = law(monday)
                .figure(young ? "working_time/young_hours_per_week" : "working_time/absolute_hours_per_week");
        Figure usual = law(monday).figure("working_time/hours_per_week");
        if (minutes > minutes(most)) {
            stop(
                    "employment.week_hours",
                    most.citation(),
                    "day",
                    monday,
                    "hours",
                    hours(minutes),
                    "most",
                    most.value());
        } else if (minutes > minutes(usual)) {
            tell(
                    "employment.week_above_usual",
                    usual.citation(),
                    "day",
                    monday,
                    "hours",
                    hours(minutes),
                    "usual",
                    usual.value());
        }
    }

    /** Rest before the first shift of a day, and after its last one when the next is not asked for here. */
    private void rest(LocalDate day) {
        List<WorkDay> today =
                all.stream().filter(shift -> shift.date().equals(day)).toList();
        WorkDay first = today.getFirst();
        all.stream()
                .filter(shift -> shift.date().isBefore(day))
                .max(Comparator.comparing(WorkDay::endsAt))
                .ifPresent(before -> rest(before, first));
        all.stream()
                .filter(shift -> shift.date().isAfter(day))
                .findFirst()
                .filter(next -> !asked(next.date()))
                .ifPresent(next -> rest(
                        today.stream()
                                .max(Comparator.comparing(WorkDay::endsAt))
                                .orElseThrow(),
                        next));
    }

    private boolean asked(LocalDate day) {
        return plan.asked().stream().anyMatch(shift -> shift.date().equals(day));
    }

    private void rest(WorkDay before, WorkDay next) {
        Figure least = law(next.date())
                .figure(
                        ageOn(next.date()) < ADULT
                                ? "working_time/young_rest_between_days_hours"
                                : "working_time/rest_between_days_hours");
        long minutes = Duration.between(before.endsAt(), next.startsAt()).toMinutes();
        if (minutes >= 0 && minutes < minutes(least)) { // below zero they overlap, which is told elsewhere
            stop(
                    "employment.rest_too_short",
                    least.citation(),
                    "day",
                    next.date(),
                    "hours",
                    hours(Math.toIntExact(minutes)),
                    "least",
                    least.value());
        }
    }

    /** A night in which the clock changes is longer or shorter than its clock times say. */
    private void clock(LocalDate day) {
        plan.asked().stream()
                .filter(shift -> shift.date().equals(day) && shift.clockDifference() != 0)
                .forEach(shift -> tell(
                        "employment.clock_changes",
                        law(day).table("working_time/counting").citation(),
                        "day",
                        day,
                        "hours",
                        hours(shift.minutes())));
    }

    private int minutes(java.util.function.Predicate<WorkDay> which) {
        return all.stream().filter(which).mapToInt(WorkDay::minutes).sum();
    }

    private static int minutes(Figure hours) {
        return hours.value().multiply(MINUTES).intValueExact();
    }

    private static BigDecimal hours(int minutes) {
        return BigDecimal.valueOf(minutes).divide(MINUTES, 2, RoundingMode.HALF_UP);
    }

    private Law law(LocalDate day) {
        return legislation.on(day);
    }

    private void stop(String code, Citation from, Object... arguments) {
        findings.add(new TimeFinding(said(code, from, arguments), true));
    }

    private void tell(String code, Citation from, Object... arguments) {
        findings.add(new TimeFinding(said(code, from, arguments), false));
    }

    private Refusal said(String code, Citation from, Object... arguments) {
        Object[] whole = java.util.Arrays.copyOf(arguments, arguments.length + 4);
        whole[arguments.length] = "source";
        whole[arguments.length + 1] = legislation.named(from.sources());
        whole[arguments.length + 2] = "mark";
        whole[arguments.length + 3] = from.mark().name();
        return Refusal.of(code, whole);
    }
}
