package coop.ouvrage.treasury;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
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

    /**
     * Payments of one day that clear debts of one kind.
     *
     * @param on the day on which the bank is to pay
     * @param clears the account of the debt
     * @param released whether the debt has left the books of that account; not before two people let it
     */
    public record Ordered(LocalDate on, AccountRole clears, boolean released, Money amount) {}

    /** Without what was held back, refused by the bank, or is already booked one by one. */
    public List<Ordered> of(String entity) {
        permissions.require(Permission.BANK_READ);
        return jdbc.sql("""
                select b.execution_on, p.clears, b.state = 'RELEASED' as released, sum(p.amount_cents) as cents
                from payment_batch b join payment p on p.batch_id = b.id
                where b.entity = :entity and b.state in ('MADE', 'RELEASED') and p.state in ('WAITING', 'IN_FLIGHT')
                group by 1, 2, 3 order by 1, 2, 3""")
                .param("entity", entity)
                .query((row, number) -> new Ordered(
                        row.getObject("execution_on", LocalDate.class),
                        AccountRole.valueOf(row.getString("clears")),
                        row.getBoolean("released"),
                        Money.ofCents(row.getLong("cents"))))
                .list();
    }
}
