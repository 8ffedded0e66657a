package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of client credits. */
@Repository
class CreditStore {

    private final JdbcClient jdbc;

    CreditStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(ClientCredit credit) {
        jdbc.sql("""
                insert into client_credit (id, entity, client_id, amount_cents, source_id, cause, payer_account, number, made_on, state)
                values (:id, :entity, :client, :amount, :source, :cause, :account, :number, :on, 'OPEN')""")
                .param("id", credit.id())
                .param("entity", credit.entity())
                .param("client", credit.client())
                .param("amount", credit.amount().cents())
                .param("source", credit.source())
                .param("cause", credit.cause().name())
                .param("account", credit.payerAccount())
                .param("number", credit.number())
                .param("on", credit.madeOn())
                .update();
    }

    /** Moves a credit on; false when it is not in the state it should be in. */
    boolean change(UUID id, ClientCredit.State from, ClientCredit.State to, @Nullable UUID batch) {
        return jdbc.sql("""
                update client_credit set state = :to, batch_id = coalesce(:batch, batch_id) where id = :id and state = :from""")
                        .param("to", to.name())
                        .param("batch", batch, java.sql.Types.OTHER)
                        .param("id", id)
                        .param("from", from.name())
                        .update()
                == 1;
    }

    Optional<ClientCredit> lock(UUID id) {
        return query("where id = :value for update", id).stream().findFirst();
    }

    List<ClientCredit> ofSource(UUID source) {
        return query("where source_id = :value and state <> 'UNDONE'", source);
    }

    List<ClientCredit> ofClient(UUID client) {
        return query("where client_id = :value and state <> 'UNDONE' order by made_on desc, id desc", client);
    }

    List<ClientCredit> open(String entity) {
        return query("where entity = :value and state = 'OPEN' order by made_on, id limit 500", entity);
    }

    private List<ClientCredit> query(String where, Object value) {
        return jdbc.sql("select * from client_credit " + where)
                .param("value", value)
                .query((row, n) -> credit(row))
                .list();
    }

    private static ClientCredit credit(ResultSet row) throws SQLException {
        return new ClientCredit(
                row.getObject("id", UUID.class),
                row.getString("entity"),
                row.getObject("client_id", UUID.class),
                Money.ofCents(row.getLong("amount_cents")),
                row.getObject("source_id", UUID.class),
                ClientCredit.Cause.valueOf(row.getString("cause")),
                row.getString("payer_account"),
                row.getString("number"),
                row.getObject("made_on", LocalDate.class),
                ClientCredit.State.valueOf(row.getString("state")));
    }
}
