package coop.ouvrage.invoicing;

import coop.ouvrage.money.Money;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of what is drawn on framework orders. */
@Repository
class OrderDraws {

    private final JdbcClient jdbc;

    OrderDraws(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** @param expected of the net, what stands in the books as expected */
    record Draw(OrderId order, Money net, Money expected, int turn, boolean invoiced) {}

    Optional<Draw> find(UUID source) {
        return jdbc.sql("select * from order_draw where source = :source")
                .param("source", source)
                .query((row, n) -> new Draw(
                        new OrderId(row.getObject("order_id", UUID.class)),
                        Money.ofCents(row.getLong("net_cents")),
                        Money.ofCents(row.getLong("expected_cents")),
                        row.getInt("turn"),
                        row.getObject("invoice_id") != null))
                .optional();
    }

    void save(UUID source, Draw draw) {
        jdbc.sql("""
                insert into order_draw (source, order_id, net_cents, expected_cents, turn) values (:source, :order, :net, :expected, :turn)
                on conflict (source) do update
                    set net_cents = excluded.net_cents, expected_cents = excluded.expected_cents, turn = excluded.turn""")
                .param("source", source)
                .param("order", draw.order().value())
                .param("net", draw.net().cents())
                .param("expected", draw.expected().cents())
                .param("turn", draw.turn())
                .update();
    }

    /** @return what the books expected of these, which the invoice bears from now on */
    Money borne(Collection<UUID> sources, InvoiceId invoice) {
        return Money.ofCents(jdbc.sql("""
                with borne as (
                    update order_draw set invoice_id = :invoice where source = any(:sources) and invoice_id is null
                    returning expected_cents)
                select coalesce(sum(expected_cents), 0) from borne""")
                .param("invoice", invoice.value())
                .param("sources", sources.toArray(UUID[]::new))
                .query(Long.class)
                .single());
    }

    /** Drawn and not invoiced, before VAT. */
    Money promised(OrderId order) {
        return cents(
                "select coalesce(sum(net_cents), 0) from order_draw where order_id = :order and invoice_id is null",
                order);
    }

    /** What its invoices come to before VAT, deposits among them, less what was credited. */
    Money invoiced(OrderId order) {
        return cents("""
                select coalesce(sum(i.excl_vat_cents - coalesce(n.cents, 0)), 0)
                from invoice i left join lateral (select sum(excl_vat_cents) as cents from invoice where corrects = i.id) n on true
                where i.order_id = :order and i.kind = 'INVOICE'""", order);
    }

    private Money cents(String sql, OrderId order) {
        return Money.ofCents(
                jdbc.sql(sql).param("order", order.value()).query(Long.class).single());
    }
}
