package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Lists of documents for pages and exports: heads only, with the client's name, searched and sorted by the database. */
@Repository
class InvoiceListing {

    private static final Map<String, String> COLUMNS = Map.of(
            "number", "i.number",
            "issued", "i.issued_on",
            "due", "i.due_on",
            "client", "d.search_name",
            "title", "lower(i.title)",
            "total", "i.excl_vat_cents + i.vat_cents",
            "delivery", "i.delivery");

    private static final Map<String, String> FILTERS = Map.of(
            "invoices", " and i.kind = 'INVOICE'",
            "credit_notes", " and i.kind = 'CREDIT_NOTE'",
            "not_delivered", " and i.delivery in ('WAITING', 'REFUSED', 'LOST')");

    private final JdbcClient jdbc;

    InvoiceListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param units only documents with a line of one of these; null for all */
    InvoiceRows rows(@Nullable List<UUID> units, InvoiceQuery query) {
        Map<String, Object> values = new HashMap<>();
        String from =
                " from invoice i join party_directory d on d.id = i.client_id where true" + where(units, query, values);
        long total = jdbc.sql("select count(*)" + from)
                .params(values)
                .query(Long.class)
                .single();
        String order = COLUMNS.getOrDefault(query.sort(), "i.issued_on");
        boolean descending = query.descending() || !COLUMNS.containsKey(query.sort());
        String way = descending ? " desc" : "";
        List<InvoiceRow> rows = jdbc.sql("select i.*, d.name as client_name" + from + " order by " + order + way
                        + ", i.id" + way + " offset " + query.offset() + " limit " + query.limit())
                .params(values)
                .query((row, n) -> row(row))
                .list();
        return new InvoiceRows(rows, total);
    }

    private static String where(@Nullable List<UUID> units, InvoiceQuery query, Map<String, Object> values) {
        StringBuilder where = new StringBuilder(FILTERS.getOrDefault(query.filter(), ""));
        if (units != null) {
            where.append(" and i.id in (select invoice_id from invoice_line where unit_id = any(:units))");
            values.put("units", units.toArray(UUID[]::new));
        }
        if (!query.search().isBlank()) {
            where.append(" and (i.number ilike :text or i.title ilike :text or d.name ilike :text"
                    + " or i.structured_reference = :digits)");
            String text = query.search().strip();
            values.put("text", "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%");
            values.put("digits", text.replaceAll("\\D", ""));
        }
        return where.toString();
    }

    private static InvoiceRow row(ResultSet row) throws SQLException {
        return new InvoiceRow(
                new InvoiceId(row.getObject("id", UUID.class)),
                Invoice.Kind.valueOf(row.getString("kind")),
                row.getString("number"),
                row.getString("title"),
                row.getString("client_name"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                Money.ofCents(row.getLong("excl_vat_cents")),
                Money.ofCents(row.getLong("vat_cents")),
                Invoice.Delivery.valueOf(row.getString("delivery")));
    }
}
