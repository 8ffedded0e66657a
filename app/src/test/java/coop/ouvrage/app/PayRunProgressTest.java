package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.Actors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.payroll.PayRunId;
import coop.ouvrage.payroll.PayRunProgress;
import coop.ouvrage.payroll.PayRuns;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What somebody else sees of a pay run while it is prepared and released: how far it is, though its release shows nothing itself. */
@OuvrageTest(perMethod = true)
class PayRunProgressTest {

    private final PayRuns runs;
    private final CurrentUser user;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Ledger ledger;
    private final BusinessClock clock;

    PayRunProgressTest(
            PayRuns runs,
            CurrentUser user,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Ledger ledger,
            BusinessClock clock) {
        this.runs = runs;
        this.user = user;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Test
    void isSeenFromOutsideAndEnds() throws Exception {
        clock.standOn(DoneWork.TODAY);
        new DoneWork(jdbc, transaction, ledger).make(1_500);
        List<PayRunId> prepared = new java.util.ArrayList<>();
        Set<PayRunProgress> preparing =
                seenDuring(() -> prepared.addAll(user.as(Actors.officer(), runs::prepareAll)), () -> runs.preparing());
        PayRunId run = prepared.getFirst();
        user.as(Actors.officer(), () -> runs.check(run)).orThrow();
        Set<PayRunProgress> releasing = seenDuring(
                () -> user.as(Actors.officer(), () -> runs.release(run)).orThrow(), () -> runs.progress(run));
        assertThat(preparing)
                .isNotEmpty()
                .allMatch(one -> one.phase() == PayRunProgress.Phase.PREPARING && one.total() == 1_500);
        assertThat(releasing)
                .isNotEmpty()
                .allMatch(one -> one.phase() == PayRunProgress.Phase.RELEASING && one.total() == 2_400);
        assertThat(user.asSystem(() -> runs.progress(run))).isEmpty();
        assertThat(user.asSystem(() -> runs.preparing())).isEmpty();
    }

    private Set<PayRunProgress> seenDuring(
            Callable<?> work, java.util.function.Supplier<java.util.Optional<PayRunProgress>> look) throws Exception {
        Set<PayRunProgress> seen = new LinkedHashSet<>();
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<?> working = other.submit(work);
            while (!working.isDone()) {
                user.asSystem(look).ifPresent(seen::add);
                Thread.sleep(5);
            }
            working.get();
        }
        return seen;
    }
}
