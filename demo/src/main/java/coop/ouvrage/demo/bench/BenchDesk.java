package coop.ouvrage.demo.bench;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Turns the clock and gathers what the page of the bench shows. */
public final class BenchDesk {

    private static final int FARTHEST = 45;

    /** Has no worklist. */
    private static final List<String> ALONE = List.of(Role.ADMINISTRATOR.name());

    private final BusinessTime time;
    private final BusinessClock clock;
    private final CurrentUser user;
    private final JdbcClient jdbc;
    private final Happenings happenings;
    private final IntSupplier statements;
    private volatile List<Bench.Happening> latest = List.of();

    /** @param statements how many the bank has issued so far */
    public BenchDesk(
            BusinessTime time, BusinessClock clock, CurrentUser user, JdbcClient jdbc, IntSupplier statements) {
        this.time = time;
        this.clock = clock;
        this.user = user;
        this.jdbc = jdbc;
        this.happenings = new Happenings(jdbc);
        this.statements = statements;
    }

    /** Lives the next day; one visitor at a time. */
    synchronized void nextDay() {
        live(1);
    }

    /** Lives days until something happens, here or at the bank, at most a month and a half. */
    synchronized void nextEvent() {
        live(FARTHEST);
    }

    private void live(int most) {
        UUID before = happenings.mark();
        int issued = statements.getAsInt();
        List<Bench.Happening> found = List.of();
        for (int days = 0; days < most && found.isEmpty(); days++) {
            LocalDate next = time.today().plusDays(1);
            user.asSystem(() -> clock.passTo(next));
            found = found(before, statements.getAsInt() - issued);
        }
        latest = found;
    }

    private List<Bench.Happening> found(@Nullable UUID before, int newStatements) {
        List<Bench.Happening> found = new ArrayList<>(happenings.since(before));
        if (newStatements > 0) {
            found.add(new Bench.Happening("bank.statement", newStatements));
        }
        return found;
    }

    LocalDate today() {
        return time.today();
    }

    List<Bench.Happening> latest() {
        return latest;
    }

    List<Bench.Guest> guests() {
        return jdbc.sql("""
                        select u.id, u.display_name, u.login, string_agg(r.role, ',' order by r.role) as roles
                        from app_user u join user_role r on r.user_id = u.id
                        where u.closed_at is null
                        group by u.id order by u.id""")
                .query((row, n) -> guest(
                        row.getObject("id", UUID.class),
                        row.getString("display_name"),
                        row.getString("login"),
                        List.of(row.getString("roles").split(","))))
                .list();
    }

    /** Where somebody's work begins. */
    String room(UUID user) {
        return guests().stream()
                .filter(guest -> guest.user().equals(user) && guest.isOfficer())
                .map(guest -> guest.roles().equals(ALONE) ? "/desk/users" : "/desk/worklist")
                .findFirst()
                .orElse("/home");
    }

    private static Bench.Guest guest(UUID id, String name, String login, List<String> roles) {
        boolean isOfficer = roles.stream().map(Role::valueOf).anyMatch(Role::isStaff);
        return new Bench.Guest(id, name, login, roles, isOfficer);
    }

    static Map<String, String> ordered(List<String> modes) {
        return modes.stream()
                .collect(Collectors.toMap(
                        m -> m, m -> "demo.authority." + m, (a, b) -> a, java.util.LinkedHashMap::new));
    }
}
