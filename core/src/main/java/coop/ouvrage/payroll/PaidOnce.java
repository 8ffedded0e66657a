package coop.ouvrage.payroll;

import coop.ouvrage.ledger.spi.Invariant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Nobody is paid twice, or more than the payslip says; every payslip has one payment that is alive. */
@Component
class PaidOnce implements Invariant {

    private final JdbcClient jdbc;

    PaidOnce(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "payroll.paid_once";
    }

    @Override
    public Result check() {
        List<String> failures = jdbc.sql("""
                select p.id from payslip p left join wage_payment w on w.payslip_id = p.id
                cross join lateral (select coalesce(sum(t.amount_cents), 0) as cents
                    from pay_deduction t where t.payslip_id = p.id) d
                group by p.id, p.net_cents, d.cents
                having count(w.payslip_id) = 0 or count(*) filter (where w.state <> 'RETURNED') > 1
                    or bool_or(w.amount_cents <> p.net_cents - d.cents)
                order by p.id limit :most""")
                .param("most", Result.MOST)
                .query((row, n) -> "payslip " + row.getString("id") + " is not paid exactly once")
                .list();
        return Result.of(
                jdbc.sql("select count(*) from payslip").query(Long.class).single(), failures);
    }
}
