package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.spi.ClientTies;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** A client whose order is not invoiced yet is not removed, and the name on an invoice is kept as long as the invoice. */
@Component
class OrderTies implements ClientTies {

    private final JdbcClient jdbc;
    private final Policies policies;
    private final BusinessTime time;

    OrderTies(JdbcClient jdbc, Policies policies, BusinessTime time) {
        this.jdbc = jdbc;
        this.policies = policies;
        this.time = time;
    }

    @Override
    public List<Refusal> unfinished(UUID client) {
        int orders = jdbc.sql("""
                select count(*) from sales_order o join quote q on q.id = o.quote_id
                where q.client_id = :client and o.cancelled_on is null
                    and not exists (select 1 from invoice i where i.order_id = o.id)""").param("client", client).query(Integer.class).single();
        return orders == 0 ? List.of() : List.of(Refusal.of("invoicing.client_has_orders", "count", orders));
    }

    /** To the end of the last of so many years after the year of the invoice. */
    @Override
    public Optional<LocalDate> keptUntil(UUID client) {
        int years = policies.number("customer.kept_years", time.today());
        return jdbc.sql("select max(issued_on) as last from invoice where client_id = :client")
                .param("client", client)
                .query((row, n) -> Optional.ofNullable(row.getObject("last", LocalDate.class)))
                .single()
                .map(last -> LocalDate.of(last.getYear() + years, 12, 31));
    }
}
