package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.money.Money;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Contracts whose charge does not carry their true cost. */
@Repository
class PotStore {

    /** All payslips of the contracts of a run, what is owed once a year apart; one row where the cost is above the charge. */
    private static final String SHORT = """
            with paid as (
                select p.contract_id, min(p.worker::text)::uuid as worker, p.pays in ('YEAR_END_PREMIUM', 'DOUBLE_HOLIDAY_PAY') as yearly,
                    min(p.kind) as kind, sum(p.charge_cents)::bigint as charge,
                    sum(p.gross_cents + p.contributions_cents + p.holiday_cents)::bigint as cost,
                    bool_or(p.month_share -> 'totals' <> '{}') as counted, max(p.nr) as nr
                from payslip p where p.contract_id in (select contract_id from payslip where run_id = :run)
                group by p.contract_id, yearly
                having sum(p.charge_cents - p.gross_cents - p.contributions_cents - p.holiday_cents) < 0)
            """;

    private final JdbcClient jdbc;

    PotStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Contracts of a run whose charge is below their true cost by more than that, with the difference. */
    Map<UUID, Money> shortOf(PayRunId run, Money more) {
        Map<UUID, Money> results = new HashMap<>();
        jdbc.sql("""
                select contract_id, sum(charge_cents - gross_cents - contributions_cents - holiday_cents)::bigint from payslip
                where contract_id in (select contract_id from payslip where run_id = :run)
                group by contract_id
                having sum(charge_cents - gross_cents - contributions_cents - holiday_cents) < :least""")
                .param("run", run.value())
                .param("least", more.negate().cents())
                .query(row -> {
                    results.put(row.getObject(1, UUID.class), Money.ofCents(row.getLong(2)));
                });
        return results;
    }

    /** What the pot bears of the contracts of a run, the largest first. */
    List<BorneByPot> borne(PayRunId run, int limit) {
        return jdbc.sql(SHORT + """
                select paid.*, case
                    when yearly then 'YEARLY'
                    when exists (select from late_declaration l where l.contract_id = paid.contract_id) then 'LATE'
                    when kind = 'STUDENT' and counted then 'STUDENT' -- ordinary pay counts in its month, that of the quota does not
                    when nr > 1 then 'CORRECTED'
                    else 'RATES' end as cause
                from paid order by charge - cost, contract_id limit :limit""")
                .param("run", run.value())
                .param("limit", limit)
                .query((row, n) -> new BorneByPot(
                        new ContractId(row.getObject("contract_id", UUID.class)),
                        row.getObject("worker", UUID.class),
                        BorneByPot.Cause.valueOf(row.getString("cause")),
                        Money.ofCents(row.getLong("charge")),
                        Money.ofCents(row.getLong("cost"))))
                .list();
    }
}
