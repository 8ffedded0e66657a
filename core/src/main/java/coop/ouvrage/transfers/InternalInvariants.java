package coop.ouvrage.transfers;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.ledger.spi.QueryInvariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of what units charge each other. */
@Configuration(proxyBeanMethods = false)
class InternalInvariants {

    /** Each that was agreed inside an entity passed exactly its amount, the way it says. */
    @Bean
    Invariant internalInvoicesAreBooked(JdbcClient jdbc, ChartOfAccounts chart) {
        return new QueryInvariant(
                jdbc,
                "transfers.booked",
                "select count(*) from internal_invoice where number is not null",
                """
                select i.seller_entity || ': ' || i.number || ' is ' || i.amount_cents || ' cents, in the books '
                    || coalesce(b.paid, 0) || ' of the buyer, ' || coalesce(b.earned, 0) || ' of the seller'
                from internal_invoice i left join lateral (
                    select sum(l.amount_cents) filter (where l.unit = i.buyer_unit) as paid,
                        sum(-l.amount_cents) filter (where l.unit = i.seller_unit) as earned
                    from journal_entry e join journal_line l on l.entry_id = e.id
                    where e.source_id = i.id and l.account = '%s') b on true
                where i.number is not null and (
                    coalesce(b.paid, 0) <> case when i.reverses is null then 1 else -1 end * i.amount_cents
                    or coalesce(b.earned, 0) <> case when i.reverses is null then 1 else -1 end * i.amount_cents)""".formatted(chart.number(AccountRole.TRANSFER)));
    }

    /** Numbers follow each other without a gap, by entity and year. */
    @Bean
    Invariant internalNumbersHaveNoGap(JdbcClient jdbc) {
        return new QueryInvariant(
                jdbc, "transfers.numbers", "select count(*) from number_series where series = 'INTERNAL'", """
                select s.entity || ' ' || s.year || ': last ' || s.last || ', given ' || count(i.id)
                from number_series s left join internal_invoice i
                    on i.seller_entity = s.entity and i.number like 'T' || s.year || '-%'
                where s.series = 'INTERNAL' group by s.entity, s.year, s.last having count(i.id) <> s.last""");
    }
}
