package coop.ouvrage.jobs;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.worklist.WaitingItem;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** What waits for advisers: cover that no rule can give, units that spent more than they had. */
@OuvrageTest(perMethod = true)
class CoverDecisionsTest {

    private final ApplicationContext context;
    private final CoverDecisions decisions;
    private final Signatures signatures;
    private final Invoices invoices;
    private final Worklist worklist;
    private JobWorld world;

    CoverDecisionsTest(
            ApplicationContext context,
            CoverDecisions decisions,
            Signatures signatures,
            Invoices invoices,
            Worklist worklist) {
        this.context = context;
        this.decisions = decisions;
        this.signatures = signatures;
        this.invoices = invoices;
        this.worklist = worklist;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(JobWorld.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    /** 3,000.00 before VAT for a first job: above the limit of 2,500. */
    private JobId aboveTheLimit() {
        JobId job = world.ordered("2026-12-04", "3000.00", "0.00");
        world.signed(job);
        assertThat(world.contract(job).state()).isEqualTo(ContractState.SENT);
        return job;
    }

    private List<String> waiting() {
        return world.user.as(world.coop.officer(Role.ADVISER), () -> worklist.waiting(null, 0, 50)).stream()
                .map(WaitingItem::item)
                .map(item -> item.kind() + " " + item.link())
                .toList();
    }

    @Test
    void anAdviserGivesCoverAboveTheLimitAndTheEntitySigns() {
        JobId job = aboveTheLimit();
        assertThat(waiting()).containsExactly("guarantee.decide /desk/guarantee/jobs/" + job);
        Actor holderAsAdviser = new Actor(
                new UserId(UUID.randomUUID()), world.holder, "Maud", "fr", Set.of(Role.ADVISER), null, false);
        assertThat(codes(world.user.as(holderAsAdviser, () -> decisions.decide(job, true, "mine"))))
                .containsExactly("guarantee.own_case");
        assertThatThrownBy(() ->
                        world.user.as(SmallCoop.member(world.holder), () -> decisions.decide(job, true, "mine")))
                .isInstanceOf(AccessDenied.class);
        Actor adviser = world.coop.officer(Role.ADVISER);
        assertThat(codes(world.user.as(adviser, () -> decisions.decide(job, true, " "))))
                .containsExactly("guarantee.reason_missing");
        assertThat(codes(world.user.as(adviser, () -> decisions.of(job)).answer().reasons()))
                .containsExactly("guarantee.limit_exceeded");

        world.user
                .as(adviser, () -> decisions.decide(job, true, "a city that always pays"))
                .orThrow();
        assertThat(world.contract(job).state()).isEqualTo(ContractState.SIGNED);
        assertThat(waiting()).isEmpty();
        assertThat(world.coop.wrong()).isEmpty();
    }

    @Test
    void withoutCoverTheContractWaitsAndSaysWhy() {
        JobId job = aboveTheLimit();
        world.user
                .as(world.coop.officer(Role.ADVISER), () -> decisions.decide(job, false, "too much for one client"))
                .orThrow();
        assertThat(world.contract(job).state()).isEqualTo(ContractState.SENT);
        assertThat(codes(world.user.as(
                        SmallCoop.member(world.holder), () -> signatures.waitsFor(world.contractId(job)))))
                .containsExactly("guarantee.adviser_refused");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void aUnitThatSpentMoreThanItHasWaitsForItsAdviser() {
        JobId job = world.declared("2026-12-04", "1000.00", "0.00");
        world.worked(job);
        world.paid();
        world.clock.passTo(LocalDate.of(2026, 12, 7));
        assertThat(waiting()).isEmpty();
        world.user
                .as(
                        SmallCoop.member(world.holder),
                        () -> invoices.credit(Objects.requireNonNull(world.job(job).invoice()), "the sound failed"))
                .orThrow();
        world.clock.passTo(LocalDate.of(2026, 12, 8));
        assertThat(waiting()).containsExactly("unit.shortfall /units/" + world.unit);
        world.coop.given(world.unit, "2000.00");
        world.clock.passTo(LocalDate.of(2026, 12, 9));
        assertThat(waiting()).isEmpty();
    }
}
