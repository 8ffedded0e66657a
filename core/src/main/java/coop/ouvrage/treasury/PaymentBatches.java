package coop.ouvrage.treasury;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Payments that we order from the bank: made by one person, released by another, exported as a file that never changes. A source
 * is paid once, unless its payment came back.
 */
@Service
public class PaymentBatches {

    /** Banks differ; none refuses this many. */
    public static final int MOST_PAYMENTS = 5_000;

    private final BatchStore store;
    private final MadeBatches made;
    private final BatchRelease release;
    private final PaymentOwners owners;
    private final Parties parties;
    private final BatchRules rules;
    private final PayeeChecks payees;
    private final PayeeSanctions listed;
    private final Permissions permissions;
    private final Worklist worklist;
    private final StepUp stepUp;
    private final SentPayments sent;
    private final Audit audit;

    PaymentBatches(
            BatchStore store,
            MadeBatches made,
            BatchRelease release,
            PaymentOwners owners,
            Parties parties,
            BatchRules rules,
            PayeeChecks payees,
            PayeeSanctions listed,
            Permissions permissions,
            Worklist worklist,
            StepUp stepUp,
            SentPayments sent,
            Audit audit) {
        this.store = store;
        this.made = made;
        this.release = release;
        this.owners = owners;
        this.parties = parties;
        this.rules = rules;
        this.payees = payees;
        this.listed = listed;
        this.permissions = permissions;
        this.worklist = worklist;
        this.stepUp = stepUp;
        this.sent = sent;
        this.audit = audit;
    }

    /**
     * Makes a batch, which pays nothing until a second person releases it.
     *
     * @param executionDate day on which the bank is to pay; moved to a day on which banks work
     * @return refused when it is empty or too large, or something in it is paid already
     */
    @Transactional
    public Outcome<BatchId> create(
            PaymentBatch.Kind kind, String entity, LocalDate executionDate, List<Payment> payments) {
        return create(kind, entity, executionDate, payments, null);
    }

    /**
     * The same for payments that a person has checked where they come from, such as a pay run.
     *
     * @param checkedBy that person, the first of the two behind the release
     */
    @Transactional
    public Outcome<BatchId> create(
            PaymentBatch.Kind kind,
            String entity,
            LocalDate executionDate,
            List<Payment> payments,
            @Nullable UUID checkedBy) {
        permissions.require(Permission.BATCH_RELEASE);
        Map<UUID, String> names =
                parties.names(payments.stream().map(Payment::party).distinct().toList());
        List<Refusal> refusals = rules.toMake(payments, names);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        PaymentBatch batch = made.batch(kind, entity, rules.payable(executionDate), payments, rules.actor(), checkedBy);
        List<SentPayment> waiting = SentPayment.of(batch, payments, names);
        boolean byPerson = batch.firstPerson() != null; // one of the system is asked about by whoever checks it
        made.keep(batch, waiting, byPerson ? payees.answers(waiting) : Map.of());
        if (byPerson) {
            listed.ask(waiting);
        }
        return Outcome.done(batch.id());
    }

    /** One person says that a batch which the system made is right; another may then release it. */
    @Transactional
    public Outcome<BatchId> check(BatchId id) {
        permissions.require(Permission.BATCH_RELEASE);
        PaymentBatch batch = store.lock(id).orElseThrow();
        List<SentPayment> payments = sent.ofBatch(id);
        List<Refusal> refusals = rules.toCheck(batch, payments);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        payees.ask(id, payments);
        listed.ask(payments);
        store.checked(id, rules.actor());
        audit.changed("batch.checked", "batch", id, Map.of());
        return Outcome.done(id);
    }

    /**
     * Releases a batch: the payments are in the books as on their way, and the file for the bank is fixed. Two people stand behind
     * it, the second with a fresh proof of who they are; of two officers at the same instant one wins.
     */
    @Transactional
    public Outcome<BatchId> approve(BatchId id) {
        permissions.require(Permission.BATCH_RELEASE);
        stepUp.require(StepUp.RECENT);
        PaymentBatch batch = store.lock(id).orElseThrow();
        store.lockReleasesOf(rules.actor());
        List<SentPayment> payments = sent.ofBatch(id);
        List<Refusal> refusals = rules.toRelease(batch, payments, () -> payees.ask(id, payments));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        release.book(batch, payments, rules.payable(batch.executionDate()), rules.actor());
        return Outcome.done(id);
    }

    /** Makes whoever would release or give up these batches wait until the transaction has ended. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(Collection<BatchId> ids) {
        ids.stream().sorted(Comparator.comparing(BatchId::value)).forEach(store::lock);
    }

    /** Gives up a batch that nobody released. */
    @Transactional
    public Outcome<BatchId> cancel(BatchId id, String reason) {
        permissions.require(Permission.BATCH_RELEASE);
        if (reason.isBlank()) {
            return Outcome.refused(Refusal.of("treasury.reason_missing"));
        }
        List<SentPayment> living =
                sent.ofBatch(id).stream().filter(SentPayment::isLiving).toList();
        if (!store.cancel(id)) {
            return Outcome.refused(Refusal.of(
                    "treasury.batch_not_waiting",
                    "reference",
                    store.find(id).orElseThrow().reference()));
        }
        living.forEach(owners::cancelled);
        living.forEach(payment -> worklist.close("payment_held", payment.id(), "batch cancelled"));
        audit.changed("batch.cancelled", "batch", id, Map.of("reason", reason.strip()));
        return Outcome.done(id);
    }

    public Optional<PaymentBatch> find(BatchId id) {
        permissions.require(Permission.BATCH_RELEASE);
        return store.find(id);
    }

    /** The newest batches first. */
    public List<PaymentBatch> latest(int limit) {
        permissions.require(Permission.BATCH_RELEASE);
        return store.latest(null, limit);
    }

    /** As {@link #latest}, behind the place of a batch in that order; from the first on for null. */
    public List<PaymentBatch> latestAfter(@Nullable UUID after, int limit) {
        permissions.require(Permission.BATCH_RELEASE);
        return store.latest(after, limit);
    }

    /** What a batch pays, in its order. Who sees wages as totals only gets none of a batch of wages. */
    public List<SentPayment> payments(BatchId id) {
        permissions.require(Permission.BATCH_RELEASE);
        return store.find(id)
                .filter(this::maySeeSingle)
                .map(batch -> sent.ofBatch(id))
                .orElse(List.of());
    }

    /** How many payments of a batch the bank refused or sent back: they are owed again. */
    public long cameBack(BatchId id) {
        permissions.require(Permission.BATCH_RELEASE);
        return sent.cameBack(id);
    }

    /** Whether the one who reads may see who is paid what by a batch, and have its file, which says so. */
    public boolean maySeeSingle(PaymentBatch batch) {
        return batch.kind() != PaymentBatch.Kind.WAGES || permissions.allows(Permission.PAY_READ);
    }

    /** Those of these sources that are paid or being paid: no other payment may be made of them. */
    public Set<UUID> beingPaid(Collection<UUID> sources) {
        return sent.living(sources);
    }

    /** The payments of one source, newest first: the caller knows whether the reader may see it. */
    public List<SentPayment> ofSource(UUID source) {
        return sent.ofSource(source);
    }
}
