package coop.ouvrage.employment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalTime;
import org.junit.jupiter.api.Test;

class WorkDayTest {

    @Test
    void shiftOverMidnightBelongsToTheDayOnWhichItStarts() {
        WorkDay night = WorkDay.of(LocalDate.of(2026, 11, 30), LocalTime.of(22, 0), LocalTime.of(2, 30));

        assertThat(night.date()).isEqualTo("2026-11-30");
        assertThat(night.minutes()).isEqualTo(270);
        assertThat(night.endsAt()).isEqualTo("2026-12-01T01:30:00Z");
    }

    /** On the last Sunday of October an hour happens twice; on that of March one does not happen. */
    @Test
    void timeIsElapsedAlsoInTheNightsWhenTheClockChanges() {
        assertThat(WorkDay.of(LocalDate.of(2026, 10, 24), LocalTime.of(22, 0), LocalTime.of(6, 0))
                        .minutes())
                .isEqualTo(9 * 60);
        assertThat(WorkDay.of(LocalDate.of(2026, 3, 28), LocalTime.of(22, 0), LocalTime.of(6, 0))
                        .minutes())
                .isEqualTo(7 * 60);
    }

    @Test
    void breakIsNotWorked() {
        assertThat(new WorkDay(LocalDate.of(2026, 11, 23), LocalTime.of(9, 0), LocalTime.of(17, 30), 30).minutes())
                .isEqualTo(480);
    }
}
