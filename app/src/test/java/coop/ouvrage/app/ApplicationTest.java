package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.installation.Installation;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

@OuvrageTest
class ApplicationTest {

    private final BusinessTime time;
    private final BusinessClock clock;
    private final Installation installation;
    private final JdbcClient jdbc;

    ApplicationTest(BusinessTime time, BusinessClock clock, Installation installation, JdbcClient jdbc) {
        this.time = time;
        this.clock = clock;
        this.installation = installation;
        this.jdbc = jdbc;
    }

    @Test
    void livesEveryDayOnTheWayOnce() {
        LocalDate start = time.today();
        clock.passTo(start.plusDays(3));
        clock.passTo(start.plusDays(3));
        assertThat(jdbc.sql("select day from business_day where ended_at is not null order by day")
                        .query(LocalDate.class)
                        .list())
                .isEqualTo(List.of(start.plusDays(1), start.plusDays(2), start.plusDays(3)));
        assertThat(time.today()).isEqualTo(start.plusDays(3));
    }

    @Test
    void theMarkOfAnInstallationIsForEver() {
        assertThat(installation.kind()).isEqualTo(Installation.Kind.REPLAY);
        assertThatThrownBy(
                        () -> jdbc.sql("update installation set kind = 'real'").update())
                .hasStackTraceContaining("permission denied for table installation");
    }
}
