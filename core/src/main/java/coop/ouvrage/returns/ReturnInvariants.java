package coop.ouvrage.returns;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.ledger.spi.Invariant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What must always be true of filed returns: they say what the books say, and moved it once. */
@Component
class ReturnInvariants implements Invariant {

    private final JdbcClient jdbc;
    private final ChartOfAccounts chart;

    ReturnInvariants(JdbcClient jdbc, ChartOfAccounts chart) {
        this.jdbc = jdbc;
        this.chart = chart;
    }

    @Override
    public String name() {
        return "returns.agree_with_books";
    }

    @Override
    public Result check() {
        List<String> failures = jdbc.sql("""
                with newest as (
                    select distinct on (entity, kind, first_day) * from pay_return where state = 'FILED'
                    order by entity, kind, first_day, nr desc),
                booked as (
                    select w.return_id,
                        coalesce(sum(-l.amount_cents) filter (where l.account = :social), 0) as social,
                        coalesce(sum(-l.amount_cents) filter (where l.account = :tax), 0) as tax,
                        coalesce(sum(-l.amount_cents) filter (where l.account = :rights), 0) as rights
                    from (select distinct w.return_id, w.source_id from newest n join pay_return_work w on w.return_id = n.id) w
                    join journal_entry e on e.source_id = w.source_id and e.source_type in ('payslip', 'concession')
                    join journal_line l on l.entry_id = e.id and l.account in (:social, :tax, :rights)
                    group by w.return_id),
                moved as (
                    select r.entity, r.kind, r.first_day,
                        coalesce(sum(l.amount_cents) filter (where l.account = :social), 0) as social,
                        coalesce(sum(l.amount_cents) filter (where l.account = :holiday), 0) as holiday,
                        coalesce(sum(l.amount_cents) filter (where l.account = :tax), 0) as tax,
                        coalesce(sum(l.amount_cents) filter (where l.account = :rights), 0) as rights,
                        coalesce(sum(-l.amount_cents) filter (where l.account = :owed), 0) as owed
                    from pay_return r join journal_entry e on e.source_id = r.id and e.source_type = 'return'
                    join journal_line l on l.entry_id = e.id
                    group by r.entity, r.kind, r.first_day)
                select n.entity || ' ' || n.kind || ' ' || n.first_day || ' differs from the books' as place
                from newest n left join booked b on b.return_id = n.id
                left join moved m on m.entity = n.entity and m.kind = n.kind and m.first_day = n.first_day
                where n.social_security_cents <> 0 and n.social_security_cents <> coalesce(b.social, 0)
                    or n.withholding_cents <> 0 and n.withholding_cents <> coalesce(b.tax, 0)
                    or n.rights_tax_cents <> 0 and n.rights_tax_cents <> coalesce(b.rights, 0)
                    or (n.social_security_cents, n.holiday_cents, n.withholding_cents, n.rights_tax_cents)
                        <> (coalesce(m.social, 0), coalesce(m.holiday, 0), coalesce(m.tax, 0), coalesce(m.rights, 0))
                    or coalesce(m.owed, 0)
                        <> n.social_security_cents + n.holiday_cents + n.withholding_cents + n.rights_tax_cents
                limit :most""")
                .param("social", chart.number(AccountRole.SOCIAL_SECURITY_PAYABLE))
                .param("holiday", chart.number(AccountRole.HOLIDAY_PROVISION))
                .param("tax", chart.number(AccountRole.WITHHOLDING_PAYABLE))
                .param("rights", chart.number(AccountRole.RIGHTS_TAX_PAYABLE))
                .param("owed", chart.number(AccountRole.AUTHORITIES_PAYABLE))
                .param("most", Result.MOST)
                .query(String.class)
                .list();
        return Result.of(
                jdbc.sql("select count(*) from pay_return where state = 'FILED'")
                        .query(Long.class)
                        .single(),
                failures);
    }
}
