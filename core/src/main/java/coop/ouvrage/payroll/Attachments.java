package coop.ouvrage.payroll;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.OrganisationDraft;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Attachments of wages: entered by one officer of payroll, put in force by another who compares them with the paper; withheld from
 * the net of each month, owed and paid to the creditor.
 */
@Service
public class Attachments {

    private static final String TO_CONFIRM = "payroll.attachment";
    private static final int LONGEST = 140;

    private final AttachmentStore store;
    private final AttachmentListing listing;
    private final AttachmentTransfers transfers;
    private final Parties parties;
    private final LegalEntities entities;
    private final PayAccess access;
    private final Worklist worklist;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Attachments(
            AttachmentStore store,
            AttachmentListing listing,
            AttachmentTransfers transfers,
            Parties parties,
            LegalEntities entities,
            PayAccess access,
            Worklist worklist,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.listing = listing;
        this.transfers = transfers;
        this.parties = parties;
        this.entities = entities;
        this.access = access;
        this.worklist = worklist;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** An attachment as an officer reads it from the paper; meaning as in {@link Attachment}. */
    public record Draft(
            String entity,
            UUID worker,
            Attachment.@Nullable Kind kind,
            String creditor,
            String iban,
            String reference,
            @Nullable Money total,
            @Nullable Money monthly,
            int children,
            @Nullable LocalDate servedOn) {}

    /** A part of the list as it is wanted. */
    @Transactional(readOnly = true)
    public AttachmentRows list(AttachmentQuery query) {
        access.require(Permission.PAY_READ);
        return listing.rows(query);
    }

    /** The latest entered first, behind one of them; from the first on for null. */
    @Transactional(readOnly = true)
    public List<Attachment> latestAfter(@Nullable UUID after, int limit) {
        access.require(Permission.PAY_READ);
        return store.latestAfter(after, limit);
    }

    /**
     * Enters an attachment; nothing is withheld before another officer puts it in force.
     *
     * @return refused with what is missing or cannot be, or in one's own case
     */
    @Transactional
    public Outcome<UUID> enter(Draft draft) {
        access.require(Permission.PAY_PREPARE);
        List<Refusal> refusals = refusals(draft);
        UUID officer = officer();
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        PartyId creditor = parties.registerOrganisation(new OrganisationDraft(
                        draft.creditor().strip(), null, null, null, "BE", Locale.FRENCH, null, null, null))
                .orThrow();
        Attachment attachment = new Attachment(
                TimeOrderedId.next(),
                draft.entity(),
                draft.worker(),
                java.util.Objects.requireNonNull(draft.kind()),
                creditor.value(),
                draft.creditor().strip(),
                Iban.of(draft.iban()),
                draft.reference().strip(),
                draft.total(),
                draft.monthly(),
                draft.children(),
                java.util.Objects.requireNonNull(draft.servedOn()),
                Attachment.State.ENTERED,
                officer,
                "",
                Money.ZERO,
                Money.ZERO);
        store.insert(attachment, time.now());
        worklist.open(
                Item.of(Queue.PAY, TO_CONFIRM, "wage_attachment", attachment.id(), Role.PAYROLL, "/desk/attachments")
                        .about(attachment.worker())
                        .with("creditor", attachment.creditorName()));
        audit.changed(
                "attachment.entered",
                "wage_attachment",
                attachment.id(),
                Map.of("worker", attachment.worker(), "kind", attachment.kind().name()));
        return Outcome.done(attachment.id());
    }

    private List<Refusal> refusals(Draft draft) {
        List<Refusal> refusals = new ArrayList<>();
        if (entities.find(draft.entity()).isEmpty()) {
            refusals.add(Refusal.of("payroll.attachment_entity"));
        }
        if (parties.findPerson(new PartyId(draft.worker())).isEmpty()) {
            refusals.add(Refusal.of("payroll.attachment_worker"));
        }
        if (user.is(draft.worker())) {
            refusals.add(Refusal.of("payroll.own_wage"));
        }
        if (draft.kind() == null) {
            refusals.add(Refusal.of("payroll.attachment_kind"));
        }
        if (isWrong(draft.creditor())) {
            refusals.add(Refusal.of("payroll.attachment_creditor"));
        }
        Iban.fault(draft.iban()).ifPresent(fault -> refusals.add(Refusal.of(fault.code())));
        if (isWrong(draft.reference())) {
            refusals.add(Refusal.of("payroll.attachment_reference"));
        }
        if (draft.total() == null && draft.monthly() == null
                || isNothing(draft.total())
                || isNothing(draft.monthly())) {
            refusals.add(Refusal.of("payroll.attachment_amount"));
        }
        if (draft.children() < 0 || draft.children() > 30) {
            refusals.add(Refusal.of("payroll.attachment_children"));
        }
        if (draft.servedOn() == null || draft.servedOn().isAfter(time.today())) {
            refusals.add(Refusal.of("payroll.attachment_day"));
        }
        return refusals;
    }

    private static boolean isWrong(String text) {
        return text.isBlank() || text.strip().length() > LONGEST;
    }

    private static boolean isNothing(@Nullable Money amount) {
        return amount != null && !amount.isPositive();
    }

    /** A second officer has compared it with the paper: it is withheld from the next wages. */
    @Transactional
    public Outcome<UUID> confirm(UUID id) {
        access.require(Permission.PAY_PREPARE);
        Attachment attachment = find(id);
        UUID officer = officer();
        List<Refusal> refusals = new ArrayList<>();
        if (attachment.state() != Attachment.State.ENTERED) {
            refusals.add(Refusal.of("payroll.attachment_not_waiting"));
        } else if (attachment.enteredBy().equals(officer)) {
            refusals.add(Refusal.of("payroll.same_officer"));
        }
        if (user.is(attachment.worker())) {
            refusals.add(Refusal.of("payroll.own_wage"));
        }
        if (!refusals.isEmpty() || !store.confirm(id, officer)) {
            return Outcome.refused(refusals);
        }
        worklist.close(TO_CONFIRM, id, "in force");
        audit.changed("attachment.in_force", "wage_attachment", id, Map.of());
        return Outcome.done(id);
    }

    /** It was lifted, or entered wrongly: nothing more is withheld. What was withheld stays owed to the creditor. */
    @Transactional
    public Outcome<UUID> end(UUID id, String reason) {
        access.require(Permission.PAY_PREPARE);
        Attachment attachment = find(id);
        List<Refusal> refusals = new ArrayList<>();
        if (attachment.state() == Attachment.State.ENDED) {
            refusals.add(Refusal.of("payroll.attachment_ended"));
        }
        if (user.is(attachment.worker())) {
            refusals.add(Refusal.of("payroll.own_wage"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("payroll.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.end(id, time.today(), reason.strip());
        worklist.close(TO_CONFIRM, id, "ended");
        audit.changed("attachment.ended", "wage_attachment", id, Map.of("reason", reason.strip()));
        return Outcome.done(id);
    }

    /**
     * Puts what creditors are owed into batches, one per employer, that another person releases.
     *
     * @return the number of payments; refused when nothing is owed
     */
    @Transactional
    public Outcome<Integer> pay() {
        access.require(Permission.PAY_PREPARE);
        UUID officer = officer();
        int payments = 0;
        for (String entity : store.entitiesOwing()) {
            List<Attachment> owed = store.owed(entity);
            if (!owed.isEmpty()) {
                transfers.batch(entity, owed, officer);
                payments += owed.size();
            }
        }
        if (payments == 0) {
            return Outcome.refused(Refusal.of("payroll.attachment_nothing_owed"));
        }
        audit.changed("attachment.paid", "wage_attachment", officer, Map.of("payments", payments));
        return Outcome.done(payments);
    }

    private Attachment find(UUID id) {
        return store.lock(id).orElseThrow(() -> new NoSuchElementException("no attachment " + id));
    }

    private UUID officer() {
        UUID officer = access.actor();
        if (officer == null) {
            throw new AccessDenied(Permission.PAY_PREPARE);
        }
        return officer;
    }
}
