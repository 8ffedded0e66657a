package coop.ouvrage.purchases;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.purchases.Purchase.Coding;
import coop.ouvrage.purchases.Purchase.Found;
import coop.ouvrage.purchases.Purchase.Part;
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
import java.util.Optional;
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
    private final PartStore parts;
    private final Division division;
    private final Approvals approvals;
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
            PartStore parts,
            Division division,
            Approvals approvals,
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
        this.parts = parts;
        this.division = division;
        this.approvals = approvals;
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
     * @param limit what the law says of the deduction, by code; empty if it limits nothing
     * @param deductible part of the VAT that may be deducted, from 0 to 1; null for as much as the law leaves
     */
    public record Assignment(
            UUID unit,
            @Nullable UUID subject,
            Purchase.Nature nature,
            Purchase.Treatment treatment,
            OwnVat.Level ownLevel,
            String limit,
            @Nullable BigDecimal deductible) {

        /** At the standard rate, where we owe the VAT ourselves. */
        public Assignment(
                UUID unit,
                @Nullable UUID subject,
                Purchase.Nature nature,
                Purchase.Treatment treatment,
                @Nullable BigDecimal deductible) {
            this(unit, subject, nature, treatment, OwnVat.Level.STANDARD, "", deductible);
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
        booking.release(purchase);
        store.entity(id, unit.entity());
        parts.replace(id, List.of());
        store.code(id, coding(purchase, assignment));
        moved(purchase, State.HOLDER, "purchase.assigned", Map.of("unit", assignment.unit()));
        return Outcome.done(id);
    }

    private Coding coding(Purchase purchase, Assignment wanted) {
        boolean exempt = units.vatExempt(units.get(wanted.unit()).entity());
        return new Coding(
                wanted.unit(),
                Found.PERSON,
                wanted.subject() == null ? wanted.unit() : wanted.subject(),
                wanted.nature(),
                wanted.treatment(),
                wanted.ownLevel(),
                wanted.limit(),
                exempt ? BigDecimal.ZERO : checks.deductible(purchase, wanted));
    }

    /**
     * A part that finance makes of a document.
     *
     * @param row of the VAT table that it belongs to, from 0
     * @param net without VAT, in the currency of the document; negative for what is taken off
     */
    public record Divided(String text, int row, Money net, Assignment assignment) {}

    /**
     * Divides it among units, kinds of cost and treatments; then every holder is asked for their parts. Refused unless the parts of each
     * rate sum to what the document says of it.
     */
    @Transactional
    public Outcome<PurchaseId> divide(PurchaseId id, List<Divided> wanted) {
        permissions.require(Permission.PURCHASE_BOOK);
        Purchase purchase = lock(id);
        List<Refusal> refusals = division.refusals(purchase, wanted);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        booking.release(purchase);
        store.entity(id, units.get(wanted.getFirst().assignment().unit()).entity());
        List<Part> made = wanted.stream()
                .map(part -> new Part(
                        UUID.randomUUID(),
                        part.text(),
                        part.row(),
                        part.net(),
                        coding(purchase, part.assignment()),
                        null))
                .toList();
        parts.replace(id, made);
        store.code(id, made.getFirst().coding());
        moved(purchase, State.HOLDER, "purchase.divided", Map.of("parts", made.size()));
        return Outcome.done(id);
    }

    /** The holder says that it was ordered and delivered: the cost is held on the budget. */
    @Transactional
    public Outcome<PurchaseId> approve(PurchaseId id) {
        Purchase purchase = lock(id);
        List<Part> mine = approvals.mine(purchase);
        if (mine.isEmpty()) {
            approvals.require(purchase);
        }
        List<Refusal> refusals = checks.ofApproval(purchase);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Outcome<PurchaseId> held = booking.hold(purchase, mine);
        if (!held.isDone()) {
            return held;
        }
        UUID by = user.partyId().orElse(null);
        parts.approved(mine, by, time.now());
        audit.changed("purchase.approved", "purchase", id.value(), Map.of());
        boolean whole = purchase.parts().stream().allMatch(part -> part.approvedBy() != null || mine.contains(part));
        if (whole) {
            store.held(id, by, time.now(), booking.rate(purchase));
            tasks.moved(purchase, State.FINANCE);
            tasks.opened(store.find(id).orElseThrow());
        }
        return Outcome.done(id);
    }

    /** Books cost, VAT and debt; by somebody else than the one who approved. */
    @Transactional
    public Outcome<PurchaseId> book(PurchaseId id) {
        permissions.require(Permission.PURCHASE_BOOK);
        Purchase purchase = lock(id);
        // Two credit notes on one invoice, booked at once, would each find all of it left.
        Optional.ofNullable(purchase.supplier()).ifPresent(store::lockSupplier);
        List<Refusal> refusals = checks.ofBooking(purchase);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        PurchaseBooking.Amounts amounts = booking.post(purchase);
        parts.booked(id, amounts.shares());
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
        approvals.requireAny(purchase);
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
