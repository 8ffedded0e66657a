package coop.ouvrage.receivables;

import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of what settled open items; each takes its amounts off the item and its parts. */
@Repository
class SettlementStore {

    private final JdbcClient jdbc;

    SettlementStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Keeps what settled an item, and takes it off the item and its parts. */
    void settle(Settlement settlement) {
        settle(List.of(settlement));
    }

    /** The same for many, with the same few statements. */
    void settle(List<Settlement> settlements) {
        if (settlements.isEmpty()) {
            return;
        }
        jdbc.sql("""
                insert into settlement (id, invoice_id, kind, source_id, attempt, amount_cents, settled_on, entry_id)
                select * from unnest(:ids::uuid[], :invoices::uuid[], :kinds::text[], :sources::uuid[], :attempts::int[],
                    :cents::bigint[], :days::date[], :entries::uuid[])""")
                .param("ids", column(settlements, UUID[]::new, Settlement::id))
                .param("invoices", column(settlements, UUID[]::new, Settlement::invoice))
                .param(
                        "kinds",
                        column(settlements, String[]::new, each -> each.kind().name()))
                .param("sources", column(settlements, UUID[]::new, Settlement::source))
                .param("attempts", column(settlements, Integer[]::new, Settlement::attempt))
                .param(
                        "cents",
                        column(settlements, Long[]::new, each -> each.amount().cents()))
                .param(
                        "days",
                        column(settlements, String[]::new, each -> each.on().toString()))
                .param(
                        "entries",
                        column(
                                settlements,
                                UUID[]::new,
                                each -> each.entry() == null
                                        ? null
                                        : each.entry().value()))
                .update();
        List<Map.Entry<UUID, Settlement.PartShare>> shares = settlements.stream()
                .flatMap(each -> each.parts().stream().map(share -> Map.entry(each.id(), share)))
                .toList();
        jdbc.sql("""
                insert into settlement_part (settlement_id, part, gross_cents, net_cents, open_cents, cover_cents, fund_cents)
                select * from unnest(:ids::uuid[], :parts::int[], :gross::bigint[], :net::bigint[], :open::bigint[],
                    :cover::bigint[], :fund::bigint[])""")
                .param("ids", column(shares, UUID[]::new, Map.Entry::getKey))
                .param(
                        "parts",
                        column(shares, Integer[]::new, each -> each.getValue().part()))
                .param(
                        "gross",
                        column(
                                shares,
                                Long[]::new,
                                each -> each.getValue().gross().cents()))
                .param(
                        "net",
                        column(
                                shares,
                                Long[]::new,
                                each -> each.getValue().net().cents()))
                .param(
                        "open",
                        column(
                                shares,
                                Long[]::new,
                                each -> each.getValue().open().cents()))
                .param(
                        "cover",
                        column(
                                shares,
                                Long[]::new,
                                each -> each.getValue().cover().cents()))
                .param(
                        "fund",
                        column(
                                shares,
                                Long[]::new,
                                each -> each.getValue().fund().cents()))
                .update();
        move(settlements, 1);
    }

    private static <E, T> T[] column(List<E> rows, IntFunction<T[]> maker, Function<E, @Nullable T> part) {
        return rows.stream().map(part).toArray(maker);
    }

    /** Takes settlements off items and parts; puts them back for -1. */
    private void move(List<Settlement> settlements, int sign) {
        ItemMoves moves = new ItemMoves(settlements, sign);
        behave(moves, -1);
        moveItems(moves);
        behave(moves, 1);
    }

    /** Counts items that are closed, once before they are moved and once after: how long their clients took. */
    private void behave(ItemMoves moves, int sign) {
        jdbc.sql("""
                insert into payment_behaviour as b (entity, client_id, items, days)
                select entity, client_id, :sign * count(*), :sign * sum(closed_on - issued_on) from open_item
                where invoice_id = any(:invoices) and closed_on is not null and paid_cents > 0
                group by entity, client_id order by entity, client_id
                on conflict (entity, client_id) do update set items = b.items + excluded.items, days = b.days + excluded.days""").param("sign", sign).param("invoices", moves.invoices()).update();
    }

    private void moveItems(ItemMoves moves) {
        jdbc.sql("""
                update open_item_part p set gross_left_cents = p.gross_left_cents - d.gross,
                    net_left_cents = p.net_left_cents - d.net, open_left_cents = p.open_left_cents - d.open,
                    lost_gross_cents = p.lost_gross_cents + d.lost_gross, lost_net_cents = p.lost_net_cents + d.lost_net,
                    lost_fund_cents = p.lost_fund_cents + d.lost_fund
                from unnest(:invoices::uuid[], :parts::int[], :gross::bigint[], :net::bigint[], :open::bigint[], :lostGross::bigint[],
                        :lostNet::bigint[], :lostFund::bigint[])
                    as d (invoice, part, gross, net, open, lost_gross, lost_net, lost_fund)
                where p.invoice_id = d.invoice and p.part = d.part""").params(moves.parts()).update();
        jdbc.sql("""
                update open_item o set paid_cents = o.paid_cents + d.paid, credited_cents = o.credited_cents + d.credited,
                    lost_cents = o.lost_cents + d.lost, recovered_cents = o.recovered_cents + d.recovered,
                    closed_on = case when o.left_cents - d.paid - d.credited - d.lost = 0 then coalesce(o.closed_on, d.on_day) end
                from unnest(:invoices::uuid[], :paid::bigint[], :credited::bigint[], :lost::bigint[], :recovered::bigint[],
                        :days::date[])
                    as d (invoice, paid, credited, lost, recovered, on_day)
                where o.invoice_id = d.invoice""").params(moves.items()).update();
    }

    /** Puts back on the item what a settlement took off. */
    void undo(Settlement settlement, LocalDate on) {
        move(List.of(settlement), -1);
        jdbc.sql("update settlement set undone_on = :on where id = :id")
                .param("on", on)
                .param("id", settlement.id())
                .update();
    }

    List<Settlement> of(UUID source) {
        return settlements("where source_id = :value and undone_on is null order by id", source);
    }

    List<Settlement> on(UUID invoice) {
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
}
