package coop.ouvrage.accounting;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Costs paid in the name of clients against what clients were charged for them. Only the amount actually paid stays out of turnover and VAT, and
 * it must be proven (directive 2006/112/EC, art. 79 (c)): what a unit charged beyond it needs a cost, or an invoice with VAT.
 */
@Service
public class Disbursements {

    private final JdbcClient jdbc;
    private final Chart chart;
    private final Permissions permissions;

    Disbursements(JdbcClient jdbc, Chart chart, Permissions permissions) {
        this.jdbc = jdbc;
        this.chart = chart;
        this.permissions = permissions;
    }

    /**
     * A unit of which something is left.
     *
     * @param paid in the name of clients
     * @param charged to clients, less credit notes
     */
    public record Row(UUID unit, String name, Money paid, Money charged) {

        /** Above zero: no client was charged with it yet. Below: charged without a cost in the books. */
        public Money left() {
            return paid.minus(charged);
        }
    }

    /** Units of an entity of which paid and charged differ at the end of a month, by name. */
    @Transactional(readOnly = true)
    public List<Row> left(String entity, LocalDate month) {
        permissions.require(Permission.LEDGER_READ);
        return jdbc.sql("""
                        select b.unit, u.name, b.paid, b.charged from (
                            select unit, sum(debit_cents) as paid, sum(credit_cents) as charged from account_balance
                            where entity = :entity and account = :account and month <= :month
                            group by unit having sum(debit_cents) <> sum(credit_cents)) b
                        join production_unit u on u.id = b.unit order by u.name, b.unit""")
                .param("entity", entity)
                .param("account", chart.number(AccountRole.DISBURSED))
                .param("month", month.withDayOfMonth(1))
                .query((row, n) -> new Row(
                        Objects.requireNonNull(row.getObject("unit", UUID.class)),
                        row.getString("name"),
                        Money.ofCents(row.getLong("paid")),
                        Money.ofCents(row.getLong("charged"))))
                .list();
    }
}
