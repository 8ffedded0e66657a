package coop.ouvrage.membership;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Shares of the co-operative: subscribed, paid, and proved by a register that is only appended to. */
@Service
public class ShareRegister {

    /** Users of the co-operative vote in category A. */
    private static final String USERS = "A";

    static final int MOST_AT_ONCE = 100;

    private final ShareStore store;
    private final SharePostings postings;
    private final MemberAccess access;
    private final Policies policies;
    private final BusinessTime time;
    private final Audit audit;
    private final ApplicationEventPublisher events;

    ShareRegister(
            ShareStore store,
            SharePostings postings,
            MemberAccess access,
            Policies policies,
            BusinessTime time,
            Audit audit,
            ApplicationEventPublisher events) {
        this.store = store;
        this.postings = postings;
        this.access = access;
        this.policies = policies;
        this.time = time;
        this.audit = audit;
        this.events = events;
    }

    /** The par value of one share today. */
    public Money parValue() {
        return policies.amount("membership.share", time.today());
    }

    /** Takes shares. They count, and give rights, once they are paid with the reference of the answer. */
    @Transactional
    public Outcome<ShareSubscription> subscribe(PartyId party, int shares) {
        access.requireSelfOrTeam(party);
        ShareStore.Head head = store.lockHead();
        List<Refusal> refusals = new ArrayList<>();
        if (shares < 1 || shares > MOST_AT_ONCE) {
            refusals.add(Refusal.of("membership.shares_count", "most", MOST_AT_ONCE));
        }
        if (unpaid(party).isPresent()) {
            refusals.add(Refusal.of("membership.subscription_unpaid"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Money called = parValue().times(BigDecimal.valueOf(shares));
        ShareSubscription subscription = new ShareSubscription(
                TimeOrderedId.next(), party, shares, called, store.nextReference(), time.today(), Money.ZERO);
        store.insert(subscription);
        append(
                head,
                subscription,
                ShareEntry.Kind.SUBSCRIPTION,
                time.today(),
                Money.ZERO,
                subscription.id().toString());
        postings.subscribed(subscription);
        audit.changed("share.subscribed", "party", party.value(), Map.of("shares", shares));
        return Outcome.done(subscription);
    }

    /** Payments with this evidence will be recorded in this transaction, one after the other. */
    @Transactional
    public void expect(Collection<String> evidence) {
        store.expectPayments(evidence);
    }

    /**
     * Records a payment that reached the bank. The same evidence counts once.
     *
     * @param evidence what proves it, such as the identifier of the bank line
     */
    @Transactional
    public Outcome<ShareSubscription> paid(UUID id, Money amount, LocalDate on, String evidence) {
        ShareStore.Head head = store.lockHead();
        ShareSubscription before =
                store.subscription(id).orElseThrow(() -> new NoSuchElementException("no subscription " + id));
        if (store.hasEvidence(ShareEntry.Kind.PAYMENT, evidence)) {
            return Outcome.done(before);
        }
        if (!amount.isPositive() || amount.compareTo(before.due()) > 0) {
            return Outcome.refused(Refusal.of("membership.payment_above_due", "due", before.due()));
        }
        boolean first = !holding(before.party()).isShareholder();
        append(head, before, ShareEntry.Kind.PAYMENT, on, amount, evidence);
        postings.paid(before, amount, on, evidence);
        ShareSubscription after = store.subscription(id).orElseThrow();
        if (after.isPaid()) {
            events.publishEvent(new SharePaid(after.party(), after.shares(), on, first));
        }
        return Outcome.done(after);
    }

    private void append(
            ShareStore.Head head,
            ShareSubscription subscription,
            ShareEntry.Kind kind,
            LocalDate on,
            Money paid,
            String evidence) {
        boolean payment = kind == ShareEntry.Kind.PAYMENT;
        ShareEntry entry = new ShareEntry(
                head.sequence() + 1,
                time.now(),
                on,
                subscription.party(),
                USERS,
                kind,
                subscription.id(),
                payment ? 0 : subscription.shares(),
                payment ? Money.ZERO : subscription.called(),
                paid,
                evidence,
                access.actor(),
                null,
                "");
        store.append(entry.sealedTo(head.hash()));
    }

    /** The subscription that a payment with this reference is for; empty if there is none, or nothing is due. */
    @Transactional(readOnly = true)
    public Optional<ShareSubscription> awaiting(StructuredReference reference) {
        return store.subscription(reference).filter(subscription -> !subscription.isPaid());
    }

    /** The subscription of this person that still has to be paid. */
    @Transactional(readOnly = true)
    public Optional<ShareSubscription> unpaid(PartyId party) {
        return store.subscriptions(party).stream()
                .filter(subscription -> !subscription.isPaid())
                .findFirst();
    }

    /** What this person owns, added up from the register. */
    @Transactional(readOnly = true)
    public Holding holding(PartyId party) {
        return store.holding(party);
    }

    /** The entries of this person in the register, oldest first. */
    @Transactional(readOnly = true)
    public List<ShareEntry> extract(PartyId party) {
        access.requireShareReader(party);
        return store.entries(party);
    }
}
