package coop.ouvrage.guarantee;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The conditions of cover, each in its place, and what becomes of cover. */
@OuvrageTest(perMethod = true)
class GuaranteeTest {

    private final Guarantee guarantee;
    private final Exposures exposures;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final TransactionTemplate transaction;
    private final JdbcClient jdbc;

    private final UUID holder = UUID.randomUUID();
    private UUID unit = holder;
    private UUID client = holder;

    GuaranteeTest(
            Guarantee guarantee,
            Exposures exposures,
            SmallCoop coop,
            CurrentUser user,
            TransactionTemplate transaction,
            JdbcClient jdbc) {
        this.guarantee = guarantee;
        this.exposures = exposures;
        this.coop = coop;
        this.user = user;
        this.transaction = transaction;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aUnitAndAClient() {
        unit = coop.unit(holder);
        client = coop.client(unit);
    }

    private void fund(String amount) {
        coop.fund(amount);
    }

    private void verified() {
        coop.verified(client);
    }

    private CoverRequest request(String inclVat, boolean accepted, UUID... workers) {
        return new CoverRequest(
                "PROD",
                client,
                unit,
                UUID.randomUUID(),
                holder,
                List.of(workers),
                Money.of(inclVat),
                Money.of("65.00"),
                Money.of("874.99"),
                Money.of("60.00"),
                accepted);
    }

    private Outcome<Cover> give(CoverRequest request) {
        return transaction.execute(status -> guarantee.give(UUID.randomUUID(), request));
    }

    @Test
    void tellsEveryReasonInTheOrderOfTheRules() {
        CoverAnswer answer = guarantee.assess(request("3000.00", false, client));
        assertThat(answer.covered()).isFalse();
        assertThat(codes(answer.reasons()))
                .containsExactly(
                        "guarantee.client_not_verified",
                        "guarantee.order_not_accepted",
                        "guarantee.limit_exceeded",
                        "guarantee.linked",
                        "guarantee.fund_low");
        assertThat(answer.limit()).isEqualTo(Money.of("2500.00"));
        assertThat(answer.exposureAfter()).isEqualTo(Money.of("3000.00"));
    }

    @Test
    void givesCoverOnceToAnOrderThatMeetsEveryCondition() {
        verified();
        fund("10000.00");
        UUID order = UUID.randomUUID();
        CoverRequest request = request("1210.00", true, holder);
        Cover first =
                transaction.execute(status -> guarantee.give(order, request)).orThrow();
        assertThat(first.amount()).isEqualTo(Money.of("999.99"));
        assertThat(transaction.execute(status -> guarantee.give(order, request)).orThrow())
                .isEqualTo(first);
        assertThat(guarantee.exposure("PROD", client)).isEqualTo(Money.of("1210.00"));
    }

    /** A quarter of 999.99 is 250.00 to the cent. */
    @Test
    void aFundBelowAQuarterOfWhatItStandsBehindGivesNoNewCover() {
        verified();
        fund("249.99");
        assertThat(codes(guarantee.assess(request("1210.00", true, holder)).reasons()))
                .containsExactly("guarantee.fund_low");
        assertThat(codes(give(request("1210.00", true, holder)).refusals())).containsExactly("guarantee.fund_low");
        fund("0.01");
        give(request("1210.00", true, holder)).orThrow();
        assertThat(codes(give(request("1000.00", true, holder)).refusals()))
                .as("the first cover uses the fund up")
                .containsExactly("guarantee.fund_low");
    }

    /** Trusted up to an amount while its register does not answer, a client is covered up to it and no further. */
    @Test
    void aClientThatIsTrustedProvisionallyIsCoveredUpToItsLimit() {
        fund("10000.00");
        jdbc.sql("update client set state = 'PROVISIONAL', provisional_limit_cents = 50000")
                .update();
        assertThat(codes(guarantee.assess(request("500.01", true, holder)).reasons()))
                .containsExactly("guarantee.provisional_limit");
        assertThat(guarantee.assess(request("500.00", true, holder)).covered()).isTrue();
    }

    @Test
    void anEndedCoverCarriesNoNewContract() {
        verified();
        fund("10000.00");
        UUID order = UUID.randomUUID();
        CoverRequest request = request("1210.00", true, holder);
        transaction.executeWithoutResult(status -> {
            guarantee.give(order, request).orThrow();
            guarantee.end(order);
        });
        assertThat(codes(transaction
                        .execute(status -> guarantee.give(order, request))
                        .refusals()))
                .containsExactly("guarantee.cover_ended");
    }

    @Test
    void afterTheFirstJobTheLimitIsHigher() {
        verified();
        fund("10000.00");
        give(request("1210.00", true, holder)).orThrow();
        assertThat(guarantee.assess(request("8000.00", true, holder)).covered()).isTrue();
        assertThat(codes(guarantee.assess(request("8790.01", true, holder)).reasons()))
                .containsExactly("guarantee.limit_exceeded");
    }

    @Test
    void whatStandsBehindOneSectorAndOneMemberIsMeasuredAgainstItsLimit() {
        verified();
        fund("10000.00");
        give(request("1210.00", true, holder)).orThrow();
        List<Exposure> sectors = user.asSystem(() -> exposures.bySector("PROD"));
        assertThat(sectors).singleElement().returns("graphic design", Exposure::sector);
        assertThat(sectors.getFirst().exceeded())
                .as("one sector holds all of it")
                .isTrue();
        assertThat(user.asSystem(() -> exposures.byMember("PROD")))
                .singleElement()
                .returns(holder, Exposure::member)
                .returns(sectors.getFirst().standing(), Exposure::standing)
                .returns(Money.of("25000.00"), Exposure::limit)
                .returns(false, Exposure::exceeded);
        assertThat(exposures.exceeded("PROD")).as("the sector, not the member").isEqualTo(1);
    }

    @Test
    void twoOrdersAtTheSameInstantDoNotShareTheLastOfALimit() throws Exception {
        verified();
        fund("10000.00");
        Callable<Outcome<Cover>> one = () -> give(request("1500.00", true, holder));
        try (var pool = Executors.newFixedThreadPool(2)) {
            int given = 0;
            for (Future<Outcome<Cover>> outcome : pool.invokeAll(List.of(one, one))) {
                given += outcome.get().isDone() ? 1 : 0;
            }
            // The first is a first job (2,500); the second then meets the higher limit with the first one's exposure
            // counted.
            assertThat(given).isEqualTo(2);
        }
        assertThat(guarantee.exposure("PROD", client)).isEqualTo(Money.of("3000.00"));
    }

    /** The fund stands above its alarm for one cover of 999.99, not for two: whoever comes second is told so. */
    @Test
    void twoClientsAtTheSameInstantDoNotShareTheLastOfTheFund() throws Exception {
        fund("300.00");
        UUID other = coop.business(unit, "DE136695976");
        List.of(client, other).forEach(coop::verified);
        CyclicBarrier bothGiven = new CyclicBarrier(2);
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Callable<Outcome<Cover>>> both = List.of(client, other).stream()
                    .map(asks -> (Callable<Outcome<Cover>>) () -> givenTogether(asks, bothGiven))
                    .toList();
            int given = 0;
            for (Future<Outcome<Cover>> outcome : pool.invokeAll(both)) {
                given += outcome.get().isDone() ? 1 : 0;
            }
            assertThat(given).isEqualTo(1);
        }
    }

    /** Commits only when the other has its answer too, or is made to wait. */
    private Outcome<Cover> givenTogether(UUID asks, CyclicBarrier bothGiven) {
        CoverRequest any = request("1210.00", true, holder);
        CoverRequest request = new CoverRequest(
                any.entity(),
                asks,
                any.unit(),
                any.job(),
                any.holder(),
                any.workers(),
                any.inclVat(),
                any.contribution(),
                any.wageCharge(),
                any.costs(),
                true);
        return transaction.execute(status -> {
            Outcome<Cover> outcome = guarantee.give(UUID.randomUUID(), request);
            try {
                bothGiven.await(1, TimeUnit.SECONDS);
            } catch (TimeoutException | BrokenBarrierException e) {
                assertThat(bothGiven.isBroken()).isTrue();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return outcome;
        });
    }

    @Test
    void anAdviserMayDecideALinkButNotTheirOwnCase() {
        verified();
        fund("10000.00");
        CoverRequest linked = request("1210.00", true, client);
        assertThat(codes(guarantee.assess(linked).reasons())).containsExactly("guarantee.linked");
        UUID adviser = UUID.randomUUID();
        Actor actor =
                new Actor(new UserId(UUID.randomUUID()), adviser, "Adviser", "fr", Set.of(Role.ADVISER), null, false);
        user.as(actor, () -> {
            assertThat(codes(guarantee
                            .decide(linked.job(), List.of(adviser), true, "known")
                            .refusals()))
                    .containsExactly("guarantee.own_case");
            assertThat(codes(guarantee
                            .decide(linked.job(), List.of(holder), true, " ")
                            .refusals()))
                    .containsExactly("guarantee.reason_missing");
            guarantee
                    .decide(linked.job(), List.of(holder), true, "a family festival with a grant")
                    .orThrow();
        });
        assertThat(guarantee.assess(linked).covered()).isTrue();
    }

    @Test
    void usedCoverIsRepaidOrLostNeverMoreThanUsed() {
        verified();
        fund("10000.00");
        UUID order = UUID.randomUUID();
        transaction.executeWithoutResult(status -> {
            guarantee.give(order, request("1210.00", true, holder)).orThrow();
            guarantee.drawn(order, Money.of("874.99"));
            guarantee.repaid(order, Money.of("400.00"));
            guarantee.lost(order, Money.of("9999.00"));
        });
        Cover cover = guarantee.of(order).orElseThrow();
        assertThat(cover.lost()).isEqualTo(Money.of("474.99"));
        assertThat(cover.atRisk()).isEqualTo(Money.ZERO);
    }
}
