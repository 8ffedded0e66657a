package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.BatchFiles;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Who pays: two people with a fresh proof of who they are, none of whom learns a single wage without need. */
@OuvrageTest(perMethod = true)
class SegregationTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);

    private final ApplicationContext context;
    private final PaymentBatches batches;
    private final BatchFiles files;
    private final BusinessTime time;
    private PayrollWorld world;

    SegregationTest(ApplicationContext context, PaymentBatches batches, BatchFiles files, BusinessTime time) {
        this.context = context;
        this.batches = batches;
        this.files = files;
        this.time = time;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
    }

    private Actor officer(Role role, @Nullable Duration provenAgo) {
        return new Actor(
                new UserId(UUID.randomUUID()),
                UUID.randomUUID(),
                "Officer",
                "en",
                Set.of(role),
                provenAgo == null ? null : time.now().minus(provenAgo),
                false);
    }

    private Actor finance() {
        return officer(Role.FINANCE, Duration.ZERO);
    }

    private BatchId ofSystem() {
        UUID claimant = world.worker("Zoé");
        return world.user
                .asSystem(() -> batches.create(
                        PaymentBatch.Kind.OTHER,
                        "PROD",
                        time.today(),
                        List.of(Payment.of(
                                "test",
                                UUID.randomUUID(),
                                claimant,
                                Iban.of(PayrollWorld.IBAN),
                                Money.of("60.00"),
                                "papier",
                                AccountRole.CLAIMS_PAYABLE))))
                .orThrow();
    }

    @Test
    void financeReleasesWagesAndSeesThemAsTotals() {
        world.done(world.worker("Maud"), ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        PayRunId run = world.prepared();
        Actor finance = finance();
        world.as(finance, () -> world.runs.release(run)).orThrow();
        BatchId batch = new BatchId(Objects.requireNonNull(
                world.as(finance, () -> world.runs.run(run)).batch()));

        PaymentBatch seen = world.as(finance, () -> batches.find(batch)).orElseThrow();
        assertThat(seen.payments()).isEqualTo(1);
        assertThat(seen.total().isPositive()).isTrue();
        assertThat(seen.sha256()).isNotBlank();
        assertThat(seen.checkedBy())
                .isEqualTo(
                        world.first.user() == null ? null : world.first.user().value());
        assertThat(world.as(finance, () -> batches.payments(batch))).isEmpty();
        assertThatThrownBy(() -> world.as(finance, () -> files.export(batch))).isInstanceOf(AccessDenied.class);

        Actor payroll = officer(Role.PAYROLL, Duration.ZERO);
        assertThat(world.as(payroll, () -> batches.payments(batch))).hasSize(1);
        assertThat(world.as(payroll, () -> files.export(batch)).isDone()).isTrue();
    }

    @Test
    void withoutAFreshProofNothingIsReleasedWhoeverCalls() {
        world.done(world.worker("Ina"), ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        PayRunId run = world.prepared();
        BatchId batch = ofSystem();
        for (Actor actor : List.of(officer(Role.FINANCE, null), officer(Role.FINANCE, Duration.ofMinutes(11)))) {
            assertThatThrownBy(() -> world.as(actor, () -> world.runs.release(run)))
                    .isInstanceOf(StepUp.Needed.class);
            assertThatThrownBy(() -> world.as(actor, () -> batches.approve(batch)))
                    .isInstanceOf(StepUp.Needed.class);
        }
        assertThat(world.ledger.balance("PROD", AccountRole.IN_FLIGHT, null)).isEqualTo(Money.ZERO);
    }

    @Test
    void aBatchOfTheSystemNeedsTwoPeople() {
        BatchId batch = ofSystem();
        Actor first = finance();
        assertThat(codes(world.as(first, () -> batches.approve(batch)))).containsExactly("treasury.batch_not_checked");
        assertThat(codes(world.user.asSystem(() -> batches.approve(batch))))
                .containsExactly("treasury.batch_by_person", "treasury.batch_not_checked");
        world.as(first, () -> batches.check(batch)).orThrow();
        assertThat(codes(world.as(first, () -> batches.approve(batch)))).containsExactly("treasury.batch_own");
        world.as(finance(), () -> batches.approve(batch)).orThrow();
        assertThat(codes(world.as(first, () -> batches.check(batch)))).containsExactly("treasury.batch_not_waiting");
    }

    @Test
    void ofTwoOfficersWhoReleaseABatchAtTheSameInstantOneWins() throws Exception {
        BatchId batch = ofSystem();
        world.as(finance(), () -> batches.check(batch)).orThrow();
        List<Outcome<BatchId>> answers = together(
                () -> world.as(finance(), () -> batches.approve(batch)),
                () -> world.as(finance(), () -> batches.approve(batch)));
        assertThat(answers).filteredOn(Outcome::isDone).hasSize(1);
        assertThat(answers.stream().flatMap(answer -> codes(answer).stream()))
                .containsExactly("treasury.batch_not_waiting");
        assertThat(world.ledger.balance("PROD", AccountRole.IN_FLIGHT, null)).isEqualTo(Money.of("-60.00"));
    }

    @Test
    void ofTwoOfficersWhoReleaseARunAtTheSameInstantOneWinsAndTheWageIsPaidOnce() throws Exception {
        UUID worker = world.worker("Ola");
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        PayRunId run = world.prepared();
        List<Outcome<PayRunId>> answers = together(
                () -> world.as(finance(), () -> world.runs.release(run)),
                () -> world.as(officer(Role.PAYROLL, Duration.ZERO), () -> world.runs.release(run)));
        assertThat(answers).filteredOn(Outcome::isDone).hasSize(1);
        assertThat(answers.stream().flatMap(answer -> codes(answer).stream()))
                .containsExactly("payroll.already_released");
        Money net = world.of(worker).getFirst().totals().net();
        assertThat(world.ledger.balance("PROD", AccountRole.IN_FLIGHT, null)).isEqualTo(net.negate());
        assertThat(world.broken()).isEmpty();
    }

    /** Both start when both are ready. */
    @SafeVarargs
    private static <T> List<Outcome<T>> together(Callable<Outcome<T>>... acts) throws Exception {
        CyclicBarrier ready = new CyclicBarrier(acts.length);
        List<Outcome<T>> answers = new ArrayList<>();
        try (var pool = Executors.newFixedThreadPool(acts.length)) {
            List<Future<Outcome<T>>> running = new ArrayList<>();
            for (Callable<Outcome<T>> act : acts) {
                running.add(pool.submit(() -> {
                    ready.await();
                    return act.call();
                }));
            }
            for (Future<Outcome<T>> one : running) {
                answers.add(one.get());
            }
        }
        return answers;
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
