package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells a worker where their own wages are between calculation and account. */
@Service
public class WageProgresses {

    private final JdbcClient jdbc;
    private final CurrentUser user;

    WageProgresses(JdbcClient jdbc, CurrentUser user) {
        this.jdbc = jdbc;
        this.user = user;
    }

    /** By contract, for those of these contracts that the person who acts works under and whose wage is calculated. */
    @Transactional(readOnly = true)
    public Map<UUID, WageProgress> mine(Collection<UUID> contracts) {
        Map<UUID, WageProgress> progresses = new HashMap<>();
        jdbc.sql("""
                select p.id, p.contract_id, p.net_cents, coalesce(v.credited_on, r.credited_on) as credited_on, r.state = 'RELEASED' as released,
                    coalesce(w.state = 'WAITING', false) as waits,
                    coalesce(w.state in ('PAID', 'NOTHING', 'CARRIED'), false) as settled
                from payslip p join pay_run r on r.id = p.run_id
                    left join wage_payment w on w.payslip_id = p.id and w.state <> 'RETURNED'
                    left join pay_run v on v.id = w.run_id
                where p.contract_id = any(:contracts) and p.worker = :me and p.pays = 'WAGE' and p.nr = 0
                order by p.month""")
                .param("contracts", contracts.toArray(UUID[]::new))
                .param("me", user.partyId().orElse(null), java.sql.Types.OTHER)
                .query(row -> {
                    progresses.put(
                            row.getObject("contract_id", UUID.class),
                            new WageProgress(
                                    new PayslipId(row.getObject("id", UUID.class)),
                                    Money.ofCents(row.getLong("net_cents")),
                                    row.getObject("credited_on", LocalDate.class),
                                    row.getBoolean("released"),
                                    row.getBoolean("waits"),
                                    row.getBoolean("settled")));
                });
        return progresses;
    }
}
