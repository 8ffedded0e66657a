package coop.ouvrage.purchases;

import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The inbox as lists for pages, exports and programs. */
@Repository
class PurchaseListing {

    private static final Map<String, String> COLUMNS = Map.of(
            "number", "p.number",
            "supplier", "lower(p.supplier_name)",
            "received", "p.received_at",
            "due", "p.due_on",
            "unit", "lower(u.name)",
            "payable", "p.payable_cents",
            "state", "p.state");

    private static final Map<String, String> FILTERS = Map.of(
            "mine", " and p.state in ('UNREADABLE', 'DUPLICATE', 'NEW', 'FINANCE')",
            "holder", " and p.state = 'HOLDER'",
            "to_pay", " and p.state = 'BOOKED'",
            "paid", " and p.state in ('SENT', 'PAID', 'SETTLED')",
            "refused", " and p.state = 'REFUSED'");

    private static final String OWED = """
            select id, entity, number, supplier_name, iban, currency, payable_cents, open_cents from purchase
            where state = 'BOOKED' and kind = 'INVOICE' and open_cents > 0""";

    private final JdbcClient jdbc;

    PurchaseListing(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param units only those of one of these units; null for all */
    PurchaseQuery.Found rows(@Nullable List<UUID> units, PurchaseQuery query) {
        Map<String, Object> values = new HashMap<>();
        String from = " from purchase p left join production_unit u on u.id = p.unit_id where true"
                + where(units, query, values);
        long total = jdbc.sql("select count(*)" + from)
                .params(values)
                .query(Long.class)
                .single();
        String order = COLUMNS.getOrDefault(query.sort(), "p.received_at");
        String way = query.descending() || !COLUMNS.containsKey(query.sort()) ? " desc" : "";
        List<PurchaseRow> rows = jdbc.sql("select p.*, u.name as unit_name, coalesce(u.kind = 'POT', false) as pot"
                        + from + " order by " + order + way + " nulls last, p.id" + way + " offset " + query.offset()
                        + " limit " + query.limit())
                .params(values)
                .query((row, n) -> row(row))
                .list();
        return new PurchaseQuery.Found(rows, total);
    }

    /** Invoices that are owed: those of exactly one of these amounts, and all in another currency. */
    List<PaidAtBank.Owed> owed(List<Money> amounts) {
        return jdbc.sql(OWED + " and (currency <> 'EUR' or open_cents = any(:amounts)) order by due_on, id limit 500")
                .param("amounts", amounts.stream().map(Money::cents).toArray(Long[]::new))
                .query((row, n) -> owed(row))
                .list();
    }

    /** The same by number or supplier. */
    List<PaidAtBank.Owed> owed(String entity, String words) {
        return jdbc.sql(OWED + " and entity = :entity and (number ilike :words or supplier_name ilike :words)"
                        + " order by due_on, id limit 50")
                .param("entity", entity)
                .param("words", "%" + words.strip().replaceAll("([\\\\%_])", "\\\\$1") + "%")
                .query((row, n) -> owed(row))
                .list();
    }

    private static PaidAtBank.Owed owed(ResultSet row) throws SQLException {
        return new PaidAtBank.Owed(
                Objects.requireNonNull(row.getObject("id", UUID.class)),
                row.getString("entity"),
                row.getString("number"),
                row.getString("supplier_name"),
                row.getString("iban"),
                row.getString("currency"),
                Money.ofCents(row.getLong("payable_cents")).toDecimal(),
                Money.ofCents(row.getLong("open_cents")));
    }

    private static String where(@Nullable List<UUID> units, PurchaseQuery query, Map<String, Object> values) {
        StringBuilder where = new StringBuilder(FILTERS.getOrDefault(query.filter(), ""));
        if (units != null) {
            where.append(
                    " and (p.unit_id = any(:units) or exists (select from purchase_part t where t.purchase_id = p.id"
                            + " and t.unit_id = any(:units)))");
            values.put("units", units.toArray(UUID[]::new));
        }
        if (!query.text().isBlank()) {
            where.append(" and (p.number ilike :text or p.supplier_name ilike :text or p.supplier_number ilike :text"
                    + " or p.order_reference ilike :text or u.name ilike :text)");
            values.put("text", "%" + query.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return where.toString();
    }

    private static PurchaseRow row(ResultSet row) throws SQLException {
        boolean credit = row.getString("kind").equals("CREDIT_NOTE");
        Money payable = PurchaseRows.money(row, "payable_cents");
        return new PurchaseRow(
                new PurchaseId(Objects.requireNonNull(row.getObject("id", UUID.class))),
                credit,
                row.getString("number"),
                row.getString("supplier_name"),
                row.getString("unit_name"),
                row.getBoolean("pot"),
                row.getObject("received_at", OffsetDateTime.class).toInstant(),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                PurchaseRows.money(row, "excl_cents"),
                PurchaseRows.money(row, "vat_cents"),
                payable == null ? null : credit ? payable.negate() : payable,
                row.getString("currency"),
                Purchase.State.valueOf(row.getString("state")));
    }
}
