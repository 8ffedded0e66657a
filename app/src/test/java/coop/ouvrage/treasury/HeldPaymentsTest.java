package coop.ouvrage.treasury;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One doubtful payment does not keep the others waiting, and leaves nowhere else. */
@OuvrageTest(perMethod = true)
class HeldPaymentsTest {

    private final PaymentBatches batches;
    private final BatchFiles files;
    private final HeldPayments held;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final BusinessTime time;
    private static final List<String> AMOUNTS = List.of("60.00", "75.50", "10.00");
    private final List<UUID> sources =
            Stream.generate(UUID::randomUUID).limit(AMOUNTS.size()).toList();
    private Actor first;
    private Actor second;
    private UUID zoe;
    private BatchId batch;

    HeldPaymentsTest(
            PaymentBatches batches,
            BatchFiles files,
            HeldPayments held,
            SmallCoop coop,
            CurrentUser user,
            BusinessTime time) {
        this.batches = batches;
        this.files = files;
        this.held = held;
        this.coop = coop;
        this.user = user;
        this.time = time;
    }

    @BeforeEach
    void make() {
        first = coop.officer(Role.FINANCE);
        second = coop.officer(Role.FINANCE);
        zoe = coop.person("Zoé", "Lambert");
        batch = make(0, 1, 2).orThrow();
    }

    private Payment owed(int place) {
        return Payment.of(
                "test",
                sources.get(place),
                zoe,
                Iban.of("BE68539007547034"),
                Money.of(AMOUNTS.get(place)),
                "paper " + AMOUNTS.get(place),
                AccountRole.CLAIMS_PAYABLE);
    }

    private Outcome<BatchId> make(int... places) {
        List<Payment> some = IntStream.of(places).mapToObj(this::owed).toList();
        return user.as(first, () -> batches.create(PaymentBatch.Kind.OTHER, "PROD", time.today(), some));
    }

    private SentPayment payment(int place) {
        return user.as(first, () -> batches.payments(batch)).get(place);
    }

    @Test
    void theOthersLeaveWithoutIt() {
        SentPayment doubtful = payment(1);
        assertThat(codes(user.as(second, () -> held.holdBack(doubtful.id(), " "))))
                .containsExactly("treasury.reason_missing");
        user.as(
                second,
                () -> held.holdBack(doubtful.id(), "two invoices with one number")
                        .orThrow());
        assertThat(codes(user.as(second, () -> held.holdBack(doubtful.id(), "again"))))
                .containsExactly("treasury.batch_not_waiting");
        user.as(second, () -> batches.approve(batch).orThrow());
        String file =
                new String(user.as(second, () -> files.export(batch)).orThrow().bytes(), StandardCharsets.UTF_8);
        assertThat(file)
                .contains("<NbOfTxs>2</NbOfTxs>", "<CtrlSum>70.00</CtrlSum>", "paper 60.00", "paper 10.00")
                .doesNotContain("75.50");
        assertThat(codes(user.as(first, () -> held.holdBack(payment(0).id(), "too late"))))
                .containsExactly("treasury.batch_not_waiting");
        assertThat(user.as(first, held::all))
                .extracting(SentPayment::heldReason)
                .contains("two invoices with one number");
    }

    @Test
    void noOtherBatchPaysItUntilSomebodyLetsItGo() {
        SentPayment doubtful = payment(1);
        user.as(
                second,
                () -> held.holdBack(doubtful.id(), "account to be checked").orThrow());
        assertThat(codes(make(1))).containsExactly("treasury.already_paid");
        user.as(first, () -> held.letGo(doubtful.id()).orThrow());
        assertThat(codes(user.as(first, () -> held.letGo(doubtful.id())))).containsExactly("treasury.payment_not_held");
        assertThat(make(1).isDone()).isTrue();
    }

    @Test
    void theLastOneOfABatchIsGivenUpWithIt() {
        user.as(second, () -> held.holdBack(payment(0).id(), "doubt").orThrow());
        user.as(second, () -> held.holdBack(payment(1).id(), "doubt").orThrow());
        assertThat(codes(user.as(second, () -> held.holdBack(payment(2).id(), "doubt"))))
                .containsExactly("treasury.last_of_batch");
        user.as(second, () -> batches.cancel(batch, "all doubtful").orThrow());
        assertThat(make(0, 1, 2).isDone()).as("nothing of it is held any more").isTrue();
    }
}
