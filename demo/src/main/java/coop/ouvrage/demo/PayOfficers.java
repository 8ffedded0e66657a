package coop.ouvrage.demo;

import coop.ouvrage.payroll.PayRun;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.BatchPayees;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Every pay run is checked by one officer and released by another; other batches are released too. Today's wait for the visitor. */
@DemoOnly
@Component
@Order(400)
class PayOfficers implements Plot {

    private static final int LATEST = 5;

    /** From this day on a worker has closed the account on which the wage is paid. */
    private static final LocalDate ACCOUNT_CLOSED = LocalDate.of(2026, 11, 10);

    private final Cast cast;
    private final Parking parking;
    private final Surroundings surroundings;
    private final PayRuns runs;
    private final PaymentBatches batches;
    private final BatchPayees accounts;
    private final BankMessenger messenger;
    private boolean closed;

    PayOfficers(
            Cast cast,
            Parking parking,
            Surroundings surroundings,
            PayRuns runs,
            PaymentBatches batches,
            BatchPayees accounts,
            BankMessenger messenger) {
        this.cast = cast;
        this.parking = parking;
        this.surroundings = surroundings;
        this.runs = runs;
        this.batches = batches;
        this.accounts = accounts;
        this.messenger = messenger;
    }

    @Override
    public void on(LocalDate day) {
        if (day.equals(DemoYear.TODAY)) {
            askAboutToday();
            return;
        }
        runs.runs(0, LATEST).stream()
                .filter(run -> !run.isReleased())
                .forEach(run -> parking.attempt("a pay run of " + day, () -> release(run, day)));
        batches.latest(LATEST).stream()
                .filter(batch -> batch.state() == PaymentBatch.State.MADE)
                .forEach(batch -> parking.attempt("a batch of " + day, () -> release(batch)));
        messenger.carry();
    }

    /** What waits for the visitor has been asked about already; of one account the bank knows the name with a word more. */
    private void askAboutToday() {
        batches.latest(LATEST).stream()
                .filter(batch -> batch.state() == PaymentBatch.State.MADE)
                .map(PaymentBatch::id)
                .forEach(batch -> parking.attempt("whose the accounts are", () -> {
                    batches.payments(batch).stream()
                            .findFirst()
                            .ifPresent(payment -> surroundings
                                    .bank()
                                    .holder(payment.iban().value(), payment.beneficiary() + " et Associés"));
                    cast.act("ombeline", () -> accounts.ask(batch).orThrow());
                }));
    }

    private void release(PaymentBatch batch) {
        if (batch.firstPerson() == null) {
            cast.act("ombeline", () -> batches.check(batch.id()).orThrow());
        }
        cast.act("jef", () -> batches.approve(batch.id()).orThrow());
    }

    private void release(PayRun run, LocalDate day) {
        cast.act("rosa", () -> runs.check(run.id()).orThrow());
        cast.act("gust", () -> runs.release(run.id()).orThrow());
        if (!closed && !day.isBefore(ACCOUNT_CLOSED)) {
            Optional<BatchId> paidBy =
                    Optional.ofNullable(runs.run(run.id()).batch()).map(BatchId::new);
            paidBy.map(batches::payments)
                    .map(List::getFirst)
                    .ifPresent(payment ->
                            surroundings.bank().closeBeneficiary(payment.iban().value()));
            closed = paidBy.isPresent();
        }
    }
}
