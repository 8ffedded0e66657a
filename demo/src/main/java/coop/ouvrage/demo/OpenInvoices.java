package coop.ouvrage.demo;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Invoices as their clients see them: what is still to be paid, by the books. */
@DemoOnly
@Component
class OpenInvoices {

    /** One invoice and what of it is open. */
    record Open(
            UUID id,
            String entity,
            String number,
            UUID client,
            String clientName,
            Money open,
            LocalDate dueOn,
            String reference) {}

    private final JdbcClient jdbc;
    private final ChartOfAccounts chart;

    OpenInvoices(JdbcClient jdbc, ChartOfAccounts chart) {
        this.jdbc = jdbc;
        this.chart = chart;
    }

    List<Open> all() {
        return jdbc.sql("""
                        select i.id, i.entity, i.number, i.client_id, p.display_name, i.due_on, i.structured_reference,
                               sum(l.amount_cents) as open_cents
                        from invoice i
                        join party p on p.id = i.client_id
                        join journal_line l on l.subject = i.id and l.account = :receivable
                        where i.kind = 'INVOICE'
                        group by i.id, p.display_name having sum(l.amount_cents) > 0
                        order by i.due_on, i.number""")
                .param("receivable", chart.number(AccountRole.RECEIVABLE))
                .query(OpenInvoices::open)
                .list();
    }

    private static Open open(ResultSet row, int n) throws SQLException {
        return new Open(
                row.getObject("id", UUID.class),
                row.getString("entity"),
                row.getString("number"),
                row.getObject("client_id", UUID.class),
                row.getString("display_name"),
                Money.ofCents(row.getLong("open_cents")),
                row.getObject("due_on", LocalDate.class),
                row.getString("structured_reference"));
    }
}
