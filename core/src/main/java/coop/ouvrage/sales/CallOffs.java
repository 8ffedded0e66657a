package coop.ouvrage.sales;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.invoicing.spi.CalledOff;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What clients call off framework orders. */
@Repository
public class CallOffs implements CalledOff {

    private final JdbcClient jdbc;

    CallOffs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param line place of the priced line, from 1
     * @param net before VAT, in the currency of the order
     * @param isAsked whether its invoice was asked for, and was not given back
     */
    public record CallOff(
            UUID id,
            LocalDate calledOn,
            int line,
            BigDecimal quantity,
            Money net,
            @Nullable String reference,
            boolean isAsked) {}

    UUID insert(UUID offer, LocalDate on, int line, BigDecimal quantity, Money net, @Nullable String reference) {
        UUID id = TimeOrderedId.next();
        jdbc.sql("""
                insert into sales_call_off (id, offer_id, called_on, line_no, quantity, net_cents, client_reference)
                values (:id, :offer, :on, :line, :quantity, :net, :reference)""")
                .param("id", id)
                .param("offer", offer)
                .param("on", on)
                .param("line", line)
                .param("quantity", quantity)
                .param("net", net.cents())
                .param("reference", reference, java.sql.Types.VARCHAR)
                .update();
        return id;
    }

    List<CallOff> of(UUID offer) {
        return jdbc.sql("""
                select c.*, exists (select 1 from sales_offer_invoice i join sale_request r on r.id = i.request_id
                    where i.call_off_id = c.id and r.state in ('WAITING', 'ISSUED')) as asked
                from sales_call_off c where c.offer_id = :offer order by c.id desc""")
                .param("offer", offer)
                .query((row, n) -> new CallOff(
                        row.getObject("id", UUID.class),
                        row.getObject("called_on", LocalDate.class),
                        row.getInt("line_no"),
                        row.getBigDecimal("quantity"),
                        Money.ofCents(row.getLong("net_cents")),
                        row.getString("client_reference"),
                        row.getBoolean("asked")))
                .list();
    }

    @Override
    public Money notInvoiced(UUID job) {
        return Money.ofCents(jdbc.sql("""
                select coalesce(sum(c.net_cents), 0) from sales_call_off c
                where c.offer_id = :job and not exists (
                    select from sales_offer_invoice i join sale_request r on r.id = i.request_id
                    where i.call_off_id = c.id and r.state = 'ISSUED')""").param("job", job).query(Long.class).single());
    }

    /** Called off so far, before VAT. */
    Money sum(UUID offer) {
        return Money.sum(of(offer).stream().map(CallOff::net).toList());
    }
}
