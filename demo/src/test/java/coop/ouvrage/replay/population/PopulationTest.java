package coop.ouvrage.replay.population;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PopulationTest {

    static Population of(String scale, long seed) {
        return Population.of(2025, new BigDecimal(scale), seed, PopulationTest::isWeekday);
    }

    private static boolean isWeekday(LocalDate day) {
        return day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) < 0;
    }

    @Test
    void theSameSeedGivesTheSamePeople() {
        assertThat(of("0.01", 7)).isEqualTo(of("0.01", 7));
        assertThat(of("0.01", 7)).isNotEqualTo(of("0.01", 8));
    }

    @Test
    void nobodyWorksAtTwoJobsOnOneDay() {
        Set<String> seen = new HashSet<>();
        of("0.02", 1)
                .jobs()
                .forEach(job -> job.days()
                        .forEach(day -> assertThat(seen.add(job.worker() + " " + day))
                                .as("worker %s on %s", job.worker(), day)
                                .isTrue()));
    }

    @Test
    void unitAndWorkerAreThereWhenAnOrderComes() {
        for (String scale : new String[] {"0.01", "0.1", "1"}) {
            Population population = of(scale, 1);
            assertThat(population.jobs()).as(scale).allSatisfy(job -> {
                assertThat(job.ordered())
                        .isAfter(population.units().get(job.unit()).opens());
                assertThat(job.ordered())
                        .isAfterOrEqualTo(there(population.souls().get(job.worker())));
            });
        }
    }

    private static LocalDate there(Soul soul) {
        return soul.joinedInYear() ? soul.since() : LocalDate.of(2025, 1, 1);
    }

    @Test
    void atFullScaleEveryDrawnCellIsWithinOnePercent() {
        assertThat(Marginals.of(of("1", 1)).stream().filter(Marginals.Cell::drawn))
                .allMatch(Marginals.Cell::isNear);
    }

    /** Of a few hundred people not enough have the orders for many hours: brackets of hours come out from one twentieth on. */
    @Test
    void atSmallScalesEveryDrawnCellIsWithinOne() {
        for (String scale : new String[] {"0.001", "0.004", "0.05"}) {
            assertThat(Marginals.of(of(scale, 3)).stream()
                            .filter(Marginals.Cell::drawn)
                            .filter(cell ->
                                    scale.equals("0.05") || !cell.table().equals("hours per month")))
                    .as(scale)
                    .allMatch(Marginals.Cell::isNear);
        }
    }

    @Test
    void clientsPayAfterThePublishedTimeOnAverage() {
        double mean = of("0.1", 1).jobs().stream()
                .mapToInt(JobPlan::paysAfter)
                .average()
                .orElseThrow();
        assertThat(mean).isBetween(44.5, 45.5);
    }
}
