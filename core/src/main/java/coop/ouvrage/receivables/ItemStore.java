package coop.ouvrage.receivables;

import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of open items, their parts, and what settled them. */
@Repository
class ItemStore {

    private final JdbcClient jdbc;

    ItemStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(OpenItem item) {
        int inserted = jdbc.sql("""
                insert into open_item (invoice_id, entity, client_id, number, reference, issued_on, due_on, total_cents)
                values (:invoice, :entity, :client, :number, :reference, :issued, :due, :total)
                on conflict (invoice_id) do nothing""")
                .param("invoice", item.invoice())
                .param("entity", item.entity())
                .param("client", item.client())
                .param("number", item.number())
                .param("reference", item.reference())
                .param("issued", item.issuedOn())
                .param("due", item.dueOn())
                .param("total", item.total().cents())
                .update();
        if (inserted == 1) {
            item.parts().forEach(part -> insert(item.invoice(), part));
        }
    }

    private void insert(UUID invoice, OpenItem.Part part) {
        jdbc.sql("""
                insert into open_item_part (invoice_id, part, unit_id, job_id, gross_left_cents, net_left_cents, open_left_cents)
                values (:invoice, :part, :unit, :job, :gross, :net, :open)""")
                .param("invoice", invoice)
                .param("part", part.number())
                .param("unit", part.unit())
                .param("job", part.job())
                .param("gross", part.gross().cents())
                .param("net", part.net().cents())
                .param("open", part.open().cents())
                .update();
    }

    /** Invoices that have no open item yet: those that were brought in without the event. */
    List<UUID> missing() {
        return jdbc.sql("""
                select id from invoice i where kind = 'INVOICE'
                    and not exists (select 1 from open_item o where o.invoice_id = i.id) order by id""").query(UUID.class).list();
    }

    Optional<OpenItem> find(UUID invoice) {
        return load("where invoice_id = :value", Map.of("value", invoice)).stream()
                .findFirst();
    }

    /** The item, its row locked until the end of the transaction. */
    Optional<OpenItem> lock(UUID invoice) {
        return load("where invoice_id = :value for update", Map.of("value", invoice)).stream()
                .findFirst();
    }

    List<OpenItem> byReferences(String entity, Collection<String> references) {
        return load(
                "where entity = :entity and reference = any(:references) order by due_on, invoice_id",
                Map.of("entity", entity, "references", references.toArray(String[]::new)));
    }

    List<OpenItem> byLeft(String entity, Money left) {
        return load(
                "where entity = :entity and left_cents = :left and closed_on is null order by due_on, invoice_id limit 20",
                Map.of("entity", entity, "left", left.cents()));
    }

    List<OpenItem> byNumbers(String entity, Collection<String> numbers) {
        return load(
                "where entity = :entity and number = any(:numbers) order by due_on, invoice_id limit 20",
                Map.of("entity", entity, "numbers", numbers.toArray(String[]::new)));
    }

    List<OpenItem> openOf(UUID client) {
        return load(
                "where client_id = :client and closed_on is null order by due_on, invoice_id",
                Map.of("client", client));
    }

    List<OpenItem> of(UUID client) {
        return load(
                "where client_id = :client order by issued_on desc, invoice_id desc limit 500",
                Map.of("client", client));
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

    Optional<LocalDate> oldestDue(UUID client) {
        return jdbc.sql("select min(due_on) from open_item where client_id = :client and closed_on is null")
                .param("client", client)
                .query((row, n) -> Optional.ofNullable(row.getObject(1, LocalDate.class)))
                .single();
    }

    /** Keeps what settled an item, and takes it off the item and its parts. */
    void settle(Settlement settlement) {
        Settlement.Kind kind = settlement.kind();
        jdbc.sql("""
                insert into settlement (id, invoice_id, kind, source_id, attempt, amount_cents, settled_on, entry_id)
                values (:id, :invoice, :kind, :source, :attempt, :amount, :on, :entry)""")
                .param("id", settlement.id())
                .param("invoice", settlement.invoice())
                .param("kind", kind.name())
                .param("source", settlement.source())
                .param("attempt", settlement.attempt())
                .param("amount", settlement.amount().cents())
                .param("on", settlement.on())
                .param(
                        "entry",
                        settlement.entry() == null ? null : settlement.entry().value())
                .update();
        for (Settlement.PartShare share : settlement.parts()) {
            insert(settlement.id(), share);
            move(settlement.invoice(), share, kind, 1);
        }
        total(settlement, 1);
    }

    private void insert(UUID settlement, Settlement.PartShare share) {
        jdbc.sql("""
                insert into settlement_part (settlement_id, part, gross_cents, net_cents, open_cents, cover_cents, fund_cents)
                values (:settlement, :part, :gross, :net, :open, :cover, :fund)""")
                .param("settlement", settlement)
                .param("part", share.part())
                .param("gross", share.gross().cents())
                .param("net", share.net().cents())
                .param("open", share.open().cents())
                .param("cover", share.cover().cents())
                .param("fund", share.fund().cents())
                .update();
    }

    private void move(UUID invoice, Settlement.PartShare share, Settlement.Kind kind, int sign) {
        String what = switch (kind) {
            case PAYMENT, CREDIT_NOTE ->
                "gross_left_cents = gross_left_cents - :gross, net_left_cents = net_left_cents - :net, "
                        + "open_left_cents = open_left_cents - :open";
            case LOSS ->
                "gross_left_cents = gross_left_cents - :gross, net_left_cents = net_left_cents - :net, "
                        + "open_left_cents = open_left_cents - :open, lost_gross_cents = lost_gross_cents + :gross, "
                        + "lost_net_cents = lost_net_cents + :net, lost_fund_cents = lost_fund_cents + :fund";
            case RECOVERY ->
                "lost_gross_cents = lost_gross_cents - :gross, lost_net_cents = lost_net_cents - :net, "
                        + "lost_fund_cents = lost_fund_cents - :fund";
        };
        var statement = jdbc.sql("update open_item_part set " + what + " where invoice_id = :invoice and part = :part")
                .param("gross", sign * share.gross().cents())
                .param("net", sign * share.net().cents())
                .param("invoice", invoice)
                .param("part", share.part());
        if (what.contains(":open")) {
            statement = statement.param("open", sign * share.open().cents());
        }
        if (what.contains(":fund")) {
            statement = statement.param("fund", sign * share.fund().cents());
        }
        statement.update();
    }

    private void total(Settlement settlement, int sign) {
        String column = switch (settlement.kind()) {
            case PAYMENT -> "paid_cents";
            case CREDIT_NOTE -> "credited_cents";
            case LOSS -> "lost_cents";
            case RECOVERY -> "recovered_cents";
        };
        jdbc.sql("update open_item set " + column + " = " + column + " + :amount where invoice_id = :invoice")
                .param("amount", sign * settlement.amount().cents())
                .param("invoice", settlement.invoice())
                .update();
        jdbc.sql(
                        "update open_item set closed_on = case when left_cents = 0 then coalesce(closed_on, :on) end where invoice_id = :invoice")
                .param("on", settlement.on())
                .param("invoice", settlement.invoice())
                .update();
    }

    /** Puts back on the item what a settlement took off. */
    void undo(Settlement settlement, LocalDate on) {
        settlement.parts().forEach(share -> move(settlement.invoice(), share, settlement.kind(), -1));
        total(settlement, -1);
        jdbc.sql("update settlement set undone_on = :on where id = :id")
                .param("on", on)
                .param("id", settlement.id())
                .update();
    }

    List<Settlement> settlementsOf(UUID source) {
        return settlements("where source_id = :value and undone_on is null order by id", source);
    }

    List<Settlement> settlementsOn(UUID invoice) {
        return settlements("where invoice_id = :value order by settled_on, id", invoice);
    }

    private List<Settlement> settlements(String where, UUID value) {
        return jdbc.sql("select * from settlement " + where)
                .param("value", value)
                .query((row, n) -> settlement(row))
                .list();
    }

    private Settlement settlement(ResultSet row) throws SQLException {
        UUID id = row.getObject("id", UUID.class);
        UUID entry = row.getObject("entry_id", UUID.class);
        return new Settlement(
                id,
                row.getObject("invoice_id", UUID.class),
                Settlement.Kind.valueOf(row.getString("kind")),
                row.getObject("source_id", UUID.class),
                row.getInt("attempt"),
                Money.ofCents(row.getLong("amount_cents")),
                row.getObject("settled_on", LocalDate.class),
                entry == null ? null : new EntryId(entry),
                row.getObject("undone_on", LocalDate.class),
                shares(id));
    }

    private List<Settlement.PartShare> shares(UUID settlement) {
        return jdbc.sql("select * from settlement_part where settlement_id = :id order by part")
                .param("id", settlement)
                .query((row, n) -> new Settlement.PartShare(
                        row.getInt("part"),
                        Money.ofCents(row.getLong("gross_cents")),
                        Money.ofCents(row.getLong("net_cents")),
                        Money.ofCents(row.getLong("open_cents")),
                        Money.ofCents(row.getLong("cover_cents")),
                        Money.ofCents(row.getLong("fund_cents"))))
                .list();
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

    private static OpenItem item(ResultSet row, List<OpenItem.Part> parts) throws SQLException {
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
                parts);
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

    void paysFrom(UUID client, String iban, LocalDate on) {
        jdbc.sql("""
                insert into payer_account (iban, client_id, last_on) values (:iban, :client, :on)
                on conflict (iban, client_id) do update set last_on = greatest(payer_account.last_on, excluded.last_on)""")
                .param("iban", iban)
                .param("client", client)
                .param("on", on)
                .update();
    }

    /** The account from which a client paid last; empty if it never did. */
    String accountOf(UUID client) {
        return jdbc.sql("select iban from payer_account where client_id = :client order by last_on desc limit 1")
                .param("client", client)
                .query(String.class)
                .optional()
                .orElse("");
    }

    List<UUID> clientsPayingFrom(String iban) {
        return jdbc.sql("select client_id from payer_account where iban = :iban order by last_on desc limit 10")
                .param("iban", iban)
                .query(UUID.class)
                .list();
    }
}
