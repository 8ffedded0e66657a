package coop.ouvrage.accounting;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The common services are the co-operative's, the contribution that pays for them is in the pot of the entity that invoices: each month
 * the one charges the other, in both books at once. In the group both sides vanish.
 */
@Service
public class Recharges {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final Chart chart;
    private final Policies policies;
    private final Permissions permissions;
    private final BusinessTime time;
    private final Audit audit;

    Recharges(
            JdbcClient jdbc,
            Ledger ledger,
            LegalEntities entities,
            Chart chart,
            Policies policies,
            Permissions permissions,
            BusinessTime time,
            Audit audit) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.entities = entities;
        this.chart = chart;
        this.policies = policies;
        this.permissions = permissions;
        this.time = time;
        this.audit = audit;
    }

    /** What the co-operative charges an entity for a month: the policy's share of the contribution in its pot. */
    @Transactional(readOnly = true)
    public Money due(String entity, YearMonth month) {
        permissions.require(Permission.LEDGER_READ);
        Money contribution = Money.ofCents(jdbc.sql("""
                        select coalesce(sum(credit_cents - debit_cents), 0) from account_balance
                        where entity = :entity and unit = :pot and account = :account and month = :month""")
                .param("entity", entity)
                .param("pot", entities.get(entity).pot())
                .param("account", chart.number(AccountRole.CONTRIBUTION))
                .param("month", month.atDay(1))
                .query(Long.class)
                .single());
        return contribution.times(policies.rate("accounting.recharge", month.atEndOfMonth()));
    }

    /**
     * Charges it on the last day of the month.
     *
     * @return refused with {@code ledger.month_not_over}, {@code accounting.recharge_done} (each month once), or {@code
     *     accounting.recharge_none}
     */
    @Transactional
    public Outcome<Money> book(String entity, YearMonth month) {
        permissions.require(Permission.LEDGER_CORRECT);
        if (!month.isBefore(YearMonth.from(time.today()))) {
            return Outcome.refused(Refusal.of("ledger.month_not_over", "month", month.atDay(1)));
        }
        String key = "recharge:" + entity + ":" + month;
        if (isBooked(key)) {
            return Outcome.refused(Refusal.of("accounting.recharge_done"));
        }
        Money amount = due(entity, month);
        LegalEntity cooperative = cooperative();
        if (!amount.isPositive() || cooperative.code().equals(entity)) {
            return Outcome.refused(Refusal.of("accounting.recharge_none"));
        }
        UUID id = TimeOrderedId.next();
        ledger.post(List.of(
                side(entity, month, id, key)
                        .debit(
                                AccountRole.INTERNAL_PURCHASES,
                                amount,
                                Dim.unit(entities.get(entity).pot()))
                        .credit(AccountRole.DUE_TO_ENTITY, amount, Dim.none())
                        .build(),
                side(cooperative.code(), month, id, key + ":charged")
                        .debit(AccountRole.DUE_FROM_ENTITY, amount, Dim.none())
                        .credit(AccountRole.INTERNAL_SALES, amount, Dim.unit(cooperative.pot()))
                        .build()));
        audit.changed("recharge.booked", "entity", entity + " " + month, Map.of("amount", amount));
        return Outcome.done(amount);
    }

    private static EntryDraft.Builder side(String entity, YearMonth month, UUID id, String key) {
        return EntryDraft.in(entity, Journal.SUNDRY, month.atEndOfMonth())
                .from("recharge", id)
                .key(key)
                .text("ledger.text.recharge", Map.of("month", month));
    }

    private boolean isBooked(String key) {
        return jdbc.sql("select exists (select from journal_entry where key = :key)")
                .param("key", key)
                .query(Boolean.class)
                .single();
    }

    private LegalEntity cooperative() {
        return entities.all().stream()
                .filter(entity -> entity.kind() == LegalEntity.Kind.CO_OPERATIVE)
                .findFirst()
                .orElseThrow();
    }
}
