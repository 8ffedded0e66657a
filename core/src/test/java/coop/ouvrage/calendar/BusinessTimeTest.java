package coop.ouvrage.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class BusinessTimeTest {

    private final BusinessTime time =
            new BusinessTime(Clock.fixed(Instant.parse("2026-07-31T22:30:00Z"), ZoneOffset.UTC));

    @Test
    void realTimeIsThatOfBrussels() {
        assertThat(time.local()).isEqualTo(LocalDateTime.parse("2026-08-01T00:30"));
        assertThat(time.today()).isEqualTo("2026-08-01");
        assertThat(time.now()).isEqualTo("2026-07-31T22:30:00Z");
    }

    @Test
    void aStoredDayKeepsTheHoursOfTheSystemClock() {
        time.standOn(LocalDate.parse("2026-11-20"), null);
        assertThat(time.local()).isEqualTo(LocalDateTime.parse("2026-11-20T00:30"));
        assertThat(time.now()).isEqualTo("2026-11-19T23:30:00Z");
    }

    @Test
    void aFrozenTimeStandsStill() {
        time.standOn(LocalDate.parse("2026-11-20"), LocalTime.of(9, 0));
        assertThat(time.local()).isEqualTo(LocalDateTime.parse("2026-11-20T09:00"));
    }
}
