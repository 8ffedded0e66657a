package coop.ouvrage.transfers;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transfers.InternalInvoice.Side;
import coop.ouvrage.transfers.InternalInvoice.State;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.NotFound;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** One unit charges another: its holder proposes, the other's holder agrees, and only then is it numbered and booked. */
@Service
public class InternalInvoices {

    private final InternalInvoiceStore store;
    private final InternalRules rules;
    private final InternalBooking booking;
    private final InternalSale sale;
    private final InternalNotices notices;
    private final Units units;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    InternalInvoices(
            InternalInvoiceStore store,
            InternalRules rules,
            InternalBooking booking,
            InternalSale sale,
            InternalNotices notices,
            Units units,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.rules = rules;
        this.booking = booking;
        this.sale = sale;
        this.notices = notices;
        this.units = units;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * What a holder wants to charge another unit.
     *
     * @param seller unit that earns it
     * @param subject job of the seller that earns it; null for the unit as a whole
     * @param buyer code of the unit that is to pay, such as {@code OV-1A2B3C4D}
     * @param amount without VAT
     */
    public record Proposal(UUID seller, @Nullable UUID subject, String buyer, String title, Money amount) {}

    /** Writes it and asks the holder of the other unit; nothing is booked yet. */
    @Transactional
    public Outcome<InternalInvoice> propose(Proposal asked) {
        permissions.require(Permission.INVOICE_ISSUE, asked.seller());
        List<Refusal> refusals = rules.ofProposal(asked);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        var seller = units.get(asked.seller());
        var buyer = units.ofCode(asked.buyer()).orElseThrow();
        UUID subject = Objects.requireNonNullElse(asked.subject(), asked.seller());
        InternalInvoice document = new InternalInvoice(
                TimeOrderedId.next(),
                new Side(seller.entity(), asked.seller(), subject),
                new Side(buyer.entity(), buyer.id().value(), null),
                asked.title().strip(),
                asked.amount(),
                State.PROPOSED,
                time.today(),
                null,
                "",
                null,
                null,
                null);
        store.insert(document, user.actor().party());
        audit.changed("internal.proposed", "internal-invoice", document.id(), Map.of("amount", asked.amount()));
        notices.tell(buyer.id().value(), asked.seller(), "proposed", document);
        return Outcome.done(document);
    }

    /**
     * The holder of the other unit agrees: it is numbered and the budget passes, or the invoice between two entities leaves.
     *
     * @param subject job that pays; null for the unit as a whole
     */
    @Transactional
    public Outcome<InternalInvoice> agree(UUID id, @Nullable UUID subject) {
        InternalInvoice document = store.lock(id).orElseThrow(NotFound::new);
        permissions.require(Permission.PURCHASE_APPROVE, document.buyer().unit());
        List<Refusal> refusals = rules.waiting(document);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID payer = Objects.requireNonNullElse(subject, document.buyer().unit());
        Outcome<InternalInvoice> agreed = document.isTransfer() ? booking.book(document, payer) : sold(document, payer);
        if (agreed instanceof Outcome.Done<InternalInvoice>(InternalInvoice done)) {
            store.agreed(done, user.actor().party());
            audit.changed("internal.agreed", "internal-invoice", id, Map.of("amount", done.amount()));
            notices.tell(done.seller().unit(), done.buyer().unit(), "agreed", done);
        }
        return agreed;
    }

    private Outcome<InternalInvoice> sold(InternalInvoice document, UUID payer) {
        Outcome<InvoiceId> issued = sale.issue(document);
        return issued.isDone()
                ? Outcome.done(document.agreed(time.today(), payer, null, issued.orThrow()))
                : Outcome.refused(issued.refusals());
    }

    /** The holder of the other unit does not agree, and says why. */
    @Transactional
    public Outcome<InternalInvoice> refuse(UUID id, String reason) {
        InternalInvoice document = store.lock(id).orElseThrow(NotFound::new);
        permissions.require(Permission.PURCHASE_APPROVE, document.buyer().unit());
        return ended(document, State.REFUSED, reason, "internal.refused");
    }

    /** Who proposed it does not want it any more. */
    @Transactional
    public Outcome<InternalInvoice> withdraw(UUID id, String reason) {
        InternalInvoice document = store.lock(id).orElseThrow(NotFound::new);
        permissions.require(Permission.INVOICE_ISSUE, document.seller().unit());
        return ended(document, State.WITHDRAWN, reason, "internal.withdrawn");
    }

    private Outcome<InternalInvoice> ended(InternalInvoice document, State state, String reason, String act) {
        List<Refusal> refusals = new ArrayList<>(rules.waiting(document));
        refusals.addAll(rules.ofReason(reason));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.ended(document.id(), state, time.today(), user.actor().party(), reason.strip());
        audit.changed(act, "internal-invoice", document.id(), Map.of());
        InternalInvoice ended = store.find(document.id()).orElseThrow();
        if (state == State.REFUSED) {
            notices.tell(ended.seller().unit(), ended.buyer().unit(), "refused", ended);
        }
        return Outcome.done(ended);
    }

    /** The seller gives it back whole, by another document with a number of its own: the only way to correct one. */
    @Transactional
    public Outcome<InternalInvoice> reverse(UUID id, String reason) {
        InternalInvoice document = store.lock(id).orElseThrow(NotFound::new);
        permissions.require(Permission.INVOICE_CREDIT, document.seller().unit());
        List<Refusal> refusals = new ArrayList<>(rules.ofReversal(document));
        refusals.addAll(rules.ofReason(reason));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        InternalInvoice reversal = document.reversal(TimeOrderedId.next(), time.today(), reason.strip());
        Outcome<InternalInvoice> booked =
                booking.book(reversal, Objects.requireNonNull(document.buyer().subject()));
        if (booked instanceof Outcome.Done<InternalInvoice>(InternalInvoice done)) {
            store.insert(reversal, user.actor().party());
            store.agreed(done, user.actor().party());
            store.reversed(id);
            audit.changed("internal.reversed", "internal-invoice", id, Map.of("amount", done.amount()));
            notices.tell(done.buyer().unit(), done.seller().unit(), "reversed", done);
        }
        return booked;
    }
}
