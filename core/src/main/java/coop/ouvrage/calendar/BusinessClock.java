package coop.ouvrage.calendar;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Turns the clock of an installation that does not live in real time: demo, replay, tests. A real one is refused by the database
 * itself, whose clock row can then hold no day.
 */
@Component
public class BusinessClock {

    private final BusinessTime time;
    private final BusinessDays days;
    private final JdbcClient jdbc;

    BusinessClock(BusinessTime time, BusinessDays days, JdbcClient jdbc) {
        this.time = time;
        this.days = days;
        this.jdbc = jdbc;
        resume();
    }

    /** Takes up the stored day before anybody can ask for this clock: a demo that asked earlier would begin its year again. */
    private void resume() {
        jdbc.sql("select day, time from business_clock")
                .query((row, n) -> new Stored(row.getObject(1, LocalDate.class), row.getObject(2, LocalTime.class)))
                .optional()
                .ifPresent(stored -> time.standOn(stored.day(), stored.time()));
    }

    /** Whether this installation stands on a stored day. */
    public boolean isTurnedByHand() {
        return time.isTurnedByHand();
    }

    /** Stands on {@code day} from now on; its hours follow the system clock. No day is told to have begun. */
    public void standOn(LocalDate day) {
        store(day, null);
    }

    /** Stops at that very moment. No day is told to have begun. */
    public void freezeAt(LocalDateTime moment) {
        store(moment.toLocalDate(), moment.toLocalTime());
    }

    /** Lives every day after today up to and including {@code last}, each with its {@link DayBegan}. */
    public void passTo(LocalDate last) {
        LocalTime hour = jdbc.sql("select time from business_clock")
                .query(LocalTime.class)
                .optional()
                .orElse(null);
        for (LocalDate day = time.today().plusDays(1); !day.isAfter(last); day = day.plusDays(1)) {
            store(day, hour);
            days.begin(day);
        }
    }

    /** Ends the day that a crash cut off: it is told again to every module. Only where nobody else turns this clock. */
    public void finish() {
        days.finish();
    }

    private void store(LocalDate day, @Nullable LocalTime hour) {
        jdbc.sql("""
                        insert into business_clock (day, time) values (:day, :time)
                        on conflict (only_row) do update set day = excluded.day, time = excluded.time""").param("day", day).param("time", hour).update();
        time.standOn(day, hour);
    }

    private record Stored(LocalDate day, @Nullable LocalTime time) {}
}
