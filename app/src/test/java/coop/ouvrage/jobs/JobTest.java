package coop.ouvrage.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One form, on the figures of journey J01: 1,000.00, costs 60.00, artistic contract. */
@OuvrageTest(perMethod = true)
class JobTest {

    private static final Workplace HALL =
            new Workplace("Salle du Quai", "Quai des Tanneurs", "8", "5000", "Namur", "BE");

    private final Jobs jobs;
    private final JobReading reading;
    private final JobAnswers answers;
    private final Contracts contracts;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final JdbcClient jdbc;
    private final coop.ouvrage.employment.Regularisations regularisations;
    private UUID holder = UUID.randomUUID();
    private UUID unit = holder;
    private UUID client = holder;

    JobTest(
            Jobs jobs,
            JobReading reading,
            JobAnswers answers,
            Contracts contracts,
            SmallCoop coop,
            CurrentUser user,
            JdbcClient jdbc,
            coop.ouvrage.employment.Regularisations regularisations) {
        this.jobs = jobs;
        this.reading = reading;
        this.answers = answers;
        this.contracts = contracts;
        this.coop = coop;
        this.user = user;
        this.jdbc = jdbc;
        this.regularisations = regularisations;
    }

    @BeforeEach
    void people() {
        holder = coop.person("Maud", "Lekeux");
        unit = coop.unit(holder);
        client = coop.client(unit);
    }

    private JobDraft draft(JobDraft.Goal goal, @org.jspecify.annotations.Nullable String key) {
        return new JobDraft(
                unit,
                client,
                "Concert d'ouverture",
                Supply.SERVICE,
                holder,
                ContractKind.ARTIST,
                new Post("musicienne", HALL, "304.00", "concert unique"),
                List.of(new WorkDay(LocalDate.of(2026, 12, 4), LocalTime.of(16, 0), LocalTime.of(23, 0), 0)),
                goal,
                Money.of("60.00"),
                "location d'amplis",
                null,
                key);
    }

    private JobDraft priced(String price) {
        return draft(new JobDraft.Goal.Price(Money.of(price)), null);
    }

    private Actor theHolder() {
        return SmallCoop.member(holder);
    }

    @Test
    void answersFromThePriceToTheNet() {
        JobAnswer answer = user.as(theHolder(), () -> answers.answer(priced("1000.00")));
        assertThat(answer.contribution()).isEqualTo(Money.of("65.00"));
        assertThat(answer.wageBudget()).isEqualTo(Money.of("875.00"));
        assertThat(Objects.requireNonNull(answer.contract()).gross()).isEqualTo(Money.of("557.32"));
        assertThat(Objects.requireNonNull(answer.contract()).charge()).isEqualTo(Money.of("874.99"));
        assertThat(answer.rest()).isEqualTo(Money.of("0.01"));
        assertThat(answer.inclVat()).isEqualTo(Money.of("1210.00"));
        assertThat(answer.refusals()).isEmpty();
        assertThat(Objects.requireNonNull(answer.cover()).reasons())
                .extracting(Refusal::code)
                .contains("guarantee.client_not_verified");
    }

    @Test
    void aTargetNetGivesAPriceThatCarriesIt() {
        JobDraft wanted = draft(new JobDraft.Goal.Net(Money.of("400.00")), null);
        JobAnswer answer = user.as(theHolder(), () -> answers.answer(wanted));
        assertThat(answer.refusals()).isEmpty();
        assertThat(Objects.requireNonNull(answer.pay()).answer().net()).isGreaterThanOrEqualTo(Money.of("400.00"));
        JobAnswer back =
                user.as(theHolder(), () -> answers.answer(priced(answer.price().toString())));
        assertThat(Objects.requireNonNull(back.contract()).gross())
                .isEqualTo(Objects.requireNonNull(answer.contract()).gross());
    }

    @Test
    void oneFormMakesTheQuoteAndTheAcceptedOrderMakesTheContract() {
        JobId job = user.as(theHolder(), () -> jobs.make(priced("1000.00"))).orThrow();
        coop.accept();
        Job made = user.as(theHolder(), () -> reading.get(job));
        assertThat(made.step(Step.ORDER).state()).isEqualTo(StepState.State.DONE);
        assertThat(made.step(Step.CONTRACT).waitsFor()).isEqualTo("worker");
        assertThat(contracts
                        .find(Objects.requireNonNull(made.contract()))
                        .orElseThrow()
                        .state())
                .isEqualTo(ContractState.SENT);
        assertThat(contracts
                        .find(Objects.requireNonNull(made.contract()))
                        .orElseThrow()
                        .charge())
                .isEqualTo(Money.of("874.99"));
    }

    /** Work that has begun is not accepted by the form, which offers the way out. */
    @Test
    void workThatHasBegunGoesToTheDutyOfficer() {
        JobDraft plan = priced("1000.00");
        JobDraft begun = new JobDraft(
                unit,
                client,
                plan.title(),
                plan.supply(),
                holder,
                plan.kind(),
                plan.post(),
                List.of(new WorkDay(LocalDate.of(2026, 11, 19), LocalTime.of(16, 0), LocalTime.of(23, 0), 0)),
                plan.goal(),
                plan.costs(),
                plan.costsText(),
                null,
                null);
        assertThat(user.as(theHolder(), () -> jobs.make(begun)).refusals())
                .extracting(Refusal::code)
                .containsExactly("employment.start_in_past");
        JobId job = user.as(theHolder(), () -> jobs.regularise(begun, "contrat oublié"))
                .orThrow();
        coop.accept();
        assertThat(user.as(theHolder(), () -> reading.get(job))
                        .step(Step.CONTRACT)
                        .waitsFor())
                .isEqualTo("regularisation");
        UUID request =
                jdbc.sql("select id from regularisation").query(UUID.class).single();
        user.asSystem(() -> regularisations.accept(request, "preuve reçue")).orThrow();
        Job made = user.as(theHolder(), () -> reading.get(job));
        assertThat(made.contract()).isNotNull();
        assertThat(made.step(Step.CONTRACT).waitsFor()).isEqualTo("worker");
    }

    @Test
    void theSameFormSentTwiceMakesOneJob() {
        JobDraft form = draft(new JobDraft.Goal.Price(Money.of("1000.00")), "form-1");
        JobId first = user.as(theHolder(), () -> jobs.make(form)).orThrow();
        JobId second = user.as(theHolder(), () -> jobs.make(form)).orThrow();
        assertThat(second).isEqualTo(first);
        assertThat(jdbc.sql("select count(*) from quote").query(Integer.class).single())
                .isEqualTo(1);
    }

    @Test
    void everythingThatStandsInTheWayIsToldAtOnce() {
        JobDraft cheap = priced("80.00");
        assertThat(user.as(theHolder(), () -> jobs.make(cheap)).refusals())
                .extracting(Refusal::code)
                .containsExactly("employment.below_minimum");
        assertThat(user.as(theHolder(), () -> jobs.make(priced("60.00"))).refusals())
                .extracting(Refusal::code)
                .containsExactly("jobs.no_wage_left");
        assertThat(user.as(theHolder(), () -> jobs.make(priced("-1.00"))).refusals())
                .extracting(Refusal::code)
                .containsExactly("jobs.amount_not_positive");
        assertThat(jdbc.sql("select count(*) from job").query(Integer.class).single())
                .isZero();
    }

    @Test
    void aDroppedJobTakesItsQuoteOrderAndContractBack() {
        JobId job = user.as(theHolder(), () -> jobs.make(priced("1000.00"))).orThrow();
        coop.accept();
        assertThat(user.as(theHolder(), () -> jobs.drop(job, " ")).refusals())
                .extracting(Refusal::code)
                .containsExactly("jobs.reason_missing");
        user.as(theHolder(), () -> jobs.drop(job, "the hall is closed")).orThrow();
        Job dropped = user.as(theHolder(), () -> reading.get(job));
        assertThat(dropped.dropped()).isTrue();
        assertThat(contracts
                        .find(Objects.requireNonNull(dropped.contract()))
                        .orElseThrow()
                        .state())
                .isEqualTo(ContractState.CANCELLED);
    }

    @Test
    void anotherMemberSeesNothingOfIt() {
        JobId job = user.as(theHolder(), () -> jobs.make(priced("1000.00"))).orThrow();
        Actor other = new Actor(
                new UserId(UUID.randomUUID()), UUID.randomUUID(), "Other", "fr", Set.of(Role.MEMBER), null, false);
        user.as(other, () -> {
            assertThatThrownBy(() -> reading.get(job)).isInstanceOf(AccessDenied.class);
            assertThatThrownBy(() -> jobs.make(priced("1000.00"))).isInstanceOf(AccessDenied.class);
        });
    }

    @Test
    void aVerifiedClientMakesTheAnswerCovered() {
        coop.verified(client);
        JobAnswer answer = user.as(theHolder(), () -> answers.answer(priced("1000.00")));
        assertThat(Objects.requireNonNull(answer.cover()).reasons())
                .extracting(Refusal::code)
                .containsExactly("guarantee.fund_low");
    }
}
