package coop.ouvrage.payroll;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.treasury.BatchFiles;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Payments that must never leave: nothing, to nobody, twice, or released by whom they pay. */
@OuvrageTest(perMethod = true)
class RefusedPaymentsTest {

    private final ApplicationContext context;
    private final PaymentBatches batches;
    private final BatchFiles files;
    private final BusinessTime time;
    private PayrollWorld world;
    private UUID worker = UUID.randomUUID();

    RefusedPaymentsTest(ApplicationContext context, PaymentBatches batches, BatchFiles files, BusinessTime time) {
        this.context = context;
        this.batches = batches;
        this.files = files;
        this.time = time;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
        worker = world.worker("Zoé");
    }

    private Actor officer(UUID person, Role role) {
        return new Actor(new UserId(UUID.randomUUID()), person, "Officer", "en", Set.of(role), time.now(), false);
    }

    private Payment payment(UUID source, UUID party, String amount) {
        return Payment.of(
                "test",
                source,
                party,
                Iban.of(PayrollWorld.IBAN),
                Money.of(amount),
                "papier",
                AccountRole.CLAIMS_PAYABLE);
    }

    private Outcome<BatchId> made(Payment... payments) {
        return world.user.asSystem(
                () -> batches.create(PaymentBatch.Kind.OTHER, "PROD", time.today(), List.of(payments)));
    }

    @Test
    void nothingAndLessThanNothingAreNotPaid() {
        assertThat(codes(made())).containsExactly("treasury.batch_empty");
        assertThat(codes(made(payment(UUID.randomUUID(), worker, "0.00"))))
                .containsExactly("treasury.amount_not_positive");
        assertThat(codes(made(payment(UUID.randomUUID(), worker, "-1.00"))))
                .containsExactly("treasury.amount_not_positive");
        assertThat(codes(made(payment(UUID.randomUUID(), UUID.randomUUID(), "1.00"))))
                .containsExactly("treasury.party_unknown");
    }

    @Test
    void aFileForTheBankHasItsLargestSize() {
        Payment[] many = java.util.stream.IntStream.rangeClosed(0, PaymentBatches.MOST_PAYMENTS)
                .mapToObj(i -> payment(UUID.randomUUID(), worker, "0.01"))
                .toArray(Payment[]::new);
        assertThat(codes(made(many))).containsExactly("treasury.batch_too_large");
    }

    @Test
    void nobodyIsPaidTwiceForOneThing() {
        UUID source = UUID.randomUUID();
        assertThat(codes(made(payment(source, worker, "1.00"), payment(source, worker, "1.00"))))
                .containsExactly("treasury.already_paid");
        made(payment(source, worker, "1.00")).orThrow();
        assertThat(codes(made(payment(source, worker, "1.00")))).containsExactly("treasury.already_paid");
    }

    @Test
    void whoIsPaidReleasesNothingAndAFileExistsOnceItIsReleased() {
        BatchId batch = made(payment(UUID.randomUUID(), worker, "1.00")).orThrow();
        Actor paid = officer(worker, Role.FINANCE);
        assertThat(codes(world.as(paid, () -> batches.check(batch)))).containsExactly("treasury.batch_pays_you");
        Actor first = officer(UUID.randomUUID(), Role.FINANCE);
        world.as(first, () -> batches.check(batch)).orThrow();
        assertThat(codes(world.as(paid, () -> batches.approve(batch)))).containsExactly("treasury.batch_pays_you");
        assertThat(codes(world.as(first, () -> files.export(batch)))).containsExactly("treasury.batch_not_released");
    }

    /** A batch that a person made has its first person: a check by the way would let one stand behind it twice. */
    @Test
    void aBatchThatAPersonMadeIsNotCheckedBesides() {
        Actor maker = officer(UUID.randomUUID(), Role.FINANCE);
        BatchId batch = world.as(
                        maker,
                        () -> batches.create(
                                PaymentBatch.Kind.OTHER,
                                "PROD",
                                time.today(),
                                List.of(payment(UUID.randomUUID(), worker, "1.00"))))
                .orThrow();
        Actor other = officer(UUID.randomUUID(), Role.FINANCE);
        assertThat(codes(world.as(other, () -> batches.check(batch)))).containsExactly("treasury.batch_checked");
        assertThat(codes(world.as(maker, () -> batches.approve(batch)))).containsExactly("treasury.batch_own");
    }

    @Test
    void nobodyReleasesTheRunThatPaysThem() {
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", LocalDate.of(2026, 11, 18));
        PayRunId run = world.prepared();
        assertThat(codes(world.as(officer(worker, Role.PAYROLL), () -> world.runs.release(run))))
                .contains("payroll.own_wage");
    }
}
