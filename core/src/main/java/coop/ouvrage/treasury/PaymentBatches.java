package coop.ouvrage.treasury;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.access.UserId;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.NumberSeries;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Worklist;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    private final BatchRelease release;
    private final BankAccounts accounts;
    private final PaymentOwners owners;
    private final NumberSeries numbers;
    private final Parties parties;
    private final BankDays bankDays;
    private final Policies policies;
    private final Permissions permissions;
    private final Worklist worklist;
    private final StepUp stepUp;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    PaymentBatches(
            BatchStore store,
            BatchRelease release,
            BankAccounts accounts,
            PaymentOwners owners,
            NumberSeries numbers,
            Parties parties,
            BankDays bankDays,
            Policies policies,
            Permissions permissions,
            Worklist worklist,
            StepUp stepUp,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.release = release;
        this.accounts = accounts;
        this.owners = owners;
        this.numbers = numbers;
        this.parties = parties;
        this.bankDays = bankDays;
        this.policies = policies;
        this.permissions = permissions;
        this.worklist = worklist;
        this.stepUp = stepUp;
        this.user = user;
        this.audit = audit;
        this.time = time;
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
        List<Refusal> refusals = findings(payments, names);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        LocalDate execution = payable(executionDate);
        PaymentBatch batch = new PaymentBatch(
                new BatchId(TimeOrderedId.next()),
                reference(entity),
                entity,
                kind,
                execution,
                Money.sum(payments.stream().map(Payment::amount).toList()),
                payments.size(),
                PaymentBatch.State.MADE,
                currentUser(),
                time.now(),
                checkedBy,
                null,
                null,
                null,
                null);
        store.insert(batch, accounts.of(entity).iban());
        store.insert(
                batch.id(),
                payments,
                payments.stream().map(p -> names.get(p.party())).toList());
        payments.stream()
                .filter(payment -> !payment.clears().isPayOfOne())
                .flatMap(payment -> store.ofSource(payment.sourceId()).stream())
                .filter(before -> before.state() == SentPayment.State.RETURNED)
                .forEach(before -> worklist.close("payment_returned", before.id(), "paid again"));
        audit.changed("batch.made", "batch", batch.id(), Map.of("total", batch.total(), "payments", batch.payments()));
        return Outcome.done(batch.id());
    }

    private List<Refusal> findings(List<Payment> payments, Map<UUID, String> names) {
        List<Refusal> refusals = new ArrayList<>();
        if (payments.isEmpty()) {
            refusals.add(Refusal.of("treasury.batch_empty"));
        }
        if (payments.size() > MOST_PAYMENTS) {
            refusals.add(Refusal.of("treasury.batch_too_large", "most", MOST_PAYMENTS));
        }
        if (payments.stream().anyMatch(p -> !p.amount().isPositive())) {
            refusals.add(Refusal.of("treasury.amount_not_positive"));
        }
        if (payments.stream().anyMatch(p -> !names.containsKey(p.party()))) {
            refusals.add(Refusal.of("treasury.party_unknown"));
        }
        long sources = payments.stream()
                .map(p -> p.sourceType() + p.sourceId())
                .distinct()
                .count();
        List<String> paid = store.alreadyPaid(payments);
        if (!paid.isEmpty() || sources < payments.size()) {
            refusals.add(Refusal.of("treasury.already_paid", "count", Math.max(1, paid.size())));
        }
        return refusals;
    }

    private String reference(String entity) {
        int year = time.today().getYear();
        return "OV-%s-%d-%06d".formatted(entity, year, numbers.next(entity, "BATCH", year));
    }

    /** A day on which banks work; after the cut-off of today the next one at least. */
    private LocalDate payable(LocalDate day) {
        boolean late = time.local().getHour() >= policies.number("treasury.cut_off", time.today());
        LocalDate first = late ? time.today().plusDays(1) : time.today();
        return bankDays.sameOrNext(day.isBefore(first) ? first : day);
    }

    /** One person says that a batch which the system made is right; another may then release it. */
    @Transactional
    public Outcome<BatchId> check(BatchId id) {
        permissions.require(Permission.BATCH_RELEASE);
        PaymentBatch batch = store.lock(id).orElseThrow();
        List<Refusal> refusals = refusals(batch, store.payments(id));
        if (batch.madeBy() != null) {
            refusals.add(Refusal.of("treasury.batch_checked", "reference", batch.reference()));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.checked(id, currentUser());
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
        List<SentPayment> payments = store.payments(id);
        List<Refusal> refusals = refusals(batch, payments);
        if (batch.firstPerson() == null) {
            refusals.add(Refusal.of("treasury.batch_not_checked", "reference", batch.reference()));
        } else if (batch.firstPerson().equals(currentUser())) {
            refusals.add(Refusal.of("treasury.batch_own"));
        }
        Money limit = policies.amount("treasury.release_limit", time.today());
        Money today = store.releasedSince(
                currentUser(), time.today().atStartOfDay(BusinessTime.ZONE).toOffsetDateTime());
        if (batch.kind() != PaymentBatch.Kind.WAGES && today.plus(batch.total()).compareTo(limit) > 0) {
            refusals.add(Refusal.of("treasury.above_limit", "limit", limit, "released", today));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        release.book(batch, payments, payable(batch.executionDate()), currentUser());
        return Outcome.done(id);
    }

    private List<Refusal> refusals(PaymentBatch batch, List<SentPayment> payments) {
        List<Refusal> refusals = new ArrayList<>();
        if (batch.state() != PaymentBatch.State.MADE) {
            refusals.add(Refusal.of("treasury.batch_not_waiting", "reference", batch.reference()));
        }
        if (currentUser() == null) {
            refusals.add(Refusal.of("treasury.batch_by_person"));
        }
        if (payments.stream().anyMatch(payment -> user.is(payment.party()))) {
            refusals.add(Refusal.of("treasury.batch_pays_you"));
        }
        return refusals;
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
        if (!store.cancel(id)) {
            return Outcome.refused(Refusal.of(
                    "treasury.batch_not_waiting",
                    "reference",
                    store.find(id).orElseThrow().reference()));
        }
        store.payments(id).forEach(owners::cancelled);
        audit.changed("batch.cancelled", "batch", id, Map.of("reason", reason.strip()));
        return Outcome.done(id);
    }

    /** A payment file as the bank gets it. */
    public record Export(String fileName, byte[] bytes, String sha256) {}

    /**
     * The file for the bank (pain.001): each time the same bytes, proved by the hash kept at release.
     *
     * @return refused before release
     */
    @Transactional
    public Outcome<Export> export(BatchId id) {
        permissions.require(Permission.BATCH_RELEASE);
        stepUp.require(StepUp.RECENT);
        PaymentBatch batch = store.find(id).orElseThrow();
        if (!maySeeSingle(batch)) {
            throw new AccessDenied(Permission.PAY_READ);
        }
        Instant released = batch.releasedAt();
        if (released == null) {
            return Outcome.refused(Refusal.of("treasury.batch_not_released", "reference", batch.reference()));
        }
        PaymentOrder order = release.order(batch, store.payments(id), batch.executionDate(), released);
        if (!order.sha256().equals(batch.sha256())) {
            throw new IllegalStateException("batch " + batch.reference() + " is not what was released");
        }
        store.exported(id, time.now().atOffset(ZoneOffset.UTC));
        audit.changed("batch.exported", "batch", id, Map.of("sha256", order.sha256()));
        return Outcome.done(new Export(batch.reference() + ".xml", order.bytes(), order.sha256()));
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
                .map(batch -> store.payments(id))
                .orElse(List.of());
    }

    /** Whether the one who reads may see who is paid what by a batch, and have its file, which says so. */
    public boolean maySeeSingle(PaymentBatch batch) {
        return batch.kind() != PaymentBatch.Kind.WAGES || permissions.allows(Permission.PAY_READ);
    }

    /** The payments of one source, newest first: the caller knows whether the reader may see it. */
    public List<SentPayment> ofSource(UUID source) {
        return store.ofSource(source);
    }

    private @Nullable UUID currentUser() {
        return user.id().map(UserId::value).orElse(null);
    }
}
