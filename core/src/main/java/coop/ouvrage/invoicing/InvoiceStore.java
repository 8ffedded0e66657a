package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of invoices and credit notes; inserted once, only the delivery changes. */
@Repository
class InvoiceStore {

    private final JdbcClient jdbc;

    InvoiceStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Invoice> find(InvoiceId id) {
        return load("where id = :value", Map.of("value", id.value()), "").stream()
                .findFirst();
    }

    /** The invoice, its row locked: two credit notes at once must not exceed it together. */
    Optional<Invoice> lock(InvoiceId id) {
        return load("where id = :value for update", Map.of("value", id.value()), "").stream()
                .findFirst();
    }

    Optional<Invoice> ofOrder(OrderId order) {
        return load("where order_id = :value and kind = 'INVOICE'", Map.of("value", order.value()), "").stream()
                .findFirst();
    }

    /** Deposits, parts and the last invoice of an order, oldest first. */
    List<Invoice> allOfOrder(OrderId order) {
        return load(
                "where order_id = :value and kind = 'INVOICE'",
                Map.of("value", order.value()),
                "order by issued_on, number");
    }

    /** The first invoice of each of these orders that has one. */
    Map<UUID, InvoiceId> ofOrders(Collection<UUID> orders) {
        return jdbc
                .sql("select order_id, id from invoice where order_id = any(:orders) and kind = 'INVOICE' order by id")
                .param("orders", orders.toArray(UUID[]::new))
                .query((row, n) -> Map.entry(
                        row.getObject("order_id", UUID.class), new InvoiceId(row.getObject("id", UUID.class))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first));
    }

    List<Invoice> creditNotesOn(InvoiceId invoice) {
        return load("where corrects = :value", Map.of("value", invoice.value()), "order by issued_on, id");
    }

    List<Invoice> creditNotesOn(Collection<InvoiceId> invoices) {
        return load(
                "where corrects = any(:values)",
                Map.of("values", invoices.stream().map(InvoiceId::value).toArray(UUID[]::new)),
                "order by issued_on, id");
    }

    void delivery(InvoiceId id, Invoice.Delivery delivery, @Nullable String message, Instant at) {
        jdbc.sql("""
                with moved as (
                    update invoice set delivery = :delivery, delivery_message = coalesce(:message, delivery_message),
                        delivery_at = :at
                    where id = :id returning id)
                insert into invoice_way (invoice_id, at, state, message)
                select id, :at, :delivery, coalesce(cast(:message as text), '') from moved""")
                .param("delivery", delivery.name())
                .param("message", message)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id.value())
                .update();
    }

    /** @param silenced whether what was said before no longer counts */
    void deliveries(List<InvoiceId> ids, Invoice.Delivery delivery, boolean silenced, Instant at) {
        jdbc.sql("""
                with moved as (
                    update invoice set delivery = :delivery, delivery_at = :at,
                        delivery_message = case when :silenced then '' else delivery_message end
                    where id = any(:ids)
                    returning id)
                insert into invoice_way (invoice_id, at, state, message)
                select id, :at, :delivery, '' from moved""")
                .param("delivery", delivery.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("silenced", silenced)
                .param("ids", ids.stream().map(InvoiceId::value).toArray(UUID[]::new))
                .update();
    }

    List<Invoice> all(List<InvoiceId> ids) {
        return load(
                "where id = any(:values)",
                Map.of("values", ids.stream().map(InvoiceId::value).toArray(UUID[]::new)),
                "");
    }

    /** Invoices that a condition of ours selects; lines come in one further query for all of them. */
    List<Invoice> load(String where, Map<String, ?> parameters, String order) {
        List<Invoice> heads = jdbc.sql("select * from invoice " + where + " " + order)
                .params(parameters)
                .query((row, n) -> head(row))
                .list();
        if (heads.isEmpty()) {
            return heads;
        }
        UUID[] ids = heads.stream().map(i -> i.id().value()).toArray(UUID[]::new);
        Map<UUID, List<Invoice.Line>> lines = jdbc
                .sql("select * from invoice_line where invoice_id = any(:ids) order by invoice_id, line_no")
                .param("ids", ids)
                .query((row, n) -> Map.entry(row.getObject("invoice_id", UUID.class), line(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return heads.stream().map(head -> withLines(head, lines)).toList();
    }

    private static Invoice withLines(Invoice i, Map<UUID, List<Invoice.Line>> lines) {
        return new Invoice(
                i.id(),
                i.entity(),
                i.kind(),
                i.form(),
                i.number(),
                i.issuedOn(),
                i.dueOn(),
                i.suppliedOn(),
                i.client(),
                i.order(),
                i.corrects(),
                i.reason(),
                i.language(),
                i.title(),
                i.clientReference(),
                i.structuredReference(),
                i.exclVat(),
                i.vat(),
                i.contribution(),
                i.delivery(),
                i.foreign(),
                lines.getOrDefault(i.id().value(), List.of()));
    }

    private static Invoice head(ResultSet row) throws SQLException {
        UUID order = row.getObject("order_id", UUID.class);
        UUID corrects = row.getObject("corrects", UUID.class);
        return new Invoice(
                new InvoiceId(row.getObject("id", UUID.class)),
                row.getString("entity"),
                Invoice.Kind.valueOf(row.getString("kind")),
                Invoice.Form.valueOf(row.getString("form")),
                row.getString("number"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                row.getObject("supplied_on", LocalDate.class),
                row.getObject("client_id", UUID.class),
                order == null ? null : new OrderId(order),
                corrects == null ? null : new InvoiceId(corrects),
                row.getString("reason"),
                row.getString("language"),
                row.getString("title"),
                row.getString("client_reference"),
                row.getString("structured_reference"),
                Money.ofCents(row.getLong("excl_vat_cents")),
                Money.ofCents(row.getLong("vat_cents")),
                Money.ofCents(row.getLong("contribution_cents")),
                Invoice.Delivery.valueOf(row.getString("delivery")),
                foreign(row),
                List.of());
    }

    /** Of a row of an invoice or a quote. */
    static @Nullable ForeignAmounts foreign(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return currency == null
                ? null
                : new ForeignAmounts(
                        currency,
                        row.getBigDecimal("rate"),
                        row.getObject("rate_day", LocalDate.class),
                        row.getBigDecimal("foreign_excl_vat"),
                        row.getBigDecimal("foreign_vat"));
    }

    private static Invoice.Line line(ResultSet row) throws SQLException {
        return new Invoice.Line(
                row.getObject("unit_id", UUID.class),
                row.getObject("job_id", UUID.class),
                row.getString("description"),
                row.getBigDecimal("quantity"),
                row.getString("quantity_unit"),
                row.getBigDecimal("unit_price"),
                Money.ofCents(row.getLong("net_cents")),
                row.getBigDecimal("foreign_net"),
                row.getString("vat_case"),
                row.getString("vat_category"),
                row.getBigDecimal("vat_rate"),
                row.getString("vat_reason_code"),
                row.getString("vat_mention"),
                row.getString("justification"));
    }
}
