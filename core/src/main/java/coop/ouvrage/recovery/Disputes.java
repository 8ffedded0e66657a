package coop.ouvrage.recovery;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.receivables.OpenItem;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.recovery.Dispute.Message;
import coop.ouvrage.recovery.Dispute.Side;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The channel between client, member and co-operative about a disputed invoice (journey J24): messages and offers; an offer that both
 * sides accept becomes a credit note, or the invoice stands. While it is open no reminder leaves. Who is neither side nor leads it
 * reads nothing; nobody leads a dispute of their own.
 */
@Service
public class Disputes {

    private static final int MOST_TEXT = 4_000;

    private final DisputeStore store;
    private final StateStore states;
    private final OpenItems items;
    private final RecoveryLog log;
    private final DisputeNews news;
    private final Agreements agreements;
    private final WorkingDays workingDays;
    private final Policies policies;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Disputes(
            DisputeStore store,
            StateStore states,
            OpenItems items,
            RecoveryLog log,
            DisputeNews news,
            Agreements agreements,
            WorkingDays workingDays,
            Policies policies,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.states = states;
        this.items = items;
        this.log = log;
        this.news = news;
        this.agreements = agreements;
        this.workingDays = workingDays;
        this.policies = policies;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * A client disputes an invoice on its page; the caller has proved that the invoice is the client's. Disputed again, the words are
     * added to the open dispute.
     */
    @Transactional
    public Outcome<UUID> openByClient(UUID invoice, Dispute.Subject subject, String text) {
        return open(invoice, subject, text, Side.CLIENT);
    }

    /** A holder or an officer notes that the client disputes an invoice. */
    @Transactional
    public Outcome<UUID> open(UUID invoice, Dispute.Subject subject, String text) {
        OpenItem item = items.find(invoice).orElseThrow();
        return open(invoice, subject, text, side(item));
    }

    private Outcome<UUID> open(UUID invoice, Dispute.Subject subject, String text, Side side) {
        List<Refusal> refusals = wrong(text);
        OpenItem item = items.find(invoice).orElseThrow();
        if (!item.isOpen()) {
            refusals = List.of(Refusal.of("recovery.dispute_nothing_open"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID known = states.lock(invoice).dispute();
        if (known != null) {
            store.say(known, message(side, text, null, null));
            return Outcome.done(known);
        }
        Instant answerBy = workingDays
                .plusWorkingDays(time.today(), policies.number("recovery.dispute_answer_days", time.today()))
                .atTime(LocalTime.of(17, 0))
                .atZone(BusinessTime.ZONE)
                .toInstant();
        Dispute dispute = new Dispute(
                TimeOrderedId.next(),
                0,
                invoice,
                item.client(),
                subject,
                Dispute.State.OPEN,
                time.today(),
                side,
                null,
                answerBy,
                null,
                "",
                List.of());
        store.insert(dispute);
        store.say(dispute.id(), message(side, text, null, null));
        states.disputed(invoice, dispute.id());
        log.note(invoice, RecoveryEvent.Kind.DISPUTED, "");
        news.opened(dispute, item);
        audit.changed("recovery.disputed", "invoice", invoice, Map.of("subject", subject.name()));
        return Outcome.done(dispute.id());
    }

    private static List<Refusal> wrong(String text) {
        if (text.isBlank()) {
            return List.of(Refusal.of("recovery.text_missing"));
        }
        return text.length() > MOST_TEXT
                ? List.of(Refusal.of("recovery.text_too_long", "longest", MOST_TEXT))
                : List.of();
    }

    private Message message(
            Side side,
            String text,
            Dispute.@org.jspecify.annotations.Nullable Offer offer,
            coop.ouvrage.money.@org.jspecify.annotations.Nullable Money amount) {
        return new Message(
                TimeOrderedId.next(),
                time.now(),
                side,
                side == Side.CLIENT ? null : user.partyId().orElse(null),
                text.strip(),
                offer,
                amount,
                offer != null && side == Side.CLIENT,
                offer != null && side == Side.MEMBER,
                null);
    }

    /** Which side the reader is on: a holder of the invoice, or who leads. Everybody else is refused. */
    private Side side(OpenItem item) {
        boolean holds = item.units().stream().anyMatch(unit -> permissions.allows(Permission.INVOICE_CREDIT, unit))
                && !permissions.allows(
                        Permission.MEDIATION_LEAD, item.units().iterator().next());
        if (holds) {
            return Side.MEMBER;
        }
        permissions.require(Permission.MEDIATION_LEAD, item.units().iterator().next());
        return Side.OFFICE;
    }

    /** Says something, as member or office. */
    @Transactional
    public Outcome<UUID> say(UUID id, String text) {
        Dispute dispute = store.lock(id).orElseThrow();
        return say(dispute, side(item(dispute)), text);
    }

    /** The client answers on its page. */
    @Transactional
    public Outcome<UUID> sayAsClient(UUID id, UUID client, String text) {
        return say(ofClient(id, client), Side.CLIENT, text);
    }

    private Outcome<UUID> say(Dispute dispute, Side side, String text) {
        List<Refusal> refusals = dispute.isOpen() ? wrong(text) : List.of(Refusal.of("recovery.dispute_over"));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.say(dispute.id(), message(side, text, null, null));
        news.said(dispute, item(dispute), side);
        return Outcome.done(dispute.id());
    }

    /** Offers a credit of an amount, VAT included, or that the invoice stands. */
    @Transactional
    public Outcome<UUID> offer(
            UUID id,
            Dispute.Offer offer,
            coop.ouvrage.money.@org.jspecify.annotations.Nullable Money amount,
            String text) {
        Dispute dispute = store.lock(id).orElseThrow();
        OpenItem item = item(dispute);
        Side side = side(item);
        if (!dispute.isOpen()) {
            return Outcome.refused(Refusal.of("recovery.dispute_over"));
        }
        boolean credit = offer == Dispute.Offer.CREDIT;
        if (credit && (amount == null || !amount.isPositive() || amount.compareTo(item.left()) > 0)) {
            return Outcome.refused(Refusal.of("recovery.offer_amount", "left", item.left()));
        }
        store.say(dispute.id(), message(side, text, offer, credit ? amount : null));
        news.said(dispute, item, side);
        return Outcome.done(dispute.id());
    }

    /** The member says yes or no to an offer. */
    @Transactional
    public Outcome<UUID> answer(UUID id, UUID offer, boolean yes) {
        Dispute dispute = store.lock(id).orElseThrow();
        return answer(dispute, offer, yes, side(item(dispute)));
    }

    /** The client says yes or no to an offer. */
    @Transactional
    public Outcome<UUID> answerAsClient(UUID id, UUID client, UUID offer, boolean yes) {
        return answer(ofClient(id, client), offer, yes, Side.CLIENT);
    }

    private Outcome<UUID> answer(Dispute dispute, UUID offer, boolean yes, Side side) {
        Optional<Message> found = dispute.messages().stream()
                .filter(message -> message.id().equals(offer) && message.waitsFor(side))
                .findFirst();
        if (!dispute.isOpen() || found.isEmpty()) {
            return Outcome.refused(Refusal.of("recovery.offer_gone"));
        }
        if (!yes) {
            store.no(offer, side);
            news.said(dispute, item(dispute), side);
            return Outcome.done(dispute.id());
        }
        store.yes(offer, side);
        Message agreed = store.find(dispute.id()).orElseThrow().messages().stream()
                .filter(message -> message.id().equals(offer))
                .findFirst()
                .orElseThrow();
        if (agreed.isAgreed()) {
            Outcome<UUID> done = agreements.carryOut(dispute, agreed);
            if (!done.isDone()) {
                return done;
            }
            end(dispute, Dispute.State.AGREED, "recovery.outcome." + agreed.offer());
        } else {
            news.said(dispute, item(dispute), side);
        }
        return Outcome.done(dispute.id());
    }

    /** An officer takes the lead: never in a case of their own. */
    @Transactional
    public Outcome<UUID> take(UUID id) {
        Dispute dispute = store.lock(id).orElseThrow();
        OpenItem item = item(dispute);
        permissions.require(Permission.MEDIATION_LEAD, item.units().iterator().next());
        if (news.holders(item).stream().anyMatch(user::is) || user.is(dispute.client())) {
            return Outcome.refused(Refusal.of("recovery.own_case"));
        }
        store.taken(id, user.partyId().orElseThrow(() -> new IllegalStateException("a person leads a dispute")));
        news.taken(dispute);
        return Outcome.done(id);
    }

    /** Who leads ends it without agreement, with the next steps in words; reminders go on. */
    @Transactional
    public Outcome<UUID> close(UUID id, String reason) {
        Dispute dispute = store.lock(id).orElseThrow();
        permissions.require(
                Permission.MEDIATION_LEAD, item(dispute).units().iterator().next());
        if (!dispute.isOpen()) {
            return Outcome.refused(Refusal.of("recovery.dispute_over"));
        }
        List<Refusal> refusals = wrong(reason);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.say(id, message(Side.OFFICE, reason, null, null));
        end(dispute, Dispute.State.CLOSED, "recovery.outcome.CLOSED");
        return Outcome.done(id);
    }

    private void end(Dispute dispute, Dispute.State state, String outcome) {
        store.ended(dispute.id(), state, time.today(), outcome);
        states.disputed(dispute.invoice(), null);
        log.note(dispute.invoice(), RecoveryEvent.Kind.DISPUTE_ENDED, "");
        news.ended(dispute, item(dispute));
        audit.changed("recovery.dispute_ended", "invoice", dispute.invoice(), Map.of("outcome", state.name()));
    }

    /** Every morning: what nobody ends rises to the direction. */
    @Transactional
    public void watch(java.time.LocalDate today) {
        store.openSince(today.minusDays(policies.number("recovery.dispute_days", today)))
                .forEach(news::old);
    }

    private OpenItem item(Dispute dispute) {
        return items.find(dispute.invoice()).orElseThrow();
    }

    private Dispute ofClient(UUID id, UUID client) {
        return store.lock(id).filter(dispute -> dispute.client().equals(client)).orElseThrow();
    }

    /** A dispute, for its sides and who leads it; empty for everybody else. */
    @Transactional(readOnly = true)
    public Optional<Dispute> find(UUID id) {
        return store.find(id)
                .filter(dispute -> item(dispute).units().stream()
                        .anyMatch(unit -> permissions.allows(Permission.MEDIATION_READ, unit)));
    }

    /** Which side of it the reader is on. */
    public Side sideOf(Dispute dispute) {
        return side(item(dispute));
    }

    @Transactional(readOnly = true)
    public List<Dispute> onInvoice(UUID invoice) {
        return store.ofInvoice(invoice).stream()
                .filter(dispute -> find(dispute.id()).isPresent())
                .toList();
    }

    /** Disputes of a client, for the client itself. */
    @Transactional(readOnly = true)
    public List<Dispute> ofClient(UUID client) {
        return store.ofClient(client);
    }

    /** All disputes, open ones first, for finance. */
    @Transactional(readOnly = true)
    public List<Dispute> all(int offset, int limit) {
        permissions.require(Permission.MEDIATION_LEAD);
        return store.all(offset, limit);
    }
}
