package coop.ouvrage.unit;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of reservations. */
@Repository
class ReservationStore {

    private final JdbcClient jdbc;

    ReservationStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(Reservation r) {
        jdbc.sql("""
                insert into reservation (purpose_id, unit_id, subject_id, client_id, own_cents, covered_cents, held_on, state)
                values (:purpose, :unit, :subject, :client, :own, :covered, :on, 'HELD')""")
                .param("purpose", r.purpose())
                .param("unit", r.unit())
                .param("subject", r.subject())
                .param("client", r.client())
                .param("own", r.own().cents())
                .param("covered", r.covered().cents())
                .param("on", r.heldOn())
                .update();
    }

    Optional<Reservation> lock(UUID purpose) {
        return jdbc.sql("select * from reservation where purpose_id = :purpose for update")
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

    void end(UUID purpose, Reservation.State state, Money coverUsed, LocalDate on) {
        jdbc.sql("""
                update reservation set state = :state, cover_used_cents = :used, ended_on = :on
                where purpose_id = :purpose and state = 'HELD'""")
                .param("state", state.name())
                .param("used", coverUsed.cents())
                .param("on", on)
                .param("purpose", purpose)
                .update();
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
                Money.ofCents(row.getLong("cover_used_cents")));
    }
}
