package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
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

    /** Whoever types so little that more clients have it in their names types more. */
    private static final int MOST_CLIENTS = 1_000;

    private final JdbcClient jdbc;

    InvoiceListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * As many as are shown, found in the order of an index; counted only as far as {@link InvoiceRows#COUNTED}.
     *
     * @param units only documents with a line of one of these; null for all
     */
    InvoiceRows rows(@Nullable List<UUID> units, InvoiceQuery query) {
        Map<String, Object> values = new HashMap<>();
        String where = " where true" + where(units, query, values);
        long total = jdbc.sql("select count(*) from (select from invoice i" + where + " limit "
                        + (InvoiceRows.COUNTED + 1) + ") found")
                .params(values)
                .query(Long.class)
                .single();
        String column = COLUMNS.getOrDefault(query.sort(), "i.issued_on");
        String way = query.descending() || !COLUMNS.containsKey(query.sort()) ? " desc" : "";
        String directory = column.startsWith("d.") ? " join party_directory d on d.id = i.client_id" : "";
        String order = " order by " + column + way + ", i.id" + way;
        List<InvoiceRow> rows = jdbc.sql("select i.*, d.name as client_name from ("
                        + (isRare(query, total)
                                ? "with found as materialized (select i.* from invoice i" + where
                                        + ") select i.* from found i" + directory
                                : "select i.* from invoice i" + directory + where)
                        + order + " offset " + query.offset() + " limit " + query.limit()
                        + ") i join party_directory d on d.id = i.client_id" + order)
                .params(values)
                .query((row, n) -> row(row))
                .list();
        return new InvoiceRows(rows, total);
    }

    /** What a search finds seldom is found by its own indexes: in the order of the list the whole of it would be read for a few. */
    private static boolean isRare(InvoiceQuery query, long total) {
        return !query.search().isBlank() && total <= InvoiceRows.COUNTED;
    }

    private String where(@Nullable List<UUID> units, InvoiceQuery query, Map<String, Object> values) {
        StringBuilder where = new StringBuilder(FILTERS.getOrDefault(query.filter(), ""));
        if (units != null) {
            where.append(" and i.id in (select invoice_id from invoice_line where unit_id = any(:units))");
            values.put("units", units.toArray(UUID[]::new));
        }
        if (!query.search().isBlank()) {
            where.append(" and (i.number ilike :text or i.title ilike :text or i.client_id = any(:clients)"
                    + " or i.structured_reference = :digits)");
            String text = query.search().strip();
            String pattern = "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
            values.put("text", pattern);
            values.put("clients", clients(pattern));
            values.put("digits", StructuredReference.sought(text));
        }
        return where.toString();
    }

    /** Found first, so that each condition on documents is one on their own columns, each with its index. */
    private UUID[] clients(String pattern) {
        return jdbc.sql("select id from party_directory where name ilike :text limit " + MOST_CLIENTS)
                .param("text", pattern)
                .query(UUID.class)
                .list()
                .toArray(UUID[]::new);
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
                InvoiceStore.foreign(row),
                Invoice.Delivery.valueOf(row.getString("delivery")));
    }
}
