package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.documents.Documents;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Payslips to read: by the worker, and by payroll and auditors, whose reading is recorded. A holder has no way to a net. */
@Service
public class Payslips {

    private final PayslipStore store;
    private final PayRunStore runs;
    private final PayslipPapers papers;
    private final PaymentStore payments;
    private final DeductionStore deductions;
    private final Differences differences;
    private final Documents documents;
    private final PayAccess access;
    private final CurrentUser user;

    Payslips(
            PayslipStore store,
            PayRunStore runs,
            PayslipPapers papers,
            PaymentStore payments,
            DeductionStore deductions,
            Differences differences,
            Documents documents,
            PayAccess access,
            CurrentUser user) {
        this.store = store;
        this.runs = runs;
        this.papers = papers;
        this.payments = payments;
        this.deductions = deductions;
        this.differences = differences;
        this.documents = documents;
        this.access = access;
        this.user = user;
    }

    /**
     * A payslip with all that it says.
     *
     * @param payment how it is paid: the last attempt
     * @param deductions what is taken off the net before it is paid
     * @param difference what it shows to have been paid too much before
     * @param released whether its run is, so that there is a paper
     * @param expectedOn the day on which the bank credits it, as the run says that pays it; null while it waits for an account or a decision
     */
    public record Explained(
            Payslip payslip,
            PayslipData data,
            Optional<WagePayment> payment,
            List<Deduction> deductions,
            Optional<Differences.Difference> difference,
            boolean released,
            @Nullable LocalDate expectedOn) {

        /** What reaches the account; the net while nothing is taken off it. */
        public Money paid() {
            return payslip.totals()
                    .net()
                    .minus(Money.sum(deductions.stream().map(Deduction::amount).toList()));
        }
    }

    /** @throws NoSuchElementException if there is none */
    @Transactional
    public Payslip payslip(PayslipId id) {
        Payslip payslip = find(id);
        access.requirePayslip(payslip);
        return payslip;
    }

    /** @throws NoSuchElementException if there is none */
    @Transactional
    public Explained explained(PayslipId id) {
        Payslip payslip = payslip(id);
        Optional<WagePayment> payment = payments.of(id);
        return new Explained(
                payslip,
                store.data(id),
                payment,
                deductions.of(List.of(id.value())).getOrDefault(id.value(), List.of()),
                differences.of(id),
                isReleased(payslip),
                payment.isPresent() && payment.get().state() == WagePayment.State.WAITING
                        ? null
                        : payment.map(WagePayment::run)
                                .filter(run -> !run.equals(payslip.run().value()))
                                .flatMap(run -> runs.find(new PayRunId(run)))
                                .map(run -> run.payDay().creditedOn())
                                .orElse(payslip.creditedOn()));
    }

    /** Those of a worker, newest work first. */
    @Transactional
    public List<Payslip> ofWorker(UUID worker, int offset, int limit) {
        access.requireWorker(worker);
        return store.ofWorker(worker, offset, limit);
    }

    /** Those of the person who acts, newest work first; none for somebody who is no person here. */
    @Transactional
    public List<Payslip> mine(int offset, int limit) {
        return user.partyId()
                .map(worker -> store.ofWorker(worker, offset, limit))
                .orElse(List.of());
    }

    /** As {@link #mine}, behind the place of a payslip in that order; from the first on for null. */
    @Transactional
    public List<Payslip> mineAfter(@Nullable UUID after, int limit) {
        return user.partyId()
                .map(worker -> store.ofWorkerAfter(worker, after, limit))
                .orElse(List.of());
    }

    /** The paper; empty until the run is released. */
    @Transactional
    public Optional<byte[]> pdf(PayslipId id) {
        Payslip payslip = payslip(id);
        return isReleased(payslip) ? Optional.of(documents.render(papers.of(payslip))) : Optional.empty();
    }

    private boolean isReleased(Payslip payslip) {
        return runs.find(payslip.run()).orElseThrow().isReleased();
    }

    private Payslip find(PayslipId id) {
        return store.find(id).orElseThrow(() -> new NoSuchElementException("no payslip " + id));
    }
}
