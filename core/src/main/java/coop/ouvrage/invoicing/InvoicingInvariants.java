package coop.ouvrage.invoicing;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.ledger.spi.QueryInvariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of invoices and credit notes. */
@Configuration(proxyBeanMethods = false)
class InvoicingInvariants {

    /** One number after the other per entity, kind and year: none is missing, none is beyond the last that was given. */
    @Bean
    Invariant numbersHaveNoGap(JdbcClient jdbc) {
        return new QueryInvariant(jdbc, "invoicing.numbers", "select count(*) from invoice", """
                with given as (
                    select s.entity, s.series as kind, case s.series when 'CREDIT_NOTE' then 'C' else '' end || s.year || '-'
                        || lpad(g.nr::text, greatest(6, length(g.nr::text)), '0') as number
                    from number_series s cross join lateral generate_series(1, s.last) as g (nr)
                    where s.series in ('INVOICE', 'CREDIT_NOTE'))
                select entity || ': ' || lower(kind) || ' ' || number
                    || case when i.id is null then ' is missing' else ' was never given' end
                from given full join (select id, entity, kind, number from invoice) i using (entity, kind, number)
                where i.id is null or not exists (
                    select 1 from given g where g.entity = i.entity and g.kind = i.kind and g.number = i.number)
                order by 1""");
    }

    /** Each stands in the books with its turnover, the costs paid in the client's name, and its VAT. */
    @Bean
    Invariant invoicesAreBooked(JdbcClient jdbc, ChartOfAccounts chart) {
        return new QueryInvariant(jdbc, "invoicing.booked", "select count(*) from invoice", """
                select entity || ': ' || lower(kind) || ' ' || number || ' is ' || excl_vat_cents || ' + ' || vat_cents
                    || ' cents, in the books ' || coalesce(net, 0) || ' + ' || coalesce(vat, 0)
                from invoice i left join lateral (
                    select sum(-l.amount_cents) filter (where l.account in ('%s', '%s')) as net,
                        sum(-l.amount_cents) filter (where l.account in ('%s', '%s')) as vat
                    from journal_entry e join journal_line l on l.entry_id = e.id where e.source_id = i.id) b on true
                where case kind when 'INVOICE' then 1 else -1 end * coalesce(net, 0) <> excl_vat_cents
                    or case kind when 'INVOICE' then 1 else -1 end * coalesce(vat, 0) <> vat_cents""".formatted(
                        chart.number(AccountRole.TURNOVER),
                        chart.number(AccountRole.DISBURSED),
                        chart.number(AccountRole.OUTPUT_VAT),
                        chart.number(AccountRole.VAT_CREDIT_NOTE)));
    }
}
