package coop.ouvrage.payroll;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.ledger.spi.Invariant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every released payslip stands in the books once, with its net, its tax, its contributions and its holiday pay; no other one does. */
@Component
class BookedWages implements Invariant {

    private final JdbcClient jdbc;
    private final ChartOfAccounts chart;

    BookedWages(JdbcClient jdbc, ChartOfAccounts chart) {
        this.jdbc = jdbc;
        this.chart = chart;
    }

    @Override
    public String name() {
        return "payroll.booked";
    }

    @Override
    public Result check() {
        List<String> failures = jdbc.sql("""
                with booked as (
                    select e.source_id,
                        sum(-l.amount_cents) filter (where l.account = :net) as net,
                        sum(-l.amount_cents) filter (where l.account = :tax) as tax,
                        sum(-l.amount_cents) filter (where l.account = :social) as social,
                        sum(-l.amount_cents) filter (where l.account = :holiday) as holiday,
                        sum(-l.amount_cents) filter (where l.account = :fund) as fund
                    from journal_entry e join journal_line l on l.entry_id = e.id
                    where e.source_type = 'payslip' group by e.source_id)
                select p.id from payslip p join pay_run r on r.id = p.run_id left join booked b on b.source_id = p.id
                where case when r.state = 'RELEASED' then
                        (coalesce(b.net, 0), coalesce(b.tax, 0), coalesce(b.social, 0), coalesce(b.holiday, 0), coalesce(b.fund, 0))
                        <> (p.net_cents, p.tax_cents, p.social_cents + p.contributions_cents - p.fund_cents, p.holiday_cents, p.fund_cents)
                    else b.source_id is not null end
                order by p.id limit :most""")
                .param("net", chart.number(AccountRole.NET_WAGES_PAYABLE))
                .param("tax", chart.number(AccountRole.WITHHOLDING_PAYABLE))
                .param("social", chart.number(AccountRole.SOCIAL_SECURITY_PAYABLE))
                .param("fund", chart.number(AccountRole.SECTOR_FUNDS_PAYABLE))
                .param("holiday", chart.number(AccountRole.HOLIDAY_PROVISION))
                .param("most", Result.MOST)
                .query((row, n) -> "payslip " + row.getString("id") + " differs from the books")
                .list();
        return Result.of(
                jdbc.sql("select count(*) from payslip").query(Long.class).single(), failures);
    }
}
