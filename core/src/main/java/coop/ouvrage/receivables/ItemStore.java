package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of open items and their parts. */
@Repository
class ItemStore {

    private final JdbcClient jdbc;

    ItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Opens items; those that are there already stay as they are. */
    void insert(List<OpenItem> items) {
        Set<UUID> fresh = Set.copyOf(jdbc.sql("""
                insert into open_item (invoice_id, entity, client_id, number, reference, issued_on, due_on, total_cents, currency,
                    foreign_total)
                select * from unnest(:invoices, :entities, :clients, :numbers, :references, :issued::date[], :due::date[], :totals, :currencies,
                    :foreign::numeric[])
                on conflict (invoice_id) do nothing returning invoice_id""")
                .param("invoices", column(items, UUID[]::new, OpenItem::invoice))
                .param("entities", column(items, String[]::new, OpenItem::entity))
                .param("clients", column(items, UUID[]::new, OpenItem::client))
                .param("numbers", column(items, String[]::new, OpenItem::number))
                .param("references", column(items, String[]::new, OpenItem::reference))
                .param(
                        "issued",
                        column(items, String[]::new, item -> item.issuedOn().toString()))
                .param("due", column(items, String[]::new, item -> item.dueOn().toString()))
                .param("totals", column(items, Long[]::new, item -> item.total().cents()))
                .param("currencies", column(items, String[]::new, item -> foreign(item, OpenItem.Foreign::currency)))
                .param("foreign", column(items, BigDecimal[]::new, item -> foreign(item, OpenItem.Foreign::total)))
                .query(UUID.class)
                .list());
        insertParts(items.stream()
                .filter(item -> fresh.contains(item.invoice()))
                .flatMap(item -> item.parts().stream().map(part -> Map.entry(item.invoice(), part)))
                .toList());
    }

    private void insertParts(List<Map.Entry<UUID, OpenItem.Part>> parts) {
        jdbc.sql("""
                insert into open_item_part (invoice_id, part, unit_id, job_id, gross_left_cents, net_left_cents, open_left_cents)
                select * from unnest(:invoices, :parts, :units, :jobs, :gross, :net, :open)""")
                .param("invoices", column(parts, UUID[]::new, Map.Entry::getKey))
                .param(
                        "parts",
                        column(parts, Integer[]::new, part -> part.getValue().number()))
                .param(
                        "units",
                        column(parts, UUID[]::new, part -> part.getValue().unit()))
                .param(
                        "jobs",
                        column(parts, UUID[]::new, part -> part.getValue().job()))
                .param(
                        "gross",
                        column(
                                parts,
                                Long[]::new,
                                part -> part.getValue().gross().cents()))
                .param(
                        "net",
                        column(parts, Long[]::new, part -> part.getValue().net().cents()))
                .param(
                        "open",
                        column(
                                parts,
                                Long[]::new,
                                part -> part.getValue().open().cents()))
                .update();
    }

    private static <T> @Nullable T foreign(OpenItem item, Function<OpenItem.Foreign, T> part) {
        OpenItem.Foreign foreign = item.foreign();
        return foreign == null ? null : part.apply(foreign);
    }

    private static <R, T> T[] column(List<R> rows, IntFunction<T[]> array, Function<R, @Nullable T> value) {
        return rows.stream().map(value).toArray(array);
    }

    Optional<OpenItem> find(UUID invoice) {
        return load("where invoice_id = :value", Map.of("value", invoice)).stream()
                .findFirst();
    }

    Map<UUID, OpenItem> byIds(Collection<UUID> invoices) {
        return load("where invoice_id = any(:ids)", Map.of("ids", invoices.toArray(UUID[]::new))).stream()
                .collect(Collectors.toMap(OpenItem::invoice, item -> item));
    }

    /** The item, its row locked until the end of the transaction. */
    Optional<OpenItem> lock(UUID invoice) {
        return load("where invoice_id = :value for update", Map.of("value", invoice)).stream()
                .findFirst();
    }

    /** Items with their rows locked, always in the same order, until the end of the transaction. */
    Map<UUID, OpenItem> lock(Collection<UUID> invoices) {
        return load(
                        "where invoice_id = any(:ids) order by invoice_id for update",
                        Map.of("ids", invoices.toArray(UUID[]::new)))
                .stream()
                .collect(Collectors.toMap(OpenItem::invoice, item -> item));
    }

    List<OpenItem> openOf(UUID client) {
        return load(
                "where client_id = :client and closed_on is null order by due_on, invoice_id",
                Map.of("client", client));
    }

    /** Whatever is owed, however old, and of what is settled the newest 500. */
    List<OpenItem> of(UUID client) {
        return load(
                "where client_id = :client and (closed_on is null or charge_cents > 0 or invoice_id in (select invoice_id"
                        + " from open_item where client_id = :client order by issued_on desc, invoice_id desc limit 500))"
                        + " order by issued_on desc, invoice_id desc",
                Map.of("client", client));
    }

    /** All of a client, the newest first, behind the place of one in that order. */
    List<OpenItem> of(UUID client, @Nullable UUID after, int limit) {
        return load(
                "where client_id = :client and (:after = '' or (issued_on, invoice_id) < (select o.issued_on, o.invoice_id"
                        + " from open_item o where o.invoice_id = cast(nullif(:after, '') as uuid)))"
                        + " order by issued_on desc, invoice_id desc limit :limit",
                Map.of("client", client, "after", after == null ? "" : after.toString(), "limit", limit));
    }

    /** By day due, behind the place of an item. */
    List<OpenItem> openAt(String entity, @Nullable UUID after, int limit) {
        return load(
                "where entity = :entity and closed_on is null and (:after = '' or (due_on, invoice_id) >"
                        + " (select o.due_on, o.invoice_id from open_item o"
                        + " where o.invoice_id = cast(nullif(:after, '') as uuid)))"
                        + " order by due_on, invoice_id limit :limit",
                Map.of("entity", entity, "after", after == null ? "" : after.toString(), "limit", limit));
    }

    /** What is open of an entity by age: due later, and overdue up to 30, 60, 90 days and more. */
    List<Money> aged(String entity, LocalDate on) {
        return jdbc.sql("""
                select coalesce(sum(left_cents) filter (where due_on >= :on), 0),
                    coalesce(sum(left_cents) filter (where due_on < :on and due_on >= :on - 30), 0),
                    coalesce(sum(left_cents) filter (where due_on < :on - 30 and due_on >= :on - 60), 0),
                    coalesce(sum(left_cents) filter (where due_on < :on - 60 and due_on >= :on - 90), 0),
                    coalesce(sum(left_cents) filter (where due_on < :on - 90), 0)
                from open_item where entity = :entity and closed_on is null""")
                .param("on", on, java.sql.Types.DATE)
                .param("entity", entity)
                .query((row, n) -> List.of(
                        Money.ofCents(row.getLong(1)),
                        Money.ofCents(row.getLong(2)),
                        Money.ofCents(row.getLong(3)),
                        Money.ofCents(row.getLong(4)),
                        Money.ofCents(row.getLong(5))))
                .single();
    }

    Map<UUID, LocalDate> oldestDue(Collection<UUID> clients) {
        Map<UUID, LocalDate> oldest = new HashMap<>();
        jdbc.sql("""
                select client_id, min(due_on) from open_item where client_id = any(:clients) and closed_on is null
                group by client_id""").param("clients", clients.toArray(UUID[]::new)).query(row -> {
            oldest.put(row.getObject(1, UUID.class), row.getObject(2, LocalDate.class));
        });
        return oldest;
    }

    private List<OpenItem> load(String where, Map<String, ?> values) {
        List<OpenItem> heads = jdbc.sql("select * from open_item " + where)
                .params(values)
                .query((row, n) -> item(row, List.of()))
                .list();
        if (heads.isEmpty()) {
            return heads;
        }
        Map<UUID, List<OpenItem.Part>> parts = jdbc
                .sql("select * from open_item_part where invoice_id = any(:ids) order by invoice_id, part")
                .param("ids", heads.stream().map(OpenItem::invoice).toArray(UUID[]::new))
                .query((row, n) -> Map.entry(row.getObject("invoice_id", UUID.class), part(row)))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        return heads.stream()
                .map(head -> head.with(parts.getOrDefault(head.invoice(), List.of())))
                .toList();
    }

    static OpenItem item(ResultSet row, List<OpenItem.Part> parts) throws SQLException {
        return new OpenItem(
                row.getObject("invoice_id", UUID.class),
                row.getString("entity"),
                row.getObject("client_id", UUID.class),
                row.getString("number"),
                row.getString("reference"),
                row.getObject("issued_on", LocalDate.class),
                row.getObject("due_on", LocalDate.class),
                Money.ofCents(row.getLong("total_cents")),
                Money.ofCents(row.getLong("paid_cents")),
                Money.ofCents(row.getLong("credited_cents")),
                Money.ofCents(row.getLong("lost_cents")),
                Money.ofCents(row.getLong("recovered_cents")),
                Money.ofCents(row.getLong("charge_cents")),
                foreign(row),
                parts);
    }

    private static OpenItem.@Nullable Foreign foreign(ResultSet row) throws SQLException {
        String currency = row.getString("currency");
        return currency == null ? null : new OpenItem.Foreign(currency, row.getBigDecimal("foreign_total"));
    }

    private static OpenItem.Part part(ResultSet row) throws SQLException {
        return new OpenItem.Part(
                row.getInt("part"),
                row.getObject("unit_id", UUID.class),
                row.getObject("job_id", UUID.class),
                Money.ofCents(row.getLong("gross_left_cents")),
                Money.ofCents(row.getLong("net_left_cents")),
                Money.ofCents(row.getLong("open_left_cents")),
                Money.ofCents(row.getLong("lost_gross_cents")),
                Money.ofCents(row.getLong("lost_net_cents")),
                Money.ofCents(row.getLong("lost_fund_cents")));
    }
}
