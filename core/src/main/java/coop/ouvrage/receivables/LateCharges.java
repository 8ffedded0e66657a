package coop.ouvrage.receivables;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.EntryId;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.unit.Units;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Late interest and lump sums: booked for the common pot when they are claimed, paid after the invoice itself, and taken back by a
 * reversal when somebody waives them or the client fails. Compensation: no VAT (VAT code art. 28, 1°).
 */
@Service
public class LateCharges {

    private final ChargeStore store;
    private final ItemStore items;
    private final Ledger ledger;
    private final Units units;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    LateCharges(
            ChargeStore store,
            ItemStore items,
            Ledger ledger,
            Units units,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.items = items;
        this.ledger = ledger;
        this.units = units;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /** Books claims, all at once; the caller claims each only once. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(List<LateCharge.Claim> claims) {
        List<LateCharge.Claim> real =
                claims.stream().filter(claim -> claim.total().isPositive()).toList();
        if (real.isEmpty()) {
            return;
        }
        Map<UUID, OpenItem> known =
                items.byIds(real.stream().map(LateCharge.Claim::invoice).toList());
        List<UUID> ids = real.stream().map(claim -> TimeOrderedId.next()).toList();
        List<EntryDraft> drafts = new ArrayList<>();
        for (int i = 0; i < real.size(); i++) {
            drafts.add(entry(
                    ids.get(i),
                    real.get(i),
                    java.util.Objects.requireNonNull(known.get(real.get(i).invoice()))));
        }
        List<EntryId> entries = ledger.post(drafts);
        List<LateCharge> charges = new ArrayList<>();
        for (int i = 0; i < real.size(); i++) {
            LateCharge.Claim claim = real.get(i);
            charges.add(new LateCharge(
                    ids.get(i),
                    claim.invoice(),
                    claim.interest(),
                    claim.lump(),
                    Money.ZERO,
                    time.today(),
                    claim.interestUntil(),
                    entries.get(i).value(),
                    null,
                    null));
        }
        store.insert(charges);
    }

    private EntryDraft entry(UUID id, LateCharge.Claim claim, OpenItem item) {
        return EntryDraft.in(item.entity(), Journal.SUNDRY, time.today())
                .from("late-charge", id)
                .key("late-charge:" + id)
                .text("ledger.text.late_charge", Map.of("number", item.number()))
                .debit(AccountRole.RECEIVABLE, claim.total(), Postings.claim(item))
                .credit(
                        AccountRole.LATE_INTEREST,
                        claim.total(),
                        Dim.unit(units.pot(item.entity())).party(item.client()).subject(item.invoice()))
                .build();
    }

    /** What was claimed on these invoices, oldest first, for a caller who knows that the reader may see it. */
    @Transactional(readOnly = true)
    public List<LateCharge> on(Collection<UUID> invoices) {
        return invoices.isEmpty() ? List.of() : store.on(invoices);
    }

    /**
     * Gives a claim up: an officer with the right, with a reason.
     *
     * @return refused when some of it is paid already, it is gone, or there is no reason
     */
    @Transactional
    public Outcome<UUID> waive(UUID id, String reason) {
        permissions.require(Permission.BANK_MATCH);
        LateCharge charge = store.lock(id).orElseThrow();
        List<Refusal> refusals = new ArrayList<>();
        if (charge.paid().isPositive() || !charge.left().isPositive()) {
            refusals.add(Refusal.of("receivables.charge_settled"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("receivables.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        drop(charge, reason.strip());
        audit.changed("receivables.charge_waived", "invoice", charge.invoice(), Map.of("amount", charge.left()));
        return Outcome.done(id);
    }

    private void drop(LateCharge charge, String reason) {
        ledger.reverse(new EntryId(charge.entry()), time.today(), "ledger.text.late_charge_dropped");
        store.drop(charge, time.today(), reason);
    }

    /** A client failed: what nobody will pay was never earned. Parts paid stay; of such a claim the rest is booked off. */
    void failed(OpenItem item) {
        for (LateCharge charge : store.on(List.of(item.invoice()))) {
            if (charge.left().isPositive() && charge.paid().isZero()) {
                drop(charge, "bankrupt");
            } else if (charge.left().isPositive()) {
                ledger.post(EntryDraft.in(item.entity(), Journal.SUNDRY, time.today())
                        .from("late-charge", charge.id())
                        .key("late-charge:" + charge.id() + ":lost")
                        .text("ledger.text.late_charge_dropped", Map.of("number", item.number()))
                        .debit(
                                AccountRole.LATE_INTEREST,
                                charge.left(),
                                Dim.unit(units.pot(item.entity()))
                                        .party(item.client())
                                        .subject(item.invoice()))
                        .credit(AccountRole.RECEIVABLE, charge.left(), Postings.claim(item))
                        .build());
                store.drop(charge, time.today(), "bankrupt");
            }
        }
    }

    /** Pays open claims on an invoice out of a bank line; answers how much. */
    Money take(BankLine line, OpenItem item, Money available, EntryDraft.Builder entry) {
        Money taken = Money.ZERO;
        if (!item.charged().isPositive() || !available.isPositive()) {
            return taken;
        }
        for (LateCharge charge : store.on(List.of(item.invoice()))) {
            Money part = charge.left().min(available.minus(taken));
            if (part.isPositive()) {
                store.pay(charge, line.id(), line.attempt(), part);
                entry.credit(AccountRole.RECEIVABLE, part, Postings.claim(item));
                taken = taken.plus(part);
            }
        }
        return taken;
    }

    void undo(BankLine line) {
        store.undo(line.id(), time.today());
    }
}
