package coop.ouvrage.payroll;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.LateDeclarations;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Pay runs: prepared one bank day before they must be released, checked by one officer, released by another. Whatever step a
 * breakdown interrupts, it may be done again: no contract and month is calculated twice, no payslip paid twice.
 */
@Service
public class PayRuns {

    private final Preparation preparation;
    private final Release release;
    private final CrossedAdvances crossed;
    private final UnpaidWages unpaid;
    private final PayRunStore runs;
    private final PayProgress progress;
    private final PayslipStore payslips;
    private final PotStore pot;
    private final PaymentStore payments;
    private final DueStore dues;
    private final PayDays payDays;
    private final PayAccess access;
    private final StepUp stepUp;
    private final LateDeclarations late;
    private final Audit audit;
    private final BusinessTime time;

    PayRuns(
            Preparation preparation,
            Release release,
            CrossedAdvances crossed,
            UnpaidWages unpaid,
            PayRunStore runs,
            PayProgress progress,
            PayslipStore payslips,
            PotStore pot,
            PaymentStore payments,
            DueStore dues,
            PayDays payDays,
            PayAccess access,
            StepUp stepUp,
            LateDeclarations late,
            Audit audit,
            BusinessTime time) {
        this.preparation = preparation;
        this.release = release;
        this.crossed = crossed;
        this.unpaid = unpaid;
        this.runs = runs;
        this.progress = progress;
        this.payslips = payslips;
        this.pot = pot;
        this.payments = payments;
        this.dues = dues;
        this.payDays = payDays;
        this.access = access;
        this.stepUp = stepUp;
        this.late = late;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Calculates every wage whose batch is due for release one bank day after {@code day}, or was before. Done twice, it adds nothing; a
     * thousand wages stand in a transaction of their own.
     */
    public List<PayRunId> prepare(LocalDate day) {
        return prepareUntil(payDays.horizon(day));
    }

    /** Calculates every wage that is confirmed, however far its promised day. */
    public List<PayRunId> prepareAll() {
        return prepareUntil(time.today().plusYears(1));
    }

    private List<PayRunId> prepareUntil(LocalDate horizon) {
        access.require(Permission.PAY_PREPARE);
        return List.copyOf(preparation.prepare(
                horizon, access.actor(), run -> audit.changed("payrun.prepared", "pay_run", run, Map.of())));
    }

    /** The first of two officers says that the run is right. Wages that join it later ask for it again. */
    @Transactional
    public Outcome<PayRunId> check(PayRunId id) {
        access.require(Permission.PAY_PREPARE);
        PayRun run = lock(id);
        List<Refusal> refusals = new ArrayList<>();
        if (run.isReleased()) {
            refusals.add(Refusal.of("payroll.already_released"));
        }
        refusals.addAll(access.ownWage(id));
        UUID officer = access.actor();
        if (officer == null) {
            refusals.add(Refusal.of("payroll.same_officer"));
        }
        if (!refusals.isEmpty() || officer == null) {
            return Outcome.refused(refusals);
        }
        unpaid.ask(run);
        runs.checked(id, officer);
        audit.changed("payrun.checked", "pay_run", id, Map.of());
        return Outcome.done(id);
    }

    /**
     * The second officer releases it: wages are booked, transfers handed to the bank, workers told. Of two who do so at the same
     * instant one is refused with {@code payroll.already_released}. Asks for a fresh
     * proof of who they are.
     */
    @Transactional
    public Outcome<PayRunId> release(PayRunId id) {
        access.require(Permission.PAY_RELEASE);
        stepUp.require(StepUp.RECENT);
        crossed.hold(id);
        PayRun run = lock(id);
        List<Refusal> refusals = access.releaseRefusals(run);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        int paid = release.release(run, access.actor());
        audit.changed("payrun.released", "pay_run", id, Map.of("payslips", paid));
        return Outcome.done(id);
    }

    /**
     * Leaves a worker out of the payments of a run as long as a question about them is open, so that the others are paid. The wage is
     * booked and owed all the same, and goes on its way once somebody has decided.
     */
    @Transactional
    public Outcome<PayRunId> leaveOut(PayRunId id, UUID worker) {
        access.require(Permission.PAY_PREPARE);
        PayRun run = lock(id);
        List<Refusal> refusals = new ArrayList<>(access.ownWage(id));
        if (run.isReleased()) {
            refusals.add(Refusal.of("payroll.already_released"));
        }
        List<WagePayment> left = unpaid.of(run).stream()
                .filter(wage -> wage.isAsked() && wage.payment().worker().equals(worker))
                .map(UnpaidWage::payment)
                .toList();
        if (left.isEmpty()) {
            refusals.add(Refusal.of("payroll.nothing_to_leave_out"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        left.forEach(payment -> payments.waits(payment, time.today()));
        audit.changed("payrun.left_out", "pay_run", id, Map.of("worker", worker));
        return Outcome.done(id);
    }

    private PayRun lock(PayRunId id) {
        return runs.lock(id).orElseThrow(() -> new NoSuchElementException("no pay run " + id));
    }

    /** @throws NoSuchElementException if there is none */
    @Transactional(readOnly = true)
    public PayRun run(PayRunId id) {
        access.require(Permission.PAY_TOTALS);
        return runs.find(id).orElseThrow(() -> new NoSuchElementException("no pay run " + id));
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<PayRun> runs(int offset, int limit) {
        access.require(Permission.PAY_TOTALS);
        return runs.newest(offset, limit);
    }

    /** As {@link #runs}, behind the place of a run in that order; from the first on for null. */
    @Transactional(readOnly = true)
    public List<PayRun> runsAfter(@Nullable UUID after, int limit) {
        access.require(Permission.PAY_TOTALS);
        return runs.newestAfter(after, limit);
    }

    @Transactional(readOnly = true)
    public long count() {
        access.require(Permission.PAY_TOTALS);
        return runs.count();
    }

    /** What a run adds up to: all that finance sees of wages. */
    @Transactional(readOnly = true)
    public Totals totals(PayRunId id) {
        access.require(Permission.PAY_TOTALS);
        return payslips.totals(id);
    }

    /** What the common pot bears of contracts whose charge does not carry their cost, the largest first, for payroll. */
    @Transactional(readOnly = true)
    public List<BorneByPot> borneByPot(PayRunId id, int limit) {
        access.require(Permission.PAY_READ);
        return pot.borne(id, limit);
    }

    /** Some payslips of a run, in the order of units, for payroll. */
    @Transactional(readOnly = true)
    public List<Payslip> payslips(PayRunId id, int offset, int limit) {
        access.require(Permission.PAY_READ);
        return payslips.ofRun(id, offset, limit);
    }

    /** The payments of some payslips, for payroll. */
    @Transactional(readOnly = true)
    public List<WagePayment> paymentsOf(List<Payslip> some) {
        access.require(Permission.PAY_READ);
        return payments.of(some);
    }

    /** The payslips of a run, for payroll. */
    @Transactional(readOnly = true)
    public List<Payslip> payslips(PayRunId id) {
        access.require(Permission.PAY_READ);
        return payslips.ofRun(id);
    }

    /** The payments of a run, for payroll. */
    @Transactional(readOnly = true)
    public List<WagePayment> payments(PayRunId id) {
        access.require(Permission.PAY_READ);
        return payments.ofRun(id);
    }

    /** The payments of a run for payslips of earlier runs, for payroll: wages that came back, or waited for an account. */
    @Transactional(readOnly = true)
    public List<WagePayment> ofEarlier(PayRunId id) {
        access.require(Permission.PAY_READ);
        return payments.ofEarlier(id);
    }

    /** What a run pays of earlier ones, beside its own net wages. */
    @Transactional(readOnly = true)
    public Money sumOfEarlier(PayRunId id) {
        access.require(Permission.PAY_TOTALS);
        return payments.sumOfEarlier(id);
    }

    /** Payslips of a run for work that was not declared in time and whose case nobody has settled: one for each contract. */
    @Transactional(readOnly = true)
    public List<Payslip> undeclared(PayRunId id) {
        access.require(Permission.PAY_READ);
        Set<ContractId> open = late.open();
        Set<ContractId> seen = new HashSet<>();
        return open.isEmpty()
                ? List.of()
                : payslips.ofRun(id).stream()
                        .filter(payslip -> open.contains(payslip.contract()) && seen.add(payslip.contract()))
                        .toList();
    }

    /** How far the release of a run has come, or the preparation that may add to it; empty if nothing is under way. */
    @Transactional(readOnly = true)
    public Optional<PayRunProgress> progress(PayRunId id) {
        PayRun run = run(id);
        return run.isReleased()
                ? Optional.empty()
                : progress.of(id.value()).or(() -> progress.of(PayProgress.PREPARATION));
    }

    /** How far a preparation has come; empty if none is under way. */
    @Transactional(readOnly = true)
    public Optional<PayRunProgress> preparing() {
        access.require(Permission.PAY_TOTALS);
        return progress.of(PayProgress.PREPARATION);
    }

    /** How many payslips a run has. */
    @Transactional(readOnly = true)
    public int size(PayRunId id) {
        access.require(Permission.PAY_TOTALS);
        return payslips.count(id);
    }

    /** How many wages fall due now and are not calculated yet: while a preparation goes on it falls part by part. */
    @Transactional(readOnly = true)
    public int toCalculate() {
        access.require(Permission.PAY_TOTALS);
        return dues.toCalculate(payDays.horizon(time.today()));
    }

    /** Wages that could not be calculated. */
    @Transactional(readOnly = true)
    public List<ParkedWage> parked() {
        access.require(Permission.PAY_TOTALS);
        return dues.parked();
    }

    /** Calculated wages that cannot be paid, since a release or when it comes: without account, or with a question open about it. */
    @Transactional(readOnly = true)
    public List<UnpaidWage> unpaid() {
        access.require(Permission.PAY_READ);
        return unpaid.all();
    }

    /** The same of one run that nobody has released. */
    @Transactional(readOnly = true)
    public List<UnpaidWage> unpaid(PayRunId id) {
        access.require(Permission.PAY_READ);
        return unpaid.of(run(id));
    }
}
