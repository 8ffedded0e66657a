package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.sanctions.GeneratedList;
import coop.ouvrage.sanctions.Sanctions;
import coop.ouvrage.transaction.WriteBehind;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.ListedPayee;
import coop.ouvrage.treasury.PayeeSanctions;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.SentPayment;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** A pay run does not leave with a worker of a listed name, as no batch does. */
@OuvrageTest(perMethod = true)
class ListedWorkerTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);

    private final PayrollWorld world;
    private final PaymentBatches batches;
    private final PayeeSanctions listed;
    private final Sanctions sanctions;
    private final SmallCoop coop;

    ListedWorkerTest(
            ApplicationContext context,
            PaymentBatches batches,
            PayeeSanctions listed,
            Sanctions sanctions,
            SmallCoop coop) {
        this.world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
        this.batches = batches;
        this.listed = listed;
        this.sanctions = sanctions;
        this.coop = coop;
    }

    @Test
    void theRunWaitsUntilAnOfficerSaysThatItIsSomebodyElse() {
        UUID zoe = world.worker("Zoé");
        UUID ana = world.worker("Ana");
        world.done(zoe, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        world.done(ana, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        load("O'DAERDEN, Zoe");
        PayRunId run = world.prepared();

        for (int time = 0; time < 2; time++) {
            assertThatThrownBy(() -> world.as(world.second, () -> world.runs.release(run)))
                    .isInstanceOfSatisfying(
                            RefusedException.class,
                            e -> assertThat(e.refusals())
                                    .extracting(Refusal::code)
                                    .containsExactly("treasury.payee_listed"));
            assertThat(world.user.asSystem(() -> batches.latest(9))).isEmpty();
            assertThat(world.as(world.second, () -> world.runs.run(run)).batch())
                    .isNull();
            assertThat(world.ledger.balance("PROD", AccountRole.IN_FLIGHT, null))
                    .isEqualTo(Money.ZERO);
            assertThat(world.ledger.partyBalance("PROD", AccountRole.NET_WAGES_PAYABLE, zoe))
                    .as("not booked either")
                    .isEqualTo(Money.ZERO);
            assertThat(world.waiting("payee_listed"))
                    .as("the question stays, once")
                    .isEqualTo(1);
        }

        ListedPayee asked = world.as(world.second, listed::all).getFirst();
        assertThat(asked.party()).isEqualTo(zoe);
        world.as(
                world.second,
                () -> listed.somebodyElse(asked.id(), "born 1990 in Liège").orThrow());
        world.as(world.second, () -> world.runs.release(run)).orThrow();
        assertThat(paid(run)).extracting(SentPayment::party).containsExactlyInAnyOrder(zoe, ana);
        assertThat(paid(run)).extracting(SentPayment::state).containsOnly(SentPayment.State.IN_FLIGHT);
        assertThat(world.waiting("payee_listed")).isZero();
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void theCheckShowsItAndTheOthersArePaidWithoutWaiting() {
        UUID zoe = world.worker("Zoé");
        UUID ana = world.worker("Ana");
        world.done(zoe, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        world.done(ana, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        load("O'DAERDEN, Zoe");
        PayRunId run = world.prepared();
        assertThat(world.as(world.second, () -> world.runs.unpaid(run))).isEmpty();

        world.as(world.first, () -> world.runs.check(run)).orThrow();
        assertThat(world.as(world.second, () -> world.runs.unpaid(run)))
                .as("asked by the check, before anybody releases")
                .extracting(wage -> wage.payment().worker(), UnpaidWage::why)
                .containsExactly(tuple(zoe, Set.of(UnpaidWage.Why.LISTED)));
        assertThat(world.as(world.first, () -> world.runs.leaveOut(run, ana)).refusals())
                .as("nothing is open about Ana")
                .extracting(Refusal::code)
                .containsExactly("payroll.nothing_to_leave_out");

        world.as(world.first, () -> world.runs.leaveOut(run, zoe)).orThrow();
        world.prepare();
        world.as(world.second, () -> world.runs.release(run)).orThrow();
        assertThat(paid(run)).extracting(SentPayment::party).containsExactly(ana);
        assertThat(told("payroll.mail.payslip"))
                .as("Ana alone is promised a day")
                .isEqualTo(1);
        assertThat(told("payroll.mail.held")).isEqualTo(1);
        assertThat(world.user
                        .asSystem(() -> world.payslips.explained(
                                world.of(zoe).getFirst().id()))
                        .expectedOn())
                .isNull();
        assertThat(world.ledger.partyBalance("PROD", AccountRole.NET_WAGES_PAYABLE, zoe))
                .as("owed all the same")
                .isEqualTo(world.of(zoe).getFirst().totals().net().negate());
        assertThat(world.as(world.second, () -> world.runs.unpaid()))
                .extracting(wage -> wage.payment().worker())
                .containsExactly(zoe);
        assertThat(world.prepare()).as("nothing goes while nobody has decided").isEmpty();
        assertThat(world.broken()).isEmpty();

        ListedPayee asked = world.as(world.second, listed::all).getFirst();
        world.as(
                world.second,
                () -> listed.somebodyElse(asked.id(), "born 1990 in Liège").orThrow());
        PayRunId next = world.released();
        assertThat(paid(next)).extracting(SentPayment::party).containsExactly(zoe);
        assertThat(told("payroll.mail.leaves")).isEqualTo(1);
        assertThat(world.user
                        .asSystem(() -> world.payslips.explained(
                                world.of(zoe).getFirst().id()))
                        .expectedOn())
                .isEqualTo(world.as(world.second, () -> world.runs.run(next))
                        .payDay()
                        .creditedOn());
        assertThat(world.as(world.second, () -> world.runs.unpaid())).isEmpty();
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void aWorkerLeftOutComesBackIntoTheRunWhenSomebodyDecidesBeforeItsRelease() {
        UUID zoe = world.worker("Zoé");
        world.done(zoe, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        load("O'DAERDEN, Zoe");
        PayRunId run = world.prepared();
        world.as(world.first, () -> world.runs.check(run)).orThrow();
        world.as(world.first, () -> world.runs.leaveOut(run, zoe)).orThrow();
        ListedPayee asked = world.as(world.second, listed::all).getFirst();
        world.as(
                world.second,
                () -> listed.somebodyElse(asked.id(), "born 1990 in Liège").orThrow());

        assertThat(world.prepare())
                .as("the run of its payslip, not one before it")
                .containsExactly(run);
        world.as(world.second, () -> world.runs.release(run)).orThrow();
        assertThat(paid(run)).extracting(SentPayment::party).containsExactly(zoe);
        assertThat(world.broken()).isEmpty();
    }

    private int told(String key) {
        return world.user.asSystem(() -> {
            WriteBehind.writeAll();
            return world.jdbc
                    .sql("select count(*) from outgoing_message where text_key = :key")
                    .param("key", key)
                    .query(Integer.class)
                    .single();
        });
    }

    private void load(String name) {
        world.as(
                coop.officer(Role.TEAM_ADMIN),
                () -> sanctions
                        .take(new GeneratedList(3).file("2026-11-17T21:24:35", 20, List.of(name)))
                        .orThrow());
    }

    private List<SentPayment> paid(PayRunId run) {
        BatchId batch = new BatchId(Objects.requireNonNull(
                world.as(world.second, () -> world.runs.run(run)).batch()));
        return world.user.asSystem(() -> batches.payments(batch));
    }
}
