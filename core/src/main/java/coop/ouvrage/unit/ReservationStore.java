package coop.ouvrage.unit;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of reservations; who writes one holds the lock of its unit. */
@Repository
class ReservationStore {

    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final ReadTogether<Reservation> known = new ReadTogether<>(Foreseen.Kind.PURPOSE, this::read);
    private final WriteBehind<Reservation> changes = new WriteBehind<>(this::write, "reservation");

    ReservationStore(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    void save(Reservation r) {
        known.put(r.purpose(), r);
        changes.add(r);
    }

    private void write(List<Reservation> all) {
        Map<UUID, Reservation> last =
                new TreeMap<>(); // in one order, so that two transactions do not wait for each other
        all.forEach(r -> last.put(r.purpose(), r));
        insert(last.values());
    }

    void save(Collection<Reservation> reservations) {
        changes.write();
        reservations.forEach(r -> known.forget(r.purpose()));
        insert(reservations);
    }

    private void insert(Collection<Reservation> reservations) {
        jdbc.sql("""
                insert into reservation (purpose_id, unit_id, subject_id, client_id, own_cents, covered_cents, held_on, state,
                    turn, spent_cents, cover_used_cents, ended_on)
                select r.*, case when r.state = 'HELD' then null else :today end
                from unnest(:purposes, :units, :subjects, :clients, :own, :covered, :on::date[], :states, :turns, :spent, :used)
                    as r (purpose, unit, subject, client, own, covered, held_on, state, turn, spent, used)
                on conflict (purpose_id) do update set own_cents = excluded.own_cents, covered_cents = excluded.covered_cents,
                    held_on = excluded.held_on, state = excluded.state, turn = excluded.turn,
                    spent_cents = excluded.spent_cents, cover_used_cents = excluded.cover_used_cents,
                    ended_on = excluded.ended_on""")
                .param("today", time.today())
                .param("purposes", array(reservations, UUID[]::new, Reservation::purpose))
                .param("units", array(reservations, UUID[]::new, Reservation::unit))
                .param("subjects", array(reservations, UUID[]::new, Reservation::subject))
                .param("clients", array(reservations, UUID[]::new, Reservation::client))
                .param("own", array(reservations, Long[]::new, r -> r.own().cents()))
                .param(
                        "covered",
                        array(reservations, Long[]::new, r -> r.covered().cents()))
                .param("on", array(reservations, String[]::new, r -> r.heldOn().toString()))
                .param(
                        "states",
                        array(reservations, String[]::new, r -> r.state().name()))
                .param("turns", array(reservations, Integer[]::new, Reservation::turn))
                .param("spent", array(reservations, Long[]::new, r -> r.spent().cents()))
                .param(
                        "used",
                        array(reservations, Long[]::new, r -> r.coverUsed().cents()))
                .update();
    }

    private static <T extends @Nullable Object> T[] array(
            Collection<Reservation> reservations, IntFunction<T[]> maker, Function<Reservation, T> part) {
        return reservations.stream().map(part).toArray(maker);
    }

    List<Reservation> find(Collection<UUID> purposes) {
        changes.write();
        return jdbc.sql("select * from reservation where purpose_id = any(:purposes) order by unit_id, purpose_id")
                .param("purposes", purposes.toArray(UUID[]::new))
                .query((row, n) -> reservation(row))
                .list();
    }

    Optional<Reservation> find(UUID purpose) {
        return known.get(purpose);
    }

    /** Others may have held, spent or released while a lock was waited for. */
    void readAgain() {
        known.forgetAll();
    }

    private Map<UUID, Reservation> read(UUID[] purposes) {
        return find(List.of(purposes)).stream().collect(Collectors.toMap(Reservation::purpose, r -> r));
    }

    List<Reservation> held(UUID unit) {
        changes.write();
        return jdbc.sql(
                        "select * from reservation where unit_id = :unit and state = 'HELD' order by held_on, purpose_id")
                .param("unit", unit)
                .query((row, n) -> reservation(row))
                .list();
    }

    private static Reservation reservation(ResultSet row) throws SQLException {
        return new Reservation(
                row.getObject("purpose_id", UUID.class),
                row.getObject("unit_id", UUID.class),
                row.getObject("subject_id", UUID.class),
                row.getObject("client_id", UUID.class),
                Money.ofCents(row.getLong("own_cents")),
                Money.ofCents(row.getLong("covered_cents")),
                row.getObject("held_on", LocalDate.class),
                Reservation.State.valueOf(row.getString("state")),
                row.getInt("turn"),
                Money.ofCents(row.getLong("spent_cents")),
                Money.ofCents(row.getLong("cover_used_cents")));
    }
}
