package coop.ouvrage.recovery;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.receivables.OpenItem;
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
 * The channel between client, member and co-operative about a disputed invoice, or a question about one (journey J24): opened, read and
 * written in. While it is open no reminder leaves. Who is neither side nor leads it reads nothing.
 */
@Service
public class Disputes {

    private final DisputeRoom room;
    private final DisputeStore store;
    private final StateStore states;
    private final RecoveryLog log;
    private final DisputeNews news;
    private final WorkingDays workingDays;
    private final Policies policies;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;
    private final AgreementPaper papers;

    Disputes(
            DisputeRoom room,
            DisputeStore store,
            StateStore states,
            RecoveryLog log,
            DisputeNews news,
            WorkingDays workingDays,
            Policies policies,
            Permissions permissions,
            Audit audit,
            BusinessTime time,
            AgreementPaper papers) {
        this.room = room;
        this.store = store;
        this.states = states;
        this.log = log;
        this.news = news;
        this.workingDays = workingDays;
        this.policies = policies;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
        this.papers = papers;
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
        OpenItem item = room.item(invoice);
        return open(invoice, subject, text, room.side(item));
    }

    private Outcome<UUID> open(UUID invoice, Dispute.Subject subject, String text, Side side) {
        List<Refusal> refusals = room.wrong(text);
        OpenItem item = room.item(invoice);
        if (!item.isOpen()) {
            refusals = List.of(Refusal.of("recovery.dispute_nothing_open"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID known = states.lock(invoice).dispute();
        if (known != null) {
            room.say(known, side, text);
            return Outcome.done(known);
        }
        return Outcome.done(begin(item, subject, text, side));
    }

    private UUID begin(OpenItem item, Dispute.Subject subject, String text, Side side) {
        UUID invoice = item.invoice();
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
        room.say(dispute.id(), side, text);
        states.disputed(invoice, dispute.id());
        log.note(invoice, RecoveryEvent.Kind.DISPUTED, "");
        news.opened(dispute, item);
        audit.changed("recovery.disputed", "invoice", invoice, Map.of("subject", subject.name()));
        return dispute.id();
    }

    /** Says something, as member or office. */
    @Transactional
    public Outcome<UUID> say(UUID id, String text) {
        Dispute dispute = room.lock(id);
        return say(dispute, room.side(room.item(dispute)), text);
    }

    /** The client answers on its page. */
    @Transactional
    public Outcome<UUID> sayAsClient(UUID id, UUID client, String text) {
        return say(room.lock(id, client), Side.CLIENT, text);
    }

    private Outcome<UUID> say(Dispute dispute, Side side, String text) {
        List<Refusal> refusals = dispute.isOpen() ? room.wrong(text) : List.of(Refusal.of("recovery.dispute_over"));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        room.say(dispute.id(), side, text);
        news.said(dispute, room.item(dispute), side);
        return Outcome.done(dispute.id());
    }

    /** A dispute, for its sides and who leads it; empty for everybody else. */
    @Transactional(readOnly = true)
    public Optional<Dispute> find(UUID id) {
        return store.find(id)
                .filter(dispute -> room.item(dispute).units().stream()
                        .anyMatch(unit -> permissions.allows(Permission.MEDIATION_READ, unit)));
    }

    /** The paper of the agreement as PDF, for its sides and who leads it. */
    @Transactional // the first print is noted
    public Optional<byte[]> agreement(UUID id) {
        return find(id).flatMap(dispute -> papers.pdf(id));
    }

    /** The same for the client, which has proved who it is. */
    @Transactional
    public Optional<byte[]> agreementForClient(UUID id, UUID client) {
        return store.find(id).filter(dispute -> dispute.client().equals(client)).flatMap(dispute -> papers.pdf(id));
    }

    /** Which side of it the reader is on. */
    public Side sideOf(Dispute dispute) {
        return room.side(room.item(dispute));
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
