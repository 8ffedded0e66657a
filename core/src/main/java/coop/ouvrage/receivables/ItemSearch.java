package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds open items for many bank lines at once; their parts are left out, recognising needs none. */
@Repository
class ItemSearch {

    private static final int MOST_OF_AN_AMOUNT = 20;

    private final JdbcClient jdbc;

    ItemSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Open or not. */
    List<OpenItem> byReferences(String entity, Collection<String> references) {
        return references.isEmpty()
                ? List.of()
                : query(
                        "where entity = :entity and reference = any(:values)",
                        entity,
                        references.toArray(String[]::new));
    }

    /** By references that were given besides the invoices' own: of their items the open ones, longest due first; one if all are closed. */
    Map<String, List<OpenItem>> byOtherReferences(String entity, Collection<String> references) {
        Map<String, List<OpenItem>> found = new HashMap<>();
        if (!references.isEmpty()) {
            jdbc.sql("""
                    select r.reference as paid_with, o.*
                    from payment_reference r join open_item o on o.invoice_id = r.invoice_id
                    where o.entity = :entity and r.reference = any(:values)
                    order by r.reference, o.closed_on is not null, o.due_on, o.invoice_id""")
                    .param("entity", entity)
                    .param("values", references.toArray(String[]::new))
                    .query(row -> {
                        OpenItem item = ItemStore.item(row, List.of());
                        List<OpenItem> items =
                                found.computeIfAbsent(row.getString("paid_with"), reference -> new ArrayList<>());
                        if (item.isOpen() || items.isEmpty()) {
                            items.add(item);
                        }
                    });
        }
        return found;
    }

    /** Open or not. */
    List<OpenItem> byNumbers(String entity, Collection<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : query("where entity = :entity and number = any(:values)", entity, numbers.toArray(String[]::new));
    }

    /** Open with one of these rests, of each some. */
    List<OpenItem> byLeft(String entity, Collection<Money> amounts) {
        return query(
                "join (select i.invoice_id as id from unnest(:values::bigint[]) a cross join lateral (select invoice_id from open_item"
                        + " where entity = :entity and left_cents = a and closed_on is null order by due_on, invoice_id limit "
                        + MOST_OF_AN_AMOUNT + ") i) f on f.id = invoice_id order by due_on, invoice_id",
                entity,
                amounts.stream().map(Money::cents).toArray(Long[]::new));
    }

    /** Open of these clients, of each the longest due. */
    List<OpenItem> openOf(String entity, Collection<UUID> clients, int most) {
        return clients.isEmpty()
                ? List.of()
                : query(
                        "join (select i.invoice_id as id from unnest(:values::uuid[]) c cross join lateral (select invoice_id"
                                + " from open_item where client_id = c and entity = :entity and closed_on is null"
                                + " order by due_on, invoice_id limit " + most
                                + ") i) f on f.id = invoice_id order by due_on, invoice_id",
                        entity,
                        clients.toArray(UUID[]::new));
    }

    /** Amounts of items of these clients that were closed since a day. */
    Map<UUID, Set<Money>> paidLately(Collection<UUID> clients, LocalDate since) {
        Map<UUID, Set<Money>> paid = new HashMap<>();
        jdbc.sql("""
                select distinct client_id, paid_cents from open_item
                where client_id = any(:clients) and closed_on >= :since and paid_cents > 0""")
                .param("clients", clients.toArray(UUID[]::new))
                .param("since", since)
                .query(row -> {
                    paid.computeIfAbsent(row.getObject("client_id", UUID.class), id -> new HashSet<>())
                            .add(Money.ofCents(row.getLong("paid_cents")));
                });
        return paid;
    }

    private List<OpenItem> query(String where, String entity, Object[] values) {
        return jdbc.sql("select open_item.* from open_item " + where)
                .param("entity", entity)
                .param("values", values)
                .query((row, n) -> ItemStore.item(row, List.of()))
                .list();
    }
}
