package coop.ouvrage.accounting;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.Dimensions;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.Periods;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Costs and income moved to the period that they belong to: booked on the last day of a month and taken back on the next day, both at
 * once, so that nobody has to remember. They stand on the common pot: an estimate never changes what a unit may spend.
 */
@Service
public class Accruals {

    /** The accounts that estimates are made of. */
    public static final List<AccountRole> ACCOUNTS = List.of(
            AccountRole.COSTS_OF_UNITS,
            AccountRole.OTHER_STAFF_COST,
            AccountRole.GROSS_WAGES,
            AccountRole.EMPLOYER_CONTRIBUTIONS,
            AccountRole.BANK_CHARGES,
            AccountRole.INTERNAL_PURCHASES,
            AccountRole.TURNOVER,
            AccountRole.GRANTS,
            AccountRole.LATE_INTEREST,
            AccountRole.INTERNAL_SALES);

    /** What is moved, and where it waits. */
    public enum Kind {
        /** A cost of this month whose invoice has not come. */
        ACCRUED_COST(AccountRole.ACCRUED_COST, false),
        /** A cost booked this month that belongs to a later one. */
        DEFERRED_COST(AccountRole.DEFERRED_COST, true),
        /** Income of this month that is not invoiced yet. */
        ACCRUED_INCOME(AccountRole.ACCRUED_INCOME, true),
        /** Income booked this month that belongs to a later one. */
        DEFERRED_INCOME(AccountRole.DEFERRED_INCOME, false);

        private final AccountRole standing;
        private final boolean asset;

        Kind(AccountRole standing, boolean asset) {
            this.standing = standing;
            this.asset = asset;
        }
    }

    private final Ledger ledger;
    private final LegalEntities entities;
    private final Periods periods;
    private final Permissions permissions;
    private final Audit audit;

    Accruals(Ledger ledger, LegalEntities entities, Periods periods, Permissions permissions, Audit audit) {
        this.ledger = ledger;
        this.entities = entities;
        this.periods = periods;
        this.permissions = permissions;
        this.audit = audit;
    }

    /**
     * Books it and its reversal.
     *
     * @param reason why, and how much was estimated; kept in the trail
     * @return refused with {@code accounting.accrual_amount}, {@code accounting.accrual_account}, {@code accounting.accrual_reason},
     *     {@code accounting.accrual_month_closed}
     */
    @Transactional
    public Outcome<EntryId> book(
            String entity, Kind kind, YearMonth month, AccountRole account, Money amount, String reason) {
        permissions.require(Permission.LEDGER_CORRECT);
        List<Refusal> refusals = refusals(entity, month, account, amount, reason);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID id = TimeOrderedId.next();
        Dimensions pot = Dim.unit(entities.get(entity).pot());
        Money signed = kind.asset ? amount : amount.negate();
        EntryId entry = ledger.post(EntryDraft.in(entity, Journal.SUNDRY, month.atEndOfMonth())
                .from("accrual", id)
                .key("accrual:" + id)
                .text("ledger.text.accrual." + kind, Map.of("month", month))
                .debit(kind.standing, signed, Dim.none())
                .credit(account, signed, pot)
                .build());
        ledger.reverse(entry, month.plusMonths(1).atDay(1), "ledger.text.accrual_back");
        audit.changed("accrual.booked", "entry", entry, Map.of("reason", reason.strip(), "kind", kind));
        return Outcome.done(entry);
    }

    private List<Refusal> refusals(String entity, YearMonth month, AccountRole account, Money amount, String reason) {
        List<Refusal> refusals = new ArrayList<>();
        if (!amount.isPositive()) {
            refusals.add(Refusal.of("accounting.accrual_amount"));
        }
        if (!ACCOUNTS.contains(account)) {
            refusals.add(Refusal.of("accounting.accrual_account"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("accounting.accrual_reason"));
        }
        YearMonth closed = periods.lastClosed(entity);
        if (closed != null && !month.isAfter(closed)) {
            refusals.add(Refusal.of("accounting.accrual_month_closed"));
        }
        return refusals;
    }
}
