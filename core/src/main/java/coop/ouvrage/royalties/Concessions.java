package coop.ouvrage.royalties;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.documents.DocumentStore;
import coop.ouvrage.documents.SafeAttachment;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.Shares;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.royalties.spi.RightsLaw;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Concessions of author's rights that an invoice sold. Proposed with the signed page by who holds the unit; decided by an officer, never by
 * who proposed it or is paid for it; then a debt to each author that the next batch pays, less the tax.
 */
@Service
public class Concessions {

    static final String KIND = "royalties.concession";

    private final ConcessionStore store;
    private final ConcessionRows rows;
    private final ConcessionChecks checks;
    private final RoyaltyBooking booking;
    private final RightsLaw law;
    private final Invoices invoices;
    private final Budgets budgets;
    private final DocumentStore files;
    private final Worklist worklist;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Concessions(
            ConcessionStore store,
            ConcessionRows rows,
            ConcessionChecks checks,
            RoyaltyBooking booking,
            RightsLaw law,
            Invoices invoices,
            Budgets budgets,
            DocumentStore files,
            Worklist worklist,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.rows = rows;
        this.checks = checks;
        this.booking = booking;
        this.law = law;
        this.invoices = invoices;
        this.budgets = budgets;
        this.files = files;
        this.worklist = worklist;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Proposes a concession. Its amount is held from now on out of what the unit has.
     *
     * @param fileName of the signed page as given by the sender, made safe
     * @return refused with every reason; nothing is guessed for a day whose law is unknown
     */
    @Transactional
    public Outcome<ConcessionId> propose(ConcessionDraft draft, byte[] page, String fileName) {
        permissions.require(Permission.ROYALTY_PROPOSE, draft.unit());
        budgets.lock(List.of(draft.unit())); // two proposals on one invoice queue here
        Invoice invoice = invoices.find(new InvoiceId(draft.invoice())).orElse(null);
        List<Refusal> refusals = checks.draft(draft, invoice);
        Outcome<SafeAttachment> attachment = SafeAttachment.of(page, fileName);
        refusals.addAll(attachment.refusals());
        if (invoice == null || !refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID job = checks.job(invoice, draft.unit());
        List<Royalty> royalties;
        try {
            royalties = taxed(invoice.entity(), shared(draft), Royalty.State.PROPOSED);
            refusals.addAll(checks.ratio(job, royalties, null));
        } catch (RefusedException e) {
            refusals.addAll(e.refusals());
            return Outcome.refused(refusals);
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Concession concession = concession(draft, invoice, job, royalties, attachment.orThrow());
        Outcome<UUID> held = booking.hold(concession);
        if (!held.isDone()) {
            return Outcome.refused(held.refusals());
        }
        store.insert(concession);
        worklist.open(Item.of(
                        Queue.EXPENSES,
                        KIND,
                        "concession",
                        concession.id().value(),
                        Role.FINANCE,
                        "/desk/royalties/" + concession.id())
                .about(concession.proposedBy())
                .with("amount", concession.gross()));
        audit.changed(
                "concession.proposed", "concession", concession.id().value(), Map.of("amount", concession.gross()));
        return Outcome.done(concession.id());
    }

    private static List<Royalty> shared(ConcessionDraft draft) {
        List<Money> parts = Shares.share(
                draft.gross(),
                draft.authors().stream().map(part -> Money.of(part.percent())).toList());
        List<Royalty> royalties = new ArrayList<>();
        for (int i = 0; i < parts.size(); i++) {
            ConcessionDraft.Part part = draft.authors().get(i);
            if (!parts.get(i).isPositive()) {
                throw new RefusedException(Refusal.of("royalties.amount_not_positive", "field", "gross"));
            }
            royalties.add(new Royalty(
                    TimeOrderedId.next(),
                    part.author(),
                    part.percent(),
                    parts.get(i),
                    Money.ZERO,
                    Money.ZERO,
                    parts.get(i),
                    List.of(),
                    Royalty.State.PROPOSED,
                    null));
        }
        return royalties;
    }

    /** With the tax of today, counted with what the entity owed each author before in the year. */
    private List<Royalty> taxed(String entity, List<Royalty> royalties, Royalty.State state) {
        LocalDate today = time.today();
        return royalties.stream()
                .map(royalty -> royalty.taxed(
                        ConcessionChecks.known(() -> law.tax(
                                today, royalty.gross(), store.inYear(entity, royalty.author(), today.getYear()))),
                        state))
                .toList();
    }

    private Concession concession(
            ConcessionDraft draft, Invoice invoice, UUID job, List<Royalty> royalties, SafeAttachment page) {
        return new Concession(
                ConcessionId.next(),
                invoice.entity(),
                draft.unit(),
                job,
                draft.invoice(),
                user.partyId().orElse(draft.authors().getFirst().author()),
                draft.work().strip(),
                draft.uses().strip(),
                draft.territory().strip(),
                draft.exclusive(),
                draft.from(),
                draft.until(),
                draft.gross(),
                files.put(page.content()).hex(),
                page.fileName(),
                page.mimeType(),
                Concession.State.PROPOSED,
                time.now(),
                null,
                null,
                royalties);
    }

    /** Owes the rights to the authors and the tax to the tax office, from today; the return of the day declares the tax. All that was checked is checked once more. */
    @Transactional
    public Outcome<ConcessionId> approve(ConcessionId id) {
        Concession concession = lock(id);
        permissions.require(Permission.ROYALTY_APPROVE, concession.unit());
        budgets.lock(List.of(concession.unit()));
        List<Refusal> refusals = undecided(concession);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.lockAuthors(concession.royalties().stream().map(Royalty::author).toList());
        Invoice invoice = invoices.find(new InvoiceId(concession.invoice())).orElse(null);
        refusals.addAll(checks.standing(concession, invoice));
        List<Royalty> royalties;
        try {
            refusals.addAll(checks.ratio(concession.job(), concession.royalties(), id));
            royalties = taxed(concession.entity(), concession.royalties(), Royalty.State.OWED);
        } catch (RefusedException e) {
            refusals.addAll(e.refusals());
            return Outcome.refused(refusals);
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Concession taxed = concession.with(royalties);
        booking.post(taxed);
        royalties.forEach(store::tax);
        decided(concession, Concession.State.APPROVED, "");
        return Outcome.done(id);
    }

    @Transactional
    public Outcome<ConcessionId> refuse(ConcessionId id, String reason) {
        Concession concession = lock(id);
        permissions.require(Permission.ROYALTY_APPROVE, concession.unit());
        List<Refusal> refusals = undecided(concession);
        if (reason.isBlank()) {
            refusals.add(Refusal.of("royalties.reason_missing", "field", "reason"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        booking.release(concession);
        decided(concession, Concession.State.REFUSED, reason.strip());
        return Outcome.done(id);
    }

    private List<Refusal> undecided(Concession concession) {
        List<Refusal> refusals = new ArrayList<>();
        if (concession.state() != Concession.State.PROPOSED) {
            refusals.add(Refusal.of("royalties.already_decided"));
        }
        if (user.is(concession.proposedBy())
                || user.partyId().filter(concession::isBy).isPresent()) {
            refusals.add(Refusal.of("royalties.own_case"));
        }
        return refusals;
    }

    private void decided(Concession concession, Concession.State state, String reason) {
        store.decide(
                concession.id(),
                state,
                user.partyId().orElse(null),
                time.now(),
                reason,
                state == Concession.State.APPROVED ? time.today() : null);
        worklist.close(KIND, concession.id().value(), state.name());
        audit.changed("concession.decided", "concession", concession.id().value(), Map.of("state", state));
    }

    private Concession lock(ConcessionId id) {
        return rows.lock(id).orElseThrow(() -> new NoSuchElementException("no concession " + id));
    }
}
