package coop.ouvrage.invoicing;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of {@code invoice_sending}: claimed by one node at a time, for a while. */
@Repository
class SendingStore {

    private final JdbcClient jdbc;

    SendingStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(List<InvoiceId> invoices, Instant due) {
        jdbc.sql("""
                insert into invoice_sending (invoice_id, state, due_at, begun_at)
                select id, 'WAITING', :due, :due from unnest(:invoices) as id""")
                .param("invoices", invoices.stream().map(InvoiceId::value).toArray(UUID[]::new))
                .param("due", due.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** Claims what is due until the lease ends; what a node that died had claimed is due again then. */
    List<Sending> claim(Instant now, Instant lease, int most) {
        return jdbc.sql("""
                update invoice_sending set due_at = :lease, tries = tries + 1
                where invoice_id in (
                    select invoice_id from invoice_sending where state in ('WAITING', 'SENT') and due_at <= :now
                    order by due_at, invoice_id limit :most for update skip locked)
                returning invoice_id, state, message_id, tries, refusals""")
                .param("lease", lease.atOffset(ZoneOffset.UTC))
                .param("now", now.atOffset(ZoneOffset.UTC))
                .param("most", most)
                .query((row, n) -> sending(row))
                .list();
    }

    Optional<Sending> find(InvoiceId invoice) {
        return jdbc.sql("select * from invoice_sending where invoice_id = :invoice")
                .param("invoice", invoice.value())
                .query((row, n) -> sending(row))
                .optional();
    }

    Instant begunAt(InvoiceId invoice) {
        return jdbc.sql("select begun_at from invoice_sending where invoice_id = :invoice")
                .param("invoice", invoice.value())
                .query((row, n) -> row.getObject("begun_at", java.time.OffsetDateTime.class)
                        .toInstant())
                .single();
    }

    /** What was refused is a new message from now on. */
    void anew(InvoiceId invoice, Instant at) {
        jdbc.sql("update invoice_sending set refusals = refusals + 1, begun_at = :at where invoice_id = :invoice")
                .param("invoice", invoice.value())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void state(InvoiceId invoice, Sending.State state, @Nullable String messageId, Instant due) {
        jdbc.sql("""
                update invoice_sending set state = :state, message_id = coalesce(:message, message_id), due_at = :due,
                    tries = case when state = :state then tries else 0 end
                where invoice_id = :invoice""")
                .param("state", state.name())
                .param("message", messageId)
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("invoice", invoice.value())
                .update();
    }

    /** Several that the access point took: the names that it gave them. */
    void taken(Map<InvoiceId, String> messages, Sending.State state, Instant due) {
        List<InvoiceId> ids = List.copyOf(messages.keySet());
        jdbc.sql("""
                update invoice_sending s set state = :state, message_id = m.message, due_at = :due, tries = 0
                from unnest(:invoices::uuid[], :messages::text[]) as m (invoice, message)
                where s.invoice_id = m.invoice""")
                .param("state", state.name())
                .param("due", due.atOffset(ZoneOffset.UTC))
                .param("invoices", ids.stream().map(InvoiceId::value).toArray(UUID[]::new))
                .param("messages", ids.stream().map(messages::get).toArray(String[]::new))
                .update();
    }

    void done(List<InvoiceId> invoices, Instant at) {
        jdbc.sql("""
                update invoice_sending set state = 'DONE', due_at = :at, tries = 0
                where invoice_id = any(:invoices)""")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("invoices", invoices.stream().map(InvoiceId::value).toArray(UUID[]::new))
                .update();
    }

    /** When each of these is tried next. */
    void due(Map<InvoiceId, Instant> due) {
        List<InvoiceId> ids = List.copyOf(due.keySet());
        jdbc.sql("""
                update invoice_sending s set due_at = d.due
                from unnest(:invoices::uuid[], :dues::timestamptz[]) as d (invoice, due)
                where s.invoice_id = d.invoice""")
                .param("invoices", ids.stream().map(InvoiceId::value).toArray(UUID[]::new))
                .param(
                        "dues",
                        ids.stream()
                                .map(id -> Objects.requireNonNull(due.get(id)).toString())
                                .toArray(String[]::new))
                .update();
    }

    private static Sending sending(ResultSet row) throws SQLException {
        return new Sending(
                new InvoiceId(row.getObject("invoice_id", UUID.class)),
                Sending.State.valueOf(row.getString("state")),
                row.getString("message_id"),
                row.getInt("tries"),
                row.getInt("refusals"));
    }
}
