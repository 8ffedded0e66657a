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

/** What the books owe each creditor is what released wages withheld for them, less what was sent and not come back. */
@Component
class AttachmentsOwed implements Invariant {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LegalEntities entities;

    AttachmentsOwed(JdbcClient jdbc, Ledger ledger, LegalEntities entities) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.entities = entities;
    }

    private record Owed(UUID creditor, long cents) {}

    @Override
    public String name() {
        return "payroll.attachments";
    }

    @Override
    public Result check() {
        List<String> failures = new ArrayList<>();
        long checked = 0;
        for (LegalEntity entity : entities.all()) {
            Map<UUID, Money> books = ledger.partyBalances(entity.code(), AccountRole.ATTACHMENTS_PAYABLE);
            Map<UUID, Money> ours = owed(entity.code());
            Set<UUID> creditors = new TreeSet<>(books.keySet());
            creditors.addAll(ours.keySet());
            checked += creditors.size();
            for (UUID creditor : creditors) {
                Money booked = books.getOrDefault(creditor, Money.ZERO).negate();
                Money owed = ours.getOrDefault(creditor, Money.ZERO);
                if (!booked.equals(owed)) {
                    failures.add(entity.code() + " creditor " + creditor + ": books " + booked + ", withheld " + owed);
                }
            }
        }
        return Result.of(checked, failures.stream().limit(Result.MOST).toList());
    }

    private Map<UUID, Money> owed(String entity) {
        return jdbc.sql("""
                        select creditor, sum(cents)::bigint as cents from (
                            select a.creditor, d.amount_cents as cents from pay_deduction d
                            join wage_attachment a on a.id = d.source_id and a.entity = :entity
                            join payslip p on p.id = d.payslip_id join pay_run r on r.id = p.run_id and r.state = 'RELEASED'
                            union all
                            select a.creditor, -y.amount_cents from attachment_payment y
                            join wage_attachment a on a.id = y.attachment_id and a.entity = :entity
                            where y.state in ('SENT', 'PAID')
                        ) moves group by creditor having sum(cents) <> 0""").param("entity", entity).query(Owed.class).list().stream()
                .collect(Collectors.toMap(Owed::creditor, owed -> Money.ofCents(owed.cents())));
    }
}
