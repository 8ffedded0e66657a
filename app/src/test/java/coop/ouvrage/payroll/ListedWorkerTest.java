package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.ListedPayee;
import coop.ouvrage.treasury.PayeeSanctions;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.SentPayment;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
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
        world.as(
                coop.officer(Role.TEAM_ADMIN),
                () -> sanctions
                        .take(new GeneratedList(3).file("2026-11-17T21:24:35", 20, List.of("O'DAERDEN, Zoe")))
                        .orThrow());
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
        BatchId batch = new BatchId(Objects.requireNonNull(
                world.as(world.second, () -> world.runs.run(run)).batch()));
        assertThat(world.user.asSystem(() -> batches.payments(batch)))
                .extracting(SentPayment::party)
                .containsExactlyInAnyOrder(zoe, ana);
        assertThat(world.user.asSystem(() -> batches.payments(batch)))
                .extracting(SentPayment::state)
                .containsOnly(SentPayment.State.IN_FLIGHT);
        assertThat(world.waiting("payee_listed")).isZero();
        assertThat(world.broken()).isEmpty();
    }
}
