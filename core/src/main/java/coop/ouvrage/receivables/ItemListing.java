package coop.ouvrage.receivables;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.PayerReference;
import coop.ouvrage.money.StructuredReference;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Open items as a list for pages and exports of finance. */
@Service
public class ItemListing {

    private static final Map<String, String> COLUMNS = Map.of(
            "number", "o.number",
            "client", "lower(y.display_name)",
            "entity", "o.entity",
            "issued", "o.issued_on",
            "due", "o.due_on",
            "total", "o.total_cents",
            "left", "o.left_cents");

    private static final Map<String, String> FILTERS = Map.of(
            "not_due", " and o.due_on >= :today",
            "overdue", " and o.due_on < :today",
            "over_30", " and o.due_on < cast(:today as date) - 30",
            "over_90", " and o.due_on < cast(:today as date) - 90",
            "part_paid", " and o.paid_cents > 0");

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final BusinessTime time;

    ItemListing(JdbcClient jdbc, Permissions permissions, BusinessTime time) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.time = time;
    }

    @Transactional(readOnly = true)
    public ItemQuery.Found rows(ItemQuery query) {
        permissions.require(Permission.BANK_READ);
        LocalDate today = time.today();
        Map<String, Object> values = new HashMap<>();
        String from = " from open_item o join party y on y.id = o.client_id where o.closed_on is null"
                + where(query, today, values);
        ItemQuery.Found sums = jdbc.sql("select count(*) as n, coalesce(sum(o.left_cents), 0) as cents" + from)
                .params(values)
                .query((row, n) ->
                        new ItemQuery.Found(java.util.List.of(), row.getLong("n"), Money.ofCents(row.getLong("cents"))))
                .single();
        String way = query.descending() ? " desc" : "";
        return new ItemQuery.Found(
                jdbc.sql("select o.*, y.display_name, "
                                + "(select c.kind = 'FOREIGN' from client c where c.party_id = o.client_id) as abroad"
                                + from + " order by "
                                + COLUMNS.getOrDefault(query.sort(), "o.due_on") + way + ", o.invoice_id" + way
                                + " offset " + query.offset() + " limit " + query.limit())
                        .params(values)
                        .query((row, n) -> row(row, today))
                        .list(),
                sums.total(),
                sums.left());
    }

    private static String where(ItemQuery query, LocalDate today, Map<String, Object> values) {
        StringBuilder where = new StringBuilder();
        if (FILTERS.containsKey(query.filter())) {
            where.append(FILTERS.get(query.filter()));
            values.put("today", today);
        } else if (!query.filter().isEmpty()) {
            where.append(" and o.entity = :entity");
            values.put("entity", query.filter());
        }
        if (!query.text().isBlank()) {
            where.append(" and (o.number ilike :text or y.display_name ilike :text or o.reference like :text"
                    + " or o.reference = :reference)");
            values.put("reference", StructuredReference.sought(query.text()));
            values.put("text", "%" + query.text().strip().replaceAll("([\\\\%_])", "\\\\$1") + "%");
        }
        return where.toString();
    }

    private static ItemQuery.Row row(ResultSet row, LocalDate today) throws SQLException {
        OpenItem item = ItemStore.item(row, java.util.List.of());
        return new ItemQuery.Row(
                row.getObject("invoice_id", UUID.class),
                item.entity(),
                item.number(),
                item.client(),
                row.getString("display_name"),
                item.reference() == null ? null : new PayerReference(item.reference(), row.getBoolean("abroad")).bare(),
                item.issuedOn(),
                item.dueOn(),
                item.overdueDays(today),
                item.total(),
                item.paid(),
                item.left(),
                item.charged(),
                item.foreign());
    }
}
