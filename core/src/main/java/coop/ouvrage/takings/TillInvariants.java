package coop.ouvrage.takings;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.ledger.spi.QueryInvariant;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must always be true of the receipts journal. */
@Configuration(proxyBeanMethods = false)
class TillInvariants {

    /** Each closed day stands in the books with its turnover and VAT, and counts exactly its lines. */
    @Bean
    Invariant tillDaysAreBooked(JdbcClient jdbc, ChartOfAccounts chart) {
        return new QueryInvariant(jdbc, "takings.booked", "select count(*) from till_day", """
                select d.entity || ': till ' || d.number || ' of unit ' || d.unit_id || ' has ' || coalesce(t.gross, 0)
                    || ' cents of lines, in the books ' || coalesce(b.net, 0) || ' + ' || coalesce(b.vat, 0)
                from till_day d
                    left join lateral (select sum(gross_cents) as gross from taking where close_id = d.id) t on true
                    left join lateral (
                        select sum(net_cents) as net, sum(vat_cents) as vat from till_day_vat where till_day_id = d.id) v on true
                    left join lateral (
                        select sum(-l.amount_cents) filter (where l.account = '%s') as net,
                            sum(-l.amount_cents) filter (where l.account = '%s') as vat
                        from journal_entry e join journal_line l on l.entry_id = e.id where e.source_id = d.id) b on true
                where coalesce(t.gross, 0) <> d.cash_cents + d.card_cents
                    or coalesce(v.net, 0) <> coalesce(b.net, 0) or coalesce(v.vat, 0) <> coalesce(b.vat, 0)
                    or coalesce(v.net, 0) + coalesce(v.vat, 0) <> coalesce(t.gross, 0)""".formatted(
                        chart.number(AccountRole.TURNOVER), chart.number(AccountRole.OUTPUT_VAT)));
    }

    /** Lines and days are numbered without a gap, by unit and year. */
    @Bean
    Invariant tillNumbersHaveNoGap(JdbcClient jdbc) {
        return new QueryInvariant(jdbc, "takings.numbers", "select count(*) from taking", """
                select s.entity || ' ' || s.series || ' ' || s.year || ': last ' || s.last || ', given ' || g.given
                from number_series s cross join lateral (
                    select case when s.series like 'TILL:%' then (select count(*) from taking t
                            where t.unit_id = substring(s.series from 6)::uuid and t.year = s.year)
                        else (select count(*) from till_day d
                            where d.unit_id = substring(s.series from 9)::uuid and d.number like 'R' || s.year || '-%') end as given) g
                where (s.series like 'TILL:%' or s.series like 'TILLDAY:%') and g.given <> s.last""");
    }
}
