package coop.ouvrage.customer;

import coop.ouvrage.transaction.ReadOnce;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of removed clients, and of what is written about them. */
@Repository
class RemovalStore {

    private final JdbcClient jdbc;

    RemovalStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void forgetOn(ClientId id, @Nullable LocalDate day) {
        jdbc.sql("update client set forget_on = :day where party_id = :id")
                .param("day", day, java.sql.Types.DATE)
                .param("id", id.value())
                .update();
    }

    Optional<ClientRemoval.Removed> find(ClientId id) {
        return jdbc.sql(
                        "select removed_on, forget_on, forgotten_on from client where party_id = :id and removed_on is not null")
                .param("id", id.value())
                .query((row, n) -> new ClientRemoval.Removed(
                        row.getObject("removed_on", LocalDate.class),
                        row.getObject("forget_on", LocalDate.class),
                        row.getObject("forgotten_on", LocalDate.class)))
                .optional();
    }

    /** Removed ones whose day has come, locked. */
    List<ClientId> due(LocalDate today, int most) {
        return jdbc.sql("""
                select party_id from client where forgotten_on is null and forget_on <= :today
                order by party_id limit :most for update""").param("today", today).param("most", most).query(UUID.class).list().stream()
                .map(ClientId::new)
                .toList();
    }

    /** Notes of units and answers of registers lose their words. */
    void forget(ClientId id, LocalDate today) {
        ReadOnce.forgetEverything();
        jdbc.sql("update client_note set text = '-' where client_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("update client_register_answer set name = null, form = null, seat = null where client_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("update client_vat_check set name = null, address = null, reason = null where client_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("delete from client_sanction_review where client_id = :id")
                .param("id", id.value())
                .update();
        jdbc.sql("update client set forgotten_on = :today, peppol_id = null where party_id = :id")
                .param("today", today)
                .param("id", id.value())
                .update();
    }
}
