package coop.ouvrage.receivables;

import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.money.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
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
