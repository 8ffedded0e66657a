package coop.ouvrage.demo.bench;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.UserAdministration;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Turns the clock and gathers what the page of the bench shows. */
public final class BenchDesk {

    private static final int FARTHEST = 45;

    private final BusinessTime time;
    private final BusinessClock clock;
    private final CurrentUser user;
    private final UserAdministration users;
    private final Happenings happenings;
    private volatile List<Bench.Happening> latest = List.of();

    public BenchDesk(BusinessTime time, BusinessClock clock, CurrentUser user, UserAdministration users, JdbcClient jdbc) {
        this.time = time;
        this.clock = clock;
        this.user = user;
        this.users = users;
        this.happenings = new Happenings(jdbc);
    }

    /** Lives the next day; one visitor at a time. */
    synchronized void nextDay() {
        UUID before = happenings.mark();
        pass(1);
        latest = happenings.since(before);
    }

    /** Lives days until something happens, at most a month and a half. */
    synchronized void nextEvent() {
        UUID before = happenings.mark();
        List<Bench.Happening> found = List.of();
        for (int days = 0; days < FARTHEST && found.isEmpty(); days++) {
            pass(1);
            found = happenings.since(before);
        }
        latest = found;
    }

    private void pass(int days) {
        LocalDate until = time.today().plusDays(days);
        user.asSystem(() -> clock.passTo(until));
    }

    LocalDate today() {
        return time.today();
    }

    List<Bench.Happening> latest() {
        return latest;
    }

    List<Bench.Guest> guests() {
        return user.asSystem(() -> users.search("", 0, 200)).stream()
                .map(found -> new Bench.Guest(
                        found.id().value(),
                        found.name(),
                        found.login(),
                        found.roles().stream().map(Enum::name).sorted().collect(Collectors.joining(", "))))
                .toList();
    }

    static Map<String, String> ordered(List<String> modes) {
        return modes.stream().collect(Collectors.toMap(m -> m, m -> "demo.authority." + m, (a, b) -> a, java.util.LinkedHashMap::new));
    }
}
