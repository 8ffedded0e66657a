package coop.ouvrage.treasury;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What batches will take off the accounts: made or released, and not yet on a statement. Totals only. */
@Service
public class OrderedPayments {

    private final JdbcClient jdbc;
    private final Permissions permissions;

    OrderedPayments(JdbcClient jdbc, Permissions permissions) {
        this.jdbc = jdbc;
        this.permissions = permissions;
    }

    /** By the day on which the bank is to pay. */
    public Map<LocalDate, Money> byDay(String entity) {
        permissions.require(Permission.BANK_READ);
        Map<LocalDate, Money> byDay = new TreeMap<>();
        jdbc.sql("""
                select execution_on, sum(total_cents) as cents from payment_batch
                where entity = :entity and state in ('MADE', 'RELEASED') group by execution_on""").param("entity", entity).query(row -> {
            byDay.put(row.getObject("execution_on", LocalDate.class), Money.ofCents(row.getLong("cents")));
        });
        return byDay;
    }
}
