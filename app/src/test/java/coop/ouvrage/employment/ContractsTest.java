package coop.ouvrage.employment;

import static coop.ouvrage.employment.EmploymentWorld.shift;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Contracts from the holder's form to both signatures, and what refuses them. */
@OuvrageTest(perMethod = true)
class ContractsTest {

    private final ApplicationContext context;
    private final Amendments amendments;
    private final Regularisations regularisations;
    private EmploymentWorld world;

    ContractsTest(ApplicationContext context, Amendments amendments, Regularisations regularisations) {
        this.context = context;
        this.amendments = amendments;
        this.regularisations = regularisations;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    @Test
    void contractIsPricedPreparedSentAndSignedByBothSides() {
        WorkContract contract = world.signed(
                world.terms(ContractKind.ARTIST, new Pay.Budget(Money.of("875.00")), shift("2026-11-27", 18, 24)));

        assertThat(contract.state()).isEqualTo(ContractState.SIGNED);
        assertThat(contract.gross()).isEqualTo(Money.of("557.32"));
        assertThat(contract.charge()).isEqualTo(Money.of("874.99"));
        assertThat(contract.language()).isEqualTo("fr");
        List<Signature> signatures = world.signatures.of(contract.id());
        assertThat(signatures)
                .extracting(Signature::side)
                .containsExactly(Signature.Side.WORKER, Signature.Side.EMPLOYER);
        assertThat(signatures)
                .extracting(Signature::documentHash)
                .doesNotContainNull()
                .containsOnly(signatures.getFirst().documentHash());
        assertThat(signatures.getLast().proof()).contains("Lucie Moreau");
        assertThat(held(contract)).isEqualTo("874.99");
    }

    private String held(WorkContract contract) {
        return Money.ofCents(world.jdbc
                        .sql(
                                "select coalesce(sum(own_cents), 0) from reservation where purpose_id = :id and state = 'HELD'")
                        .param("id", contract.id().value())
                        .query(Long.class)
                        .single())
                .toString();
    }

    @Test
    void startInThePastIsRefusedWithTheRegularisationAsWayOut() {
        ContractTerms terms = world.evening("2026-11-19");
        assertThat(codes(world.as(world.holder, () -> world.contracts.prepare(terms))))
                .containsExactly("employment.start_in_past");

        UUID request = world.as(world.holder, () -> regularisations.request(terms, "Le contrat a été oublié"))
                .orThrow();
        assertThat(world.waiting("employment.regularisation")).isEqualTo(1);
        assertThat(regularisations.count(world.unit)).isEqualTo(1);
        ContractId contract = world.asOfficer(() -> regularisations.accept(request, "Preuve reçue du client"))
                .orThrow();
        assertThat(world.find(contract).state()).isEqualTo(ContractState.SENT);
        assertThat(world.find(contract).regularised()).isTrue();
        assertThat(world.sign(contract).orThrow().state()).isEqualTo(ContractState.SIGNED);
        assertThat(codes(world.asOfficer(() -> regularisations.accept(request, "encore"))))
                .contains("employment.already_decided");
    }

    @Test
    void everyRefusalOfTheTermsIsToldInOrder() {
        ContractTerms nothing = new ContractTerms(
                world.evening("2026-11-27").assignment(),
                ContractKind.ARTIST,
                List.of(),
                new Pay.Gross(Money.of("100.00")),
                new Post(" ", EmploymentWorld.HALL, "304.00", ""));
        assertThat(codes(nothing)).containsExactly("employment.no_days", "employment.text_missing");
        assertThat(codes(world.terms(
                        ContractKind.ARTIST,
                        new Pay.Gross(Money.of("400.00")),
                        shift("2026-11-27", 9, 22),
                        shift("2026-11-27", 20, 23),
                        new WorkDay(LocalDate.of(2026, 11, 28), LocalTime.of(9, 0), LocalTime.of(10, 0), 60))))
                .containsExactly("employment.day_too_long", "employment.day_without_work", "employment.days_overlap");
        assertThat(codes(
                        world.terms(ContractKind.ARTIST, new Pay.Gross(Money.of("30.00")), shift("2026-11-19", 9, 17))))
                .containsExactly("employment.start_in_past", "employment.below_minimum");
        assertThat(codes(
                        world.terms(ContractKind.ARTIST, new Pay.Gross(Money.ofCents(-1)), shift("2026-11-27", 9, 17))))
                .containsExactly("employment.pay_not_positive", "employment.below_minimum");
        assertThat(codes(world.terms(
                        ContractKind.ARTIST, new Pay.Gross(Money.of("1000000.01")), shift("2026-11-27", 9, 17))))
                .containsExactly("employment.pay_too_high");
    }

    /** The night in which the clock goes forward has no half past two; nobody signs a year and a day, or a page of function. */
    @Test
    void timesThatDoNotExistAndTermsWithoutEndAreRefused() {
        WorkDay never = new WorkDay(LocalDate.of(2027, 3, 28), LocalTime.of(2, 30), LocalTime.of(8, 0), 0);
        assertThat(codes(world.terms(ContractKind.ARTIST, new Pay.Gross(Money.of("400.00")), never)))
                .contains("employment.no_such_time");
        WorkDay[] days = java.util.stream.IntStream.range(0, 367)
                .mapToObj(day -> new WorkDay(
                        LocalDate.of(2026, 11, 27).plusDays(day), LocalTime.of(12, 0), LocalTime.of(16, 0), 0))
                .toArray(WorkDay[]::new);
        assertThat(codes(world.terms(ContractKind.ARTIST, new Pay.Gross(Money.of("400.00")), days)))
                .contains("employment.too_many_days");
        ContractTerms evening = world.evening("2026-11-27");
        assertThat(codes(new ContractTerms(
                        evening.assignment(),
                        evening.kind(),
                        evening.days(),
                        evening.pay(),
                        new Post("violoniste ".repeat(20), EmploymentWorld.HALL, "304.00", ""))))
                .contains("employment.text_too_long");
    }

    @Test
    void shortShiftIsPaidThreeHoursAndRefusedOnlyWhenTheBudgetCannotCarryIt() {
        ContractEstimate shown = world.contracts.estimate(
                world.terms(ContractKind.ARTIST, new Pay.Hourly(new BigDecimal("20")), shift("2026-11-27", 18, 20)));
        assertThat(shown.refusals()).isEmpty();
        assertThat(java.util.Objects.requireNonNull(shown.price()).raiseCost()).isEqualTo(Money.of("31.40"));

        assertThat(codes(world.terms(
                        ContractKind.ARTIST, new Pay.Budget(Money.of("50.00")), shift("2026-11-27", 18, 20))))
                .containsExactly("employment.budget_below_minimum_hours");
    }

    @Test
    void workerCannotBeInTwoPlacesAtOnce() {
        world.sent(world.evening("2026-11-27"));
        assertThat(codes(world.terms(
                        ContractKind.ARTIST, new Pay.Gross(Money.of("200.00")), shift("2026-11-27", 21, 24))))
                .contains("employment.worker_busy");
        assertThat(codes(world.terms(
                        ContractKind.ARTIST, new Pay.Gross(Money.of("200.00")), shift("2026-11-27", 22, 24))))
                .isEmpty();
    }

    /** J04: a shift of 1 h 40 and one of 50 min on one day are paid as 3 h 00. */
    @Test
    void shiftsOfOneDayAreAddedBeforeTheyAreRaised() {
        WorkDay noon = new WorkDay(LocalDate.of(2026, 11, 27), LocalTime.of(11, 30), LocalTime.of(13, 10), 0);
        WorkDay evening = new WorkDay(LocalDate.of(2026, 11, 27), LocalTime.of(18, 0), LocalTime.of(18, 50), 0);
        ContractPrice price = java.util.Objects.requireNonNull(world.contracts
                .estimate(world.terms(ContractKind.ARTIST, new Pay.Hourly(new BigDecimal("20")), evening, noon))
                .price());
        assertThat(price.days()).extracting(PaidDay::paidMinutes).containsExactly(100, 80);
        assertThat(price.gross()).isEqualTo(Money.of("60.00"));
    }

    @Test
    void functionsAndCommitteesThatNobodyKnowsAreRefused() {
        ContractTerms terms = world.evening("2026-11-27");
        assertThat(codes(with(terms, new Post("Pilote", EmploymentWorld.HALL, "316.00", ""))))
                .containsExactly("employment.committee_unknown");
        assertThat(codes(with(terms, new Post("Pilote", EmploymentWorld.HALL, "200.00", "", "200/X"))))
                .containsExactly("employment.function_unknown");
        assertThat(codes(with(terms, new Post("Pianiste", EmploymentWorld.HALL, "304.00", "", "304/music"))))
                .isEmpty();
    }

    private static ContractTerms with(ContractTerms terms, Post post) {
        return new ContractTerms(terms.assignment(), terms.kind(), terms.days(), terms.pay(), post);
    }

    /** Both contracts were possible when they were made; the second one is not any more when it is to be signed. */
    @Test
    void workingTimeIsLookedAtAgainWhenTheEntitySigns() {
        ContractId later = world.sent(
                world.terms(ContractKind.ARTIST, new Pay.Gross(Money.of("200.00")), shift("2026-11-28", 9, 12)));
        ContractTerms night =
                world.terms(ContractKind.ARTIST, new Pay.Gross(Money.of("200.00")), shift("2026-11-27", 20, 24));
        Assignment own = night.assignment();
        ContractId before = world.sent(new ContractTerms(
                new Assignment(own.entity(), own.job(), null, own.unit(), own.holder(), own.holder()),
                night.kind(),
                night.days(),
                night.pay(),
                night.post()));
        world.jdbc
                .sql("update work_contract set worker = :worker where id = :id")
                .param("worker", world.worker)
                .param("id", before.value())
                .update();
        assertThat(world.sign(later).orThrow().state()).isEqualTo(ContractState.SENT);
        assertThat(codes(world.signatures.signForEntity(later))).containsExactly("employment.rest_too_short");
    }

    @Test
    void restTooShortIsToldWhileTyping() {
        world.sent(world.terms(ContractKind.ARTIST, new Pay.Gross(Money.of("200.00")), shift("2026-11-27", 20, 24)));
        assertThat(codes(world.terms(
                        ContractKind.ARTIST, new Pay.Gross(Money.of("200.00")), shift("2026-11-28", 9, 13))))
                .containsExactly("employment.rest_too_short");
    }

    @Test
    void onlyTheWorkerSignsAndOnlyWithTheCode() {
        ContractId id = world.sent(world.evening("2026-11-27"));
        assertThatThrownBy(() -> world.as(world.holder, () -> world.signatures.sign(id, "000000")))
                .isInstanceOf(AccessDenied.class);
        assertThat(codes(world.as(world.worker, () -> world.signatures.sign(id, "000000"))))
                .containsExactly("employment.code_expired");
        world.as(world.worker, () -> world.signatures.requestCode(id)).orThrow();
        String code = world.code();
        String wrong = code.equals("111111") ? "222222" : "111111";
        for (int i = 0; i < 5; i++) {
            assertThat(codes(world.as(world.worker, () -> world.signatures.sign(id, wrong))))
                    .containsExactly("employment.code_wrong");
        }
        assertThat(codes(world.as(world.worker, () -> world.signatures.sign(id, code))))
                .containsExactly("employment.code_too_many");
    }

    @Test
    void entityWaitsWithoutMoneyAndSignsWhenItHasCome() {
        ContractId id = world.sent(
                world.terms(ContractKind.ARTIST, new Pay.Gross(Money.of("9000.00")), shift("2026-11-27", 18, 22)));
        WorkContract waiting = world.sign(id).orThrow();

        assertThat(waiting.state()).isEqualTo(ContractState.SENT);
        assertThat(waiting.signedByWorker()).isTrue();
        assertThat(world.mails("employment.mail.waits")).isEqualTo(1);
        assertThat(world.declarations.of(id)).isEmpty();
        assertThat(codes(world.signatures.signForEntity(id))).containsExactly("unit.not_enough");
    }

    @Test
    void withoutMandateTheEntitySignsNothing() {
        world.jdbc
                .sql("update signing_mandate set valid_to = date '2026-01-01'")
                .update();
        ContractId id = world.sent(world.evening("2026-11-27"));

        assertThat(world.sign(id).orThrow().state()).isEqualTo(ContractState.SENT);
        assertThat(codes(world.signatures.signForEntity(id))).containsExactly("employment.no_mandate");
    }

    @Test
    void signingAfterTheStartIsRefused() {
        ContractId id = world.sent(world.evening("2026-11-27"));
        world.at(LocalDateTime.parse("2026-11-27T18:00"));
        assertThat(codes(world.as(world.worker, () -> world.signatures.requestCode(id))))
                .containsExactly("employment.start_in_past");
    }

    @Test
    void cancellationBeforeTheStartFreesTheMoney() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        assertThat(codes(world.as(world.holder, () -> world.contracts.cancel(contract.id(), " "))))
                .containsExactly("employment.reason_missing");
        world.as(world.holder, () -> world.contracts.cancel(contract.id(), "Concert supprimé"))
                .orThrow();

        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.CANCELLED);
        assertThat(held(contract)).isEqualTo("0.00");
        assertThat(codes(world.evening("2026-11-27"))).isEmpty();
    }

    @Test
    void startedWorkIsNotCancelled() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        world.at(LocalDateTime.parse("2026-11-27T18:00"));
        assertThat(codes(world.as(world.holder, () -> world.contracts.cancel(contract.id(), "trop tard"))))
                .containsExactly("employment.already_started");
    }

    private void amended(WorkContract contract, List<WorkDay> days) {
        world.as(world.holder, () -> amendments.propose(contract.id(), days, "Date déplacée"))
                .orThrow();
        world.as(world.worker, () -> amendments.agree(contract.id())).orThrow();
    }

    @Test
    void otherDaysBeforeTheWorkMakeANewVersion() {
        WorkContract contract = world.declared(
                world.terms(ContractKind.ARTIST, new Pay.Hourly(new BigDecimal("25")), shift("2026-11-27", 18, 22)));
        amended(contract, List.of(shift("2026-11-28", 18, 23)));

        WorkContract now = world.find(contract.id());
        assertThat(now.version()).isEqualTo(2);
        assertThat(world.as(world.worker, () -> world.signatures.of(contract.id())))
                .extracting(Signature::version, Signature::side)
                .as("the new paper is signed by both as well")
                .contains(tuple(2, Signature.Side.WORKER), tuple(2, Signature.Side.EMPLOYER));
        assertThat(now.gross()).isEqualTo(Money.of("125.00"));
        assertThat(now.firstDay()).isEqualTo("2026-11-28");
        assertThat(held(now))
                .as("the dearer contract holds its whole charge")
                .isEqualTo(now.charge().toString());
        assertThat(world.jdbc
                        .sql(
                                "select count(*) from outgoing_message where text_key = 'employment.mail.amendment_agreed'")
                        .query(Integer.class)
                        .single())
                .as("the holder who proposed reads that it holds")
                .isEqualTo(1);
        amended(contract, List.of(shift("2026-11-28", 18, 21)));
        assertThat(held(now)).isEqualTo(world.find(contract.id()).charge().toString());
    }

    @Test
    void aPlaceWithoutANameIsItsAddressOnPaper() {
        ContractTerms evening = world.evening("2026-11-27");
        Workplace street = new Workplace("", "Rue Basse", "33", "7000", "Mons", "BE");
        ContractId id = world.sent(new ContractTerms(
                evening.assignment(),
                evening.kind(),
                evening.days(),
                evening.pay(),
                new Post("Violoniste", street, "304.00", "Concert unique")));
        assertThat(world.jdbc
                        .sql("select data from document where subject = :id")
                        .param("id", id.value())
                        .query(String.class)
                        .single())
                .contains("\"Rue Basse 33, 7000 Mons\"");
    }

    /** What both signed is changed by both. */
    @Test
    void otherDaysHoldOnlyOnceTheWorkerAgrees() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        List<WorkDay> later = List.of(shift("2026-11-28", 18, 22));
        assertThat(codes(world.as(world.holder, () -> amendments.amend(contract.id(), later, "later"))))
                .containsExactly("employment.amend_by_worker");
        world.as(world.holder, () -> amendments.propose(contract.id(), later, "later"))
                .orThrow();
        assertThat(world.find(contract.id()).version()).isEqualTo(1);
        assertThat(codes(world.as(world.holder, () -> amendments.propose(contract.id(), later, "later"))))
                .containsExactly("employment.amendment_open");
        assertThatThrownBy(() -> world.as(world.holder, () -> amendments.agree(contract.id())))
                .isInstanceOf(AccessDenied.class);
        world.as(world.worker, () -> amendments.decline(contract.id())).orThrow();
        assertThat(codes(world.as(world.worker, () -> amendments.agree(contract.id()))))
                .containsExactly("employment.no_amendment");
        world.as(world.holder, () -> amendments.propose(contract.id(), later, "once more"))
                .orThrow();
        world.at(LocalDateTime.parse("2026-11-27T18:30"));
        assertThat(codes(world.as(world.worker, () -> amendments.agree(contract.id()))))
                .as("the work began meanwhile")
                .containsExactly("employment.already_started");
        assertThat(world.find(contract.id()).firstDay()).isEqualTo("2026-11-27");
    }

    @Test
    void daysThatTheBudgetCannotCarryAreRefusedAndTheContractStaysAsItWas() {
        WorkContract contract = world.declared(
                world.terms(ContractKind.ARTIST, new Pay.Hourly(new BigDecimal("300")), shift("2026-11-27", 18, 22)));
        world.as(
                        world.holder,
                        () -> amendments.propose(
                                contract.id(),
                                List.of(shift("2026-11-27", 9, 19), shift("2026-11-28", 9, 19)),
                                "Deux jours"))
                .orThrow();
        assertThat(codes(world.as(world.worker, () -> amendments.agree(contract.id()))))
                .containsExactly("unit.not_enough");
        assertThat(world.find(contract.id()).version()).isEqualTo(1);
        assertThat(held(contract)).isEqualTo(contract.charge().toString());
    }

    @Test
    void strangersReadNoContract() {
        ContractId id = world.sent(world.evening("2026-11-27"));
        assertThatThrownBy(() -> world.as(UUID.randomUUID(), () -> world.contracts.contract(id)))
                .isInstanceOf(AccessDenied.class);
        assertThat(world.as(world.worker, () -> world.contracts.contract(id)).id())
                .isEqualTo(id);
        assertThat(world.as(world.holder, () -> world.contracts.contract(id)).id())
                .isEqualTo(id);
    }

    private List<String> codes(ContractTerms terms) {
        return world.contracts.estimate(terms).refusals().stream()
                .map(Refusal::code)
                .toList();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
