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
    void totalsAreThePublishedOnes() {
        Population p = of("0.1", 1);
        System.out.println("souls " + p.souls().size() + " units " + p.units().size() + " clients "
                + p.clients().size()
                + " jobs " + p.jobs().size() + " days "
                + p.jobs().stream().mapToInt(j -> j.days().size()).sum() + " hours "
                + p.jobs().stream()
                                .mapToLong(j -> (long) j.minutes() * j.days().size())
                                .sum()
                        / 60 + " turnover "
                + p.jobs().stream().mapToLong(JobPlan::priceCents).sum() / 100 + " costs "
                + p.jobs().stream().mapToLong(JobPlan::costsCents).sum() / 100 + " delay "
                + p.jobs().stream().mapToInt(JobPlan::paysAfter).average().orElse(0));
        assertThat(p.jobs()).hasSize(21867);
    }
}
