package coop.ouvrage.calendar;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * The time that business goes by, in the zone of the co-operative; the only reader of the system clock.
 *
 * <p>A real installation lives in real time. A demo, a replay and tests stand on a stored day, whose hours either follow the
 * system clock or are frozen (see {@link BusinessClock}).
 */
public final class BusinessTime {

    public static final ZoneId ZONE = ZoneId.of("Europe/Brussels");

    private final Clock system;
    private volatile Standing standing = new Standing(null, null);

    private record Standing(
            @Nullable LocalDate day, @Nullable LocalTime time) {}

    public BusinessTime() {
        this(Clock.systemUTC());
    }

    BusinessTime(Clock system) {
        this.system = system;
    }

    public LocalDate today() {
        LocalDate day = standing.day();
        return day != null ? day : real().toLocalDate();
    }

    public LocalDateTime local() {
        Standing now = standing;
        LocalDateTime real = real();
        return LocalDateTime.of(
                now.day() != null ? now.day() : real.toLocalDate(),
                now.time() != null ? now.time() : real.toLocalTime());
    }

    public Instant now() {
        return local().atZone(ZONE).toInstant();
    }

    boolean isTurnedByHand() {
        return standing.day() != null;
    }

    /** Stands on {@code day}; without {@code time} its hours follow the system clock. Without both, real time. */
    void standOn(@Nullable LocalDate day, @Nullable LocalTime time) {
        standing = new Standing(day, time);
    }

    private LocalDateTime real() {
        return LocalDateTime.ofInstant(system.instant(), ZONE);
    }
}
