package coop.ouvrage.payroll;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What the books owe each worker is the net of the released payslips less what was paid in advance or withheld for creditors and the transfers handed to the bank and not come back. */
@Component
class WagesOwed implements Invariant {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LegalEntities entities;

    WagesOwed(JdbcClient jdbc, Ledger ledger, LegalEntities entities) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.entities = entities;
    }

    private record Owed(UUID worker, long cents) {}

    @Override
    public String name() {
        return "payroll.owed";
    }

    @Override
    public Result check() {
        List<String> failures = new ArrayList<>();
        long checked = 0;
        for (LegalEntity entity : entities.all()) {
            Map<UUID, Money> books = ledger.partyBalances(entity.code(), AccountRole.NET_WAGES_PAYABLE);
            Map<UUID, Money> ours = owed(entity.code());
            Set<UUID> workers = new TreeSet<>(books.keySet());
            workers.addAll(ours.keySet());
            checked += workers.size();
            for (UUID worker : workers) {
                Money booked = books.getOrDefault(worker, Money.ZERO).negate();
                Money owed = ours.getOrDefault(worker, Money.ZERO);
                if (!booked.equals(owed)) {
                    failures.add(entity.code() + " worker " + worker + ": books " + booked + ", payslips " + owed);
                }
            }
        }
        return Result.of(checked, failures.stream().limit(Result.MOST).toList());
    }

    private Map<UUID, Money> owed(String entity) {
        return jdbc.sql("""
                        select worker, sum(cents)::bigint as cents from (
                            select p.worker, p.net_cents as cents from payslip p join pay_run r on r.id = p.run_id
                            where p.entity = :entity and r.state = 'RELEASED'
                            union all
                            select worker, -amount_cents from wage_payment where entity = :entity and state in ('SENT', 'PAID')
                            union all
                            select d.worker, -d.amount_cents from pay_deduction d
                            join payslip p on p.id = d.payslip_id join pay_run r on r.id = p.run_id and r.state = 'RELEASED'
                            where d.entity = :entity and d.kind <> 'DIFFERENCE'
                        ) moves group by worker having sum(cents) <> 0""").param("entity", entity).query(Owed.class).list().stream()
                .collect(Collectors.toMap(Owed::worker, owed -> Money.ofCents(owed.cents())));
    }
}
