package coop.ouvrage.recovery;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of set-offs. */
@Repository
class SetOffStore {

    private static final String SELECT =
            "select s.*, o.number from set_off s join open_item o on o.invoice_id = s.invoice_id ";

    private final JdbcClient jdbc;

    SetOffStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(SetOff made) {
        jdbc.sql("""
                insert into set_off (id, client_id, entity, invoice_id, purchase_id, purchase_number, amount_cents, agreed_on,
                    agreed_with, made_on, made_by, entry_id)
                values (:id, :client, :entity, :invoice, :purchase, :number, :amount, :agreedOn, :agreedWith, :madeOn, :by, :entry)""")
                .param("id", made.id())
                .param("client", made.client())
                .param("entity", made.entity())
                .param("invoice", made.invoice())
                .param("purchase", made.purchase())
                .param("number", made.purchaseNumber())
                .param("amount", made.amount().cents())
                .param("agreedOn", made.agreedOn())
                .param("agreedWith", made.agreedWith())
                .param("madeOn", made.madeOn())
                .param("by", made.madeBy(), java.sql.Types.OTHER)
                .param("entry", made.entry())
                .update();
    }

    void undone(UUID id, LocalDate on, String reason) {
        jdbc.sql("update set_off set undone_on = :on, undo_reason = :reason where id = :id")
                .param("on", on)
                .param("reason", reason)
                .param("id", id)
                .update();
    }

    /** The set-off, locked so that it is undone once. */
    Optional<SetOff> lock(UUID id) {
        return jdbc.sql(SELECT + "where s.id = :id for update of s")
                .param("id", id)
                .query((row, n) -> setOff(row))
                .optional();
    }

    List<SetOff> of(UUID client) {
        return jdbc.sql(SELECT + "where s.client_id = :client order by s.made_on desc, s.id desc limit 200")
                .param("client", client)
                .query((row, n) -> setOff(row))
                .list();
    }

    private static SetOff setOff(ResultSet row) throws SQLException {
        return new SetOff(
                row.getObject("id", UUID.class),
                row.getObject("client_id", UUID.class),
                row.getString("entity"),
                row.getObject("invoice_id", UUID.class),
                row.getString("number"),
                row.getObject("purchase_id", UUID.class),
                row.getString("purchase_number"),
                Money.ofCents(row.getLong("amount_cents")),
                row.getObject("agreed_on", LocalDate.class),
                row.getString("agreed_with"),
                row.getObject("made_on", LocalDate.class),
                row.getObject("made_by", UUID.class),
                row.getObject("entry_id", UUID.class),
                row.getObject("undone_on", LocalDate.class),
                row.getString("undo_reason"));
    }
}
