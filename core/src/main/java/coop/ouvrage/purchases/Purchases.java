package coop.ouvrage.purchases;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.purchases.Purchase.Coding;
import coop.ouvrage.purchases.Purchase.Found;
import coop.ouvrage.purchases.Purchase.State;
import coop.ouvrage.purchases.spi.OwnVat;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What people decide on invoices of suppliers: finance says which unit they are for, its holder approves, somebody else of finance
 * books, either refuses with a reason that the supplier is told.
 */
@Service
public class Purchases {

    private final PurchaseStore store;
    private final PurchaseBooking booking;
    private final PurchaseChecks checks;
    private final SetOff setOff;
    private final Responses responses;
    private final PurchaseTasks tasks;
    private final Units units;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Purchases(
            PurchaseStore store,
            PurchaseBooking booking,
            PurchaseChecks checks,
            SetOff setOff,
            Responses responses,
            PurchaseTasks tasks,
            Units units,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.booking = booking;
        this.checks = checks;
        this.setOff = setOff;
        this.responses = responses;
        this.tasks = tasks;
        this.units = units;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * How finance has it booked.
     *
     * @param subject job that bears it; null for the unit as a whole
     * @param ownLevel rate that the law gives what was bought, where we owe the VAT ourselves
     * @param deductible part of the VAT that may be deducted, from 0 to 1
     */
    public record Assignment(
            UUID unit,
            @Nullable UUID subject,
            Purchase.Nature nature,
            Purchase.Treatment treatment,
            OwnVat.Level ownLevel,
            BigDecimal deductible) {

        /** At the standard rate, where we owe the VAT ourselves. */
        public Assignment(
                UUID unit,
                @Nullable UUID subject,
                Purchase.Nature nature,
                Purchase.Treatment treatment,
                BigDecimal deductible) {
            this(unit, subject, nature, treatment, OwnVat.Level.STANDARD, deductible);
        }
    }

    /** Says for which unit it is and how it is booked; then the holder is asked, again if the unit is another one. */
    @Transactional
    public Outcome<PurchaseId> assign(PurchaseId id, Assignment assignment) {
        permissions.require(Permission.PURCHASE_BOOK);
        Purchase purchase = lock(id);
        List<Refusal> refusals = checks.ofAssignment(purchase, assignment);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        ProductionUnit unit = units.get(assignment.unit());
        UUID subject = assignment.subject() == null ? assignment.unit() : assignment.subject();
        BigDecimal deductible = units.vatExempt(unit.entity()) ? BigDecimal.ZERO : assignment.deductible();
        if (purchase.state() == State.FINANCE) {
            booking.release(purchase);
        }
        store.entity(id, unit.entity());
        store.code(
                id,
                new Coding(
                        assignment.unit(),
                        Found.PERSON,
                        subject,
                        assignment.nature(),
                        assignment.treatment(),
                        assignment.ownLevel(),
                        deductible));
        moved(purchase, State.HOLDER, "purchase.assigned", Map.of("unit", assignment.unit()));
        return Outcome.done(id);
    }

    /** The holder says that it was ordered and delivered: the cost is held on the budget. */
    @Transactional
    public Outcome<PurchaseId> approve(PurchaseId id) {
        Purchase purchase = lock(id);
        requireHolder(purchase);
        List<Refusal> refusals = checks.ofApproval(purchase);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Outcome<PurchaseId> held = booking.hold(purchase);
        if (!held.isDone()) {
            return held;
        }
        store.held(id, user.partyId().orElse(null), time.now(), booking.rate(purchase));
        tasks.moved(purchase, State.FINANCE);
        tasks.opened(store.find(id).orElseThrow());
        audit.changed("purchase.approved", "purchase", id.value(), Map.of());
        return Outcome.done(id);
    }

    /** Whoever may approve: finance for the common pot only, which nobody holds. */
    private void requireHolder(Purchase purchase) {
        UUID unit = purchase.coding().unit();
        if (unit == null || units.get(unit).kind() == ProductionUnit.Kind.POT) {
            permissions.require(Permission.PURCHASE_BOOK);
        } else {
            permissions.require(Permission.PURCHASE_APPROVE, unit);
        }
    }

    /** Books cost, VAT and debt; by somebody else than the one who approved. */
    @Transactional
    public Outcome<PurchaseId> book(PurchaseId id) {
        permissions.require(Permission.PURCHASE_BOOK);
        Purchase purchase = lock(id);
        List<Refusal> refusals = checks.ofBooking(purchase);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        PurchaseBooking.Amounts amounts = booking.post(purchase);
        store.booked(id, user.partyId().orElse(null), time.now(), time.today(), amounts);
        tasks.moved(purchase, State.BOOKED);
        setOff.settle(
                Objects.requireNonNull(purchase.entity()),
                Objects.requireNonNull(purchase.supplier()),
                purchase.facts().currency());
        checks.askHowToPay(purchase);
        responses.queue(purchase, Responses.Code.AP, "", "");
        audit.changed("purchase.booked", "purchase", id.value(), Map.of("amount", amounts.payable()));
        return Outcome.done(id);
    }

    /**
     * Refuses it. A supplier in the network is told by an Invoice Response; another one by whoever refuses.
     *
     * @param reasonCode of Peppol's list: {@code REF}, {@code PRI}, {@code QTY}, {@code DEL}, {@code FIN}, {@code UNR}, {@code OTH} ...
     */
    @Transactional
    public Outcome<PurchaseId> refuse(PurchaseId id, String reasonCode, String reason) {
        Purchase purchase = lock(id);
        if (purchase.coding().unit() == null) {
            permissions.require(Permission.PURCHASE_BOOK);
        } else {
            permissions.require(Permission.PURCHASE_APPROVE, purchase.coding().unit());
        }
        List<Refusal> refusals = checks.ofRefusal(purchase, reasonCode, reason);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        booking.release(purchase);
        store.refused(id, user.partyId().orElse(null), time.now(), reason.strip());
        tasks.moved(purchase, State.REFUSED);
        responses.queue(purchase, Responses.Code.RE, reasonCode, reason.strip());
        audit.changed("purchase.refused", "purchase", id.value(), Map.of("code", reasonCode));
        return Outcome.done(id);
    }

    /**
     * Confirms the account on which the supplier asks to be paid, after calling them on a number that was known before the invoice. Not by
     * the one who booked it.
     *
     * @param called number that was called, and from where it is known
     * @param said who answered, and what
     */
    @Transactional
    public Outcome<PurchaseId> confirmAccount(PurchaseId id, String called, String said) {
        permissions.require(Permission.PURCHASE_BOOK);
        Purchase purchase = lock(id);
        List<Refusal> refusals = checks.ofAccount(purchase, called, said);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        checks.confirm(purchase, called.strip(), said.strip());
        audit.changed("purchase.account_confirmed", "purchase", id.value(), Map.of("called", called.strip()));
        return Outcome.done(id);
    }

    private void moved(Purchase before, State state, String act, Map<String, ?> detail) {
        store.state(before.id(), state);
        tasks.moved(before, state);
        audit.changed(act, "purchase", before.id().value(), detail);
    }

    private Purchase lock(PurchaseId id) {
        return store.lock(id).orElseThrow(coop.ouvrage.web.NotFound::new);
    }
}
