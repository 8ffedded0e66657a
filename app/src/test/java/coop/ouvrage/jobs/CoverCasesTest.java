package coop.ouvrage.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.WaitingItem;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** A first job above the limit of a new client: signed by the worker, it waits until an adviser says yes or no. */
@OuvrageTest(perMethod = true)
class CoverCasesTest {

    private final ApplicationContext context;
    private final CoverCases cases;
    private final Verification verification;
    private final Worklist worklist;
    private JobWorld world;
    private JobId job;

    CoverCasesTest(ApplicationContext context, CoverCases cases, Verification verification, Worklist worklist) {
        this.verification = verification;
        this.context = context;
        this.cases = cases;
        this.worklist = worklist;
    }

    @BeforeEach
    void aLargeJobWaits() {
        world = context.getAutowireCapableBeanFactory().createBean(JobWorld.class);
        job = world.ordered("2026-12-04", "2900.00", "0.00");
        world.signed(job);
        assertThat(asked()).extracting(Item::link).containsExactly("/desk/covers/" + job);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<Item> asked() {
        return worklist.ofKind(Guarantee.DECISION_ASKED).stream()
                .map(WaitingItem::item)
                .toList();
    }

    private Actor adviser() {
        return world.coop.officer(Role.ADVISER);
    }

    private Outcome<UUID> decide(boolean yes, String reason) {
        return world.user.as(adviser(), () -> cases.decide(job, yes, reason));
    }

    @Test
    void aYesLetsTheEntitySign() {
        assertThat(world.user.as(adviser(), () -> cases.of(job)).orElseThrow().against())
                .extracting(Refusal::code)
                .containsExactly("guarantee.limit_exceeded");
        assertThat(SmallCoop.codes(decide(true, " "))).containsExactly("guarantee.reason_missing");
        assertThat(asked()).hasSize(1);

        assertThat(decide(true, "known to two colleagues for years").isDone()).isTrue();
        assertThat(world.job(job).step(Step.CONTRACT).state()).isEqualTo(StepState.State.DONE);
        assertThat(asked()).isEmpty();
        assertThat(world.user.as(adviser(), () -> cases.of(job)).orElseThrow().isOpen())
                .isFalse();
        assertThat(SmallCoop.codes(decide(false, "on second thoughts"))).containsExactly("jobs.cover_too_late");
    }

    @Test
    void aLimitThatIsHighEnoughTheNextMorningLetsTheEntitySign() {
        world.user.as(
                world.coop.officer(Role.TEAM_ADMIN),
                () -> verification
                        .setConditions(new ClientId(world.client), 30, Money.of("20000.00"), "accounts seen")
                        .orThrow());
        assertThat(world.job(job).step(Step.CONTRACT).state()).isNotEqualTo(StepState.State.DONE);

        world.clock.passTo(LocalDate.parse("2026-11-21"));
        assertThat(world.job(job).step(Step.CONTRACT).state()).isEqualTo(StepState.State.DONE);
        assertThat(asked()).isEmpty();
    }

    @Test
    void aNoIsToldAndEndsTheQuestion() {
        assertThat(decide(false, "nobody knows this client").isDone()).isTrue();
        assertThat(asked()).isEmpty();
        assertThat(world.user.as(adviser(), () -> cases.of(job)).orElseThrow().against())
                .extracting(Refusal::code)
                .containsExactly("guarantee.adviser_refused");
    }

    @Test
    void theMoneyOfTheFundIsNotGivenFromAForgottenScreen() {
        Actor forgotten = new Actor(
                adviser().user(),
                adviser().party(),
                "Inès",
                "fr",
                java.util.Set.of(Role.ADVISER),
                java.time.Instant.parse("2026-11-20T07:00:00Z"),
                false);
        assertThatThrownBy(() -> world.user.as(forgotten, () -> cases.decide(job, true, "known for years")))
                .isInstanceOf(StepUp.Needed.class);
        assertThat(world.job(job).step(Step.CONTRACT).state()).isNotEqualTo(StepState.State.DONE);
        assertThat(asked()).hasSize(1);
    }

    @Test
    void nobodyDecidesOnTheirOwnCase() {
        Actor herself = new Actor(
                adviser().user(),
                world.holder,
                "Maud",
                "fr",
                java.util.Set.of(Role.ADVISER),
                adviser().provenAt(),
                false);
        assertThat(SmallCoop.codes(world.user.as(herself, () -> cases.decide(job, true, "I know them"))))
                .containsExactly("guarantee.own_case");
    }
}
