package coop.ouvrage.receivables;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What clients owe by age, client by client. Reads the index of open items only, so that closed ones cost nothing. */
@Service
public class AgedBalance {

    private final JdbcClient jdbc;
    private final Permissions permissions;

    AgedBalance(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /** Clients of an entity by what they owe, the largest first; as it stands now, aged on a day. */
    @Transactional(readOnly = true)
    public List<AgedClient> byClient(String entity, LocalDate on, int offset, int limit) {
        permissions.require(Permission.BANK_READ);
        return jdbc.sql("""
                select client_id, sum(left_cents) as total, count(*) as items, min(due_on) as oldest,
                    coalesce(sum(left_cents) filter (where due_on >= :on), 0) as a0,
                    coalesce(sum(left_cents) filter (where due_on < :on and due_on >= :on - 30), 0) as a1,
                    coalesce(sum(left_cents) filter (where due_on < :on - 30 and due_on >= :on - 60), 0) as a2,
                    coalesce(sum(left_cents) filter (where due_on < :on - 60 and due_on >= :on - 90), 0) as a3,
                    coalesce(sum(left_cents) filter (where due_on < :on - 90), 0) as a4
                from open_item where entity = :entity and closed_on is null
                group by client_id order by total desc, client_id offset :offset limit :limit""")
                .param("on", on, java.sql.Types.DATE)
                .param("entity", entity)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> client(row))
                .list();
    }

    private static AgedClient client(ResultSet row) throws SQLException {
        return new AgedClient(
                row.getObject("client_id", UUID.class),
                Money.ofCents(row.getLong("total")),
                List.of(
                        Money.ofCents(row.getLong("a0")),
                        Money.ofCents(row.getLong("a1")),
                        Money.ofCents(row.getLong("a2")),
                        Money.ofCents(row.getLong("a3")),
                        Money.ofCents(row.getLong("a4"))),
                row.getInt("items"),
                row.getObject("oldest", LocalDate.class));
    }
}
