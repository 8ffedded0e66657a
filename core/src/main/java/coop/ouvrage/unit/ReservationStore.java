package coop.ouvrage.unit;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of reservations; who writes one holds the lock of its unit. */
@Repository
class ReservationStore {

    private final JdbcClient jdbc;
    private final BusinessTime time;

    ReservationStore(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    void save(Reservation r) {
        jdbc.sql("""
                insert into reservation (purpose_id, unit_id, subject_id, client_id, own_cents, covered_cents, held_on, state,
                    turn, spent_cents, cover_used_cents, ended_on)
                values (:purpose, :unit, :subject, :client, :own, :covered, :on, :state, :turn, :spent, :used, :ended)
                on conflict (purpose_id) do update set own_cents = excluded.own_cents, covered_cents = excluded.covered_cents,
                    held_on = excluded.held_on, state = excluded.state, turn = excluded.turn,
                    spent_cents = excluded.spent_cents, cover_used_cents = excluded.cover_used_cents,
                    ended_on = excluded.ended_on""")
                .param("purpose", r.purpose())
                .param("unit", r.unit())
                .param("subject", r.subject())
                .param("client", r.client())
                .param("own", r.own().cents())
                .param("covered", r.covered().cents())
                .param("on", r.heldOn())
                .param("state", r.state().name())
                .param("turn", r.turn())
                .param("spent", r.spent().cents())
                .param("used", r.coverUsed().cents())
                .param("ended", r.state() == Reservation.State.HELD ? null : time.today())
                .update();
    }

    Optional<Reservation> find(UUID purpose) {
        return jdbc.sql("select * from reservation where purpose_id = :purpose")
                .param("purpose", purpose)
                .query((row, n) -> reservation(row))
                .optional();
    }

    List<Reservation> held(UUID unit) {
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
