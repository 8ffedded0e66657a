package coop.ouvrage.replay;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.payroll.PayRun;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.treasury.BatchFiles;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Every pay run is checked by one officer and released by another, other batches too; all leave for the bank the same day. */
@ReplayOnly
@Component
@Order(110)
class PayDesk implements Stage {

    private static final int LATEST = 20;

    private final Cast cast;
    private final CurrentUser user;
    private final Around around;
    private final PayRuns runs;
    private final PaymentBatches batches;
    private final BatchFiles files;
    private final JdbcClient jdbc;

    PayDesk(
            Cast cast,
            CurrentUser user,
            Around around,
            PayRuns runs,
            PaymentBatches batches,
            BatchFiles files,
            JdbcClient jdbc) {
        this.cast = cast;
        this.user = user;
        this.around = around;
        this.runs = runs;
        this.batches = batches;
        this.files = files;
        this.jdbc = jdbc;
    }

    @Override
    public String name() {
        return "pay";
    }

    @Override
    public boolean inOneTransaction() {
        return false;
    }

    @Override
    public int live(LocalDate day) {
        int paid = 0;
        for (PayRun run : user.asSystem(() -> runs.runs(0, LATEST))) {
            if (!run.isReleased()) {
                paid += user.asSystem(() -> runs.size(run.id()));
                cast.officer(Officer.PAYROLL, () -> runs.check(run.id()).orThrow());
                cast.officer(
                        Officer.SECOND_PAYROLL, () -> runs.release(run.id()).orThrow());
            }
        }
        user.asSystem(() -> batches.latest(LATEST)).stream()
                .filter(batch -> batch.state() == PaymentBatch.State.MADE)
                .forEach(this::release);
        carry();
        return paid;
    }

    private void release(PaymentBatch batch) {
        if (batch.firstPerson() == null) {
            cast.officer(Officer.FINANCE, () -> batches.check(batch.id()).orThrow());
        }
        cast.officer(Officer.SECOND_FINANCE, () -> batches.approve(batch.id()).orThrow());
    }

    /** A file that was told to the bank already is answered as then, and executed once. */
    private void carry() {
        List<UUID> released = jdbc.sql(
                        "select id from payment_batch where released_at is not null and exported_at is null order by id")
                .query(UUID.class)
                .list();
        user.asSystem(() -> released.forEach(batch ->
                around.bank().submit(files.export(new BatchId(batch)).orThrow().bytes())));
    }
}
