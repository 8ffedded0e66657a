package coop.ouvrage.country.be.employment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.country.be.payroll.BelgianLegislation;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.spi.TimeFinding;
import coop.ouvrage.employment.spi.TimePlan;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Limits of working time. 23 November 2026 is a Monday. */
class WorkingTimeTest {

    private static final LocalDate ADULT = LocalDate.of(1990, 1, 1);
    private static final LocalDate SEVENTEEN = LocalDate.of(2009, 6, 1);
    private static final LocalDate FOURTEEN = LocalDate.of(2012, 6, 1);

    @Test
    void anOrdinaryDaySaysNothing() {
        assertThat(findings(ADULT, List.of(shift("2026-11-23", "09:00", "17:00", 0))))
                .isEmpty();
    }

    @Test
    void hoursAboveTheUsualAreToldAndThoseAboveTheOuterLimitRefusedOverAllContracts() {
        WorkDay morning = shift("2026-11-23", "06:00", "11:00", 0);
        assertThat(findings(ADULT, List.of(shift("2026-11-23", "12:00", "16:00", 0)), morning))
                .containsExactly("told employment.day_above_usual");
        assertThat(findings(ADULT, List.of(shift("2026-11-23", "12:00", "18:30", 0)), morning))
                .containsExactly("refused employment.day_hours");
    }

    @Test
    void theWeekAddsEveryContractOfThePerson() {
        WorkDay[] four = {
            shift("2026-11-23", "08:00", "18:00", 0),
            shift("2026-11-24", "08:00", "18:00", 0),
            shift("2026-11-25", "08:00", "18:00", 0),
            shift("2026-11-26", "08:00", "18:00", 0)
        };
        assertThat(findings(ADULT, List.of(shift("2026-11-27", "08:00", "16:00", 0)), four))
                .containsExactly("told employment.week_above_usual");
        assertThat(findings(ADULT, List.of(shift("2026-11-27", "08:00", "18:30", 0)), four))
                .containsExactly("told employment.day_above_usual", "refused employment.week_hours");
    }

    @Test
    void elevenHoursOfRestLieBetweenTwoDays() {
        WorkDay late = shift("2026-11-23", "18:00", "23:30", 0);
        assertThat(findings(ADULT, List.of(shift("2026-11-24", "10:30", "14:30", 0)), late))
                .isEmpty();
        assertThat(findings(ADULT, List.of(shift("2026-11-24", "10:00", "14:00", 0)), late))
                .containsExactly("refused employment.rest_too_short");
        assertThat(findings(ADULT, List.of(late), shift("2026-11-24", "10:00", "14:00", 0)))
                .containsExactly("refused employment.rest_too_short");
    }

    /** From 31 December 22:00 to 03:00: five hours of the last day, week and quota of the year. */
    @Test
    void aShiftOverTheEndOfTheYearBelongsToTheDayOnWhichItStarts() {
        WorkDay night = shift("2026-12-31", "22:00", "03:00", 0);
        assertThat(night.minutes()).isEqualTo(300);
        assertThat(findings(ADULT, List.of(night), shift("2026-12-31", "10:00", "16:30", 0)))
                .containsExactly("refused employment.day_hours");
        assertThat(findings(ADULT, List.of(night), shift("2027-01-01", "15:00", "23:00", 0)))
                .isEmpty();
    }

    @Test
    void nightsInWhichTheClockChangesCountTheHoursThatPass() {
        WorkDay autumn = shift("2026-10-24", "20:00", "04:00", 0);
        WorkDay spring = shift("2026-03-28", "20:00", "04:00", 0);
        assertThat(autumn.minutes()).isEqualTo(9 * 60);
        assertThat(spring.minutes()).isEqualTo(7 * 60);
        assertThat(findings(ADULT, List.of(autumn)))
                .containsExactly("told employment.day_above_usual", "told employment.clock_changes");
        assertThat(findings(ADULT, List.of(spring))).containsExactly("told employment.clock_changes");
        assertThat(shift("2026-03-29", "02:30", "06:00", 0).onTheClock()).isFalse();
    }

    @Test
    void underEighteenLimitsAreNarrower() {
        assertThat(findings(SEVENTEEN, List.of(shift("2026-11-23", "09:00", "17:30", 60))))
                .isEmpty();
        assertThat(findings(SEVENTEEN, List.of(shift("2026-11-23", "09:00", "17:00", 30))))
                .containsExactly("refused employment.young_break");
        assertThat(findings(SEVENTEEN, List.of(shift("2026-11-23", "18:00", "21:00", 0))))
                .containsExactly("refused employment.young_night");
        assertThat(findings(SEVENTEEN, List.of(shift("2026-11-22", "10:00", "13:00", 0))))
                .containsExactly("refused employment.young_sunday");
        assertThat(findings(SEVENTEEN, List.of(shift("2026-11-11", "10:00", "13:00", 0))))
                .containsExactly("refused employment.young_sunday");
        assertThat(findings(
                        SEVENTEEN,
                        List.of(shift("2026-11-24", "07:00", "10:00", 0)),
                        shift("2026-11-23", "16:00", "19:30", 0)))
                .containsExactly("refused employment.rest_too_short");
        assertThat(findings(FOURTEEN, List.of(shift("2026-11-23", "10:00", "13:00", 0))))
                .containsExactly("refused employment.too_young");
    }

    private static List<String> findings(@Nullable LocalDate born, List<WorkDay> asked, WorkDay... others) {
        return new WorkingTime(new TimePlan(born, asked, List.of(others)), BelgianLegislation.get())
                .findings().stream().map(WorkingTimeTest::said).toList();
    }

    private static String said(TimeFinding finding) {
        return (finding.stops() ? "refused " : "told ") + finding.text().code();
    }

    private static WorkDay shift(String day, String from, String to, int pause) {
        return new WorkDay(LocalDate.parse(day), LocalTime.parse(from), LocalTime.parse(to), pause);
    }
}
