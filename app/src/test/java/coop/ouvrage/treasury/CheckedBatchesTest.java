package coop.ouvrage.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.AskedBanks;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.treasury.spi.PayeeVerification.Answer;
import coop.ouvrage.treasury.spi.PayeeVerification.Payee;
import coop.ouvrage.treasury.spi.PayeeVerification.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is made and released in one go passes the same checks as what two people make and release one after the other. */
@OuvrageTest(perMethod = true)
class CheckedBatchesTest {

    private static final String RIGHT = "BE68539007547034";
    private static final String WRONG = "BE52979000010109";

    private final CheckedBatches checkedBatches;
    private final PaymentBatches batches;
    private final PayeeChecks payees;
    private final AskedBanks banks;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final BusinessTime time;
    private final List<Payee> asked = new ArrayList<>();

    CheckedBatchesTest(
            CheckedBatches checkedBatches,
            PaymentBatches batches,
            PayeeChecks payees,
            AskedBanks banks,
            SmallCoop coop,
            CurrentUser user,
            BusinessTime time) {
        this.checkedBatches = checkedBatches;
        this.batches = batches;
        this.payees = payees;
        this.banks = banks;
        this.coop = coop;
        this.user = user;
        this.time = time;
    }

    @BeforeEach
    void open() {
        banks.answer(payee -> {
            asked.add(payee);
            return Answer.of(payee.iban().value().equals(WRONG) ? Result.NO_MATCH : Result.MATCH);
        });
    }

    @AfterEach
    void close() {
        banks.answer(null);
    }

    private static Payment wage(UUID worker, String iban) {
        return Payment.wage(UUID.randomUUID(), worker, Iban.of(iban), Money.of("60.00"), "2026-11");
    }

    private static UUID id(Actor actor) {
        return Objects.requireNonNull(actor.user()).value();
    }

    /** The limit of a day does not hold wages back: nothing else would stop a run with wrong digits. */
    @Test
    void wagesTooStayBelowTheLimitOfABatch() {
        UUID zoe = coop.person("Zoé", "Lambert");
        Payment wrongDigits = Payment.wage(UUID.randomUUID(), zoe, Iban.of(RIGHT), Money.of("20000000.01"), "2026-11");
        refused(
                coop.officer(Role.FINANCE),
                List.of(wrongDigits),
                id(coop.officer(Role.FINANCE)),
                "treasury.batch_above_limit");
    }

    /** A pay run makes and releases its batch in one go: nothing is left of one that is refused, but what the bank said. */
    @Test
    void aBatchThatIsSentAtOnceIsHeldBackForTheSameReasons() {
        UUID zoe = coop.person("Zoé", "Lambert");
        Actor first = coop.officer(Role.FINANCE);
        Actor second = coop.officer(Role.FINANCE);
        Actor paid =
                new Actor(new UserId(UUID.randomUUID()), zoe, "Zoé", "fr", Set.of(Role.FINANCE), time.now(), false);
        UUID checker = id(first);
        List<Payment> wages = List.of(wage(zoe, RIGHT), wage(zoe, WRONG));
        refused(first, wages, checker, "treasury.batch_own");
        refused(second, wages, null, "treasury.batch_not_checked");
        refused(paid, wages, checker, "treasury.batch_pays_you");
        refused(Actor.SYSTEM, wages, checker, "treasury.batch_by_person");
        assertThat(asked).as("nobody asks about a batch that is refused anyway").isEmpty();
        refused(second, wages, checker, "treasury.payee_no_match");
        assertThatThrownBy(() -> user.as(
                        coop.officer(Role.MEMBER),
                        () -> checkedBatches.send(PaymentBatch.Kind.WAGES, "PROD", time.today(), wages, checker)))
                .isInstanceOf(AccessDenied.class);
        PayeeCheck wrong = user.as(
                        second,
                        () -> payees.noMatches(new PayeeChecks.Query("", "", "", false, 0, 9))
                                .checks())
                .getFirst();
        user.as(second, () -> payees.accept(wrong.id(), "called her").orThrow());

        BatchId sent = user.as(
                second, () -> checkedBatches.send(PaymentBatch.Kind.WAGES, "PROD", time.today(), wages, checker));
        PaymentBatch batch = user.as(second, () -> batches.find(sent)).orElseThrow();
        assertThat(batch.state()).isEqualTo(PaymentBatch.State.RELEASED);
        assertThat(batch.madeBy()).isNull();
        assertThat(batch.firstPerson()).isEqualTo(checker);
        assertThat(batch.releasedBy()).isEqualTo(id(second));
        assertThat(user.asSystem(() -> batches.payments(sent)))
                .extracting(SentPayment::endToEndId, SentPayment::state, SentPayment::beneficiary)
                .containsExactly(
                        tuple(wages.getFirst().endToEndId(), SentPayment.State.IN_FLIGHT, "Zoé Lambert"),
                        tuple(wages.getLast().endToEndId(), SentPayment.State.IN_FLIGHT, "Zoé Lambert"));
        assertThat(payees.ofBatch(sent).values())
                .extracting(PayeeCheck::result)
                .containsExactlyInAnyOrder(Result.MATCH, Result.NO_MATCH);
        refused(second, wages, checker, "treasury.already_paid");
    }

    private void refused(Actor actor, List<Payment> wages, @Nullable UUID checker, String code) {
        assertThatThrownBy(() -> user.as(
                        actor,
                        () -> checkedBatches.send(PaymentBatch.Kind.WAGES, "PROD", time.today(), wages, checker)))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        e -> assertThat(e.refusals()).extracting(Refusal::code).containsExactly(code));
        if (!code.equals("treasury.already_paid")) {
            assertThat(user.asSystem(() -> batches.latest(9))).isEmpty();
        }
    }
}
