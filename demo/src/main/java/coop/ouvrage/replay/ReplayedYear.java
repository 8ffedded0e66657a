package coop.ouvrage.replay;

import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.replay.population.ClientPlan;
import coop.ouvrage.replay.population.JobPlan;
import coop.ouvrage.replay.population.Population;
import coop.ouvrage.replay.population.Soul;
import coop.ouvrage.replay.population.UnitPlan;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The population of this run, by day. */
@ReplayOnly
@Component
class ReplayedYear {

    static final String ENTITY = "PROD";

    private static final int DAYS_AFTER = 16;

    private final Population population;
    private final Map<LocalDate, List<Soul>> joining;
    private final Map<LocalDate, List<UnitPlan>> opening;
    private final Map<LocalDate, List<JobPlan>> ordered;
    private final Map<LocalDate, List<JobPlan>> over;

    ReplayedYear(Environment settings, WorkingDays workingDays) {
        population = Population.of(
                settings.getRequiredProperty("ouvrage.replay.year", Integer.class),
                settings.getRequiredProperty("ouvrage.replay.scale", BigDecimal.class),
                settings.getRequiredProperty("ouvrage.replay.seed", Long.class),
                workingDays::isWorkingDay);
        joining = population.souls().stream().collect(Collectors.groupingBy(this::joins));
        opening = population.units().stream().collect(Collectors.groupingBy(UnitPlan::opens));
        ordered = population.jobs().stream().collect(Collectors.groupingBy(JobPlan::ordered));
        over = population.jobs().stream()
                .collect(Collectors.groupingBy(
                        job -> workingDays.plusWorkingDays(job.days().getLast(), 1)));
    }

    LocalDate first() {
        return LocalDate.of(population.year(), 1, 1);
    }

    LocalDate last() {
        return LocalDate.of(population.year(), 12, 31);
    }

    /** Until then the last wages are paid, the last return is filed and the year is closed; nobody begins anything new. */
    LocalDate end() {
        return last().plusDays(DAYS_AFTER);
    }

    /** Whoever was there before the year is there on its first day. */
    private LocalDate joins(Soul soul) {
        return soul.joinedInYear() ? soul.since() : first();
    }

    List<Soul> joining(LocalDate day) {
        return joining.getOrDefault(day, List.of());
    }

    List<UnitPlan> opening(LocalDate day) {
        return opening.getOrDefault(day, List.of());
    }

    List<JobPlan> ordered(LocalDate day) {
        return ordered.getOrDefault(day, List.of());
    }

    /** Jobs whose work ended on the working day before. */
    List<JobPlan> over(LocalDate day) {
        return over.getOrDefault(day, List.of());
    }

    Population population() {
        return population;
    }

    Soul soul(int number) {
        return population.souls().get(number);
    }

    UnitPlan unit(int number) {
        return population.units().get(number);
    }

    ClientPlan client(int number) {
        return population.clients().get(number);
    }

    JobPlan job(int number) {
        return population.jobs().get(number);
    }
}
