package coop.ouvrage.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.employment.Regularisation;
import coop.ouvrage.employment.Regularisations;
import coop.ouvrage.invoicing.Quotes;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A contract is locked before its job by everybody: two who meet wait for each other in a row, never in a ring. */
@OuvrageTest(perMethod = true)
class LockOrderTest {

    private final ApplicationContext context;
    private final Regularisations regularisations;
    private final Quotes quotes;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    LockOrderTest(
            ApplicationContext context,
            Regularisations regularisations,
            Quotes quotes,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.context = context;
        this.regularisations = regularisations;
        this.quotes = quotes;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @Test
    void anOrderForARegularisedContractWaitsForItWithoutHoldingTheJob() throws Exception {
        try (JobWorld world = context.getAutowireCapableBeanFactory().createBean(JobWorld.class)) {
            JobId job = regularised(world);
            CompletableFuture<?> accepted = transaction.execute(status -> {
                world.contracts.hold(world.contractId(job));
                CompletableFuture<?> accepts = CompletableFuture.runAsync(() -> world.coop.accept());
                awaitSomebodyWaiting(accepts);
                jdbc.sql("select id from job where id = :id for update nowait")
                        .param("id", job.value())
                        .query(UUID.class)
                        .single();
                return accepts;
            });
            java.util.Objects.requireNonNull(accepted).get(20, TimeUnit.SECONDS);
            assertThat(world.job(job).step(Step.ORDER).state()).isEqualTo(StepState.State.DONE);
            assertThat(world.contract(job).state().binding())
                    .as("the entity has signed what waited for the order")
                    .isTrue();
        }
    }

    /** The client accepts from the offer to the job; whoever drops the job at that instant goes the same way. */
    @Test
    void aJobIsDroppedFromItsOfferOnwards() throws Exception {
        try (JobWorld world = context.getAutowireCapableBeanFactory().createBean(JobWorld.class)) {
            JobId job =
                    world.making(world.draft("2026-12-04", "1000.00", "0.00")).orThrow();
            CompletableFuture<?> dropped = transaction.execute(status -> {
                quotes.hold(java.util.Objects.requireNonNull(world.job(job).quote()));
                CompletableFuture<?> drops = CompletableFuture.runAsync(() -> world.user
                        .as(SmallCoop.member(world.holder), () -> world.jobs.drop(job, "no concert"))
                        .orThrow());
                awaitSomebodyWaiting(drops);
                jdbc.sql("select id from job where id = :id for update nowait")
                        .param("id", job.value())
                        .query(UUID.class)
                        .single();
                return drops;
            });
            java.util.Objects.requireNonNull(dropped).get(20, TimeUnit.SECONDS);
            assertThat(world.job(job).dropped()).isTrue();
        }
    }

    /** Its start has passed, an officer has accepted it, the worker has signed; the client has not ordered yet. */
    private JobId regularised(JobWorld world) {
        JobId job = world.user
                .as(
                        SmallCoop.member(world.holder),
                        () -> world.jobs.regularise(world.draft("2026-11-19", "1000.00", "0.00"), "called at noon"))
                .orThrow();
        UUID request = jdbc.sql("select id from regularisation where job_id = :job")
                .param("job", job.value())
                .query(UUID.class)
                .single();
        world.user
                .as(world.coop.officer(Role.PAYROLL), () -> regularisations.accept(request, "the client confirms it"))
                .orThrow();
        world.signed(job);
        assertThat(regularisations.find(request).orElseThrow().state()).isEqualTo(Regularisation.State.ACCEPTED);
        return job;
    }

    private void awaitSomebodyWaiting(CompletableFuture<?> other) {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (jdbc.sql("select count(*) from pg_locks where not granted")
                        .query(Integer.class)
                        .single()
                == 0) {
            assertThat(other).as("accepted without waiting").isNotDone();
            assertThat(System.nanoTime()).as("nobody waits").isLessThan(end);
            Thread.onSpinWait();
        }
    }
}
