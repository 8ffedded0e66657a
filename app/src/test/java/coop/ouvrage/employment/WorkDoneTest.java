package coop.ouvrage.employment;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static coop.ouvrage.employment.EmploymentWorld.shift;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Hours as they were worked: in one tap, by the passing of time, and put right afterwards. */
@OuvrageTest(perMethod = true)
@RecordApplicationEvents
class WorkDoneTest {

    private final ApplicationContext context;
    private EmploymentWorld world;

    WorkDoneTest(ApplicationContext context) {
        this.context = context;
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
    void memberConfirmsInOneTap(ApplicationEvents events) {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        world.at(LocalDateTime.parse("2026-11-27T22:30"));
        world.as(world.worker, () -> world.work.confirm(contract.id(), days(contract)))
                .orThrow();
        world.as(world.worker, () -> world.work.confirm(contract.id(), days(contract)))
                .orThrow();

        WorkContract done = world.find(contract.id());
        assertThat(done.state()).isEqualTo(ContractState.DONE);
        assertThat(done.version()).isEqualTo(1);
        assertThat(done.times().confirmedBy()).isEqualTo(world.worker);
        assertThat(events.stream(WorkConfirmed.class)).hasSize(1).allMatch(e -> !e.automatic());
    }

    @Test
    void workThatHasNotTakenPlaceIsNotConfirmed() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        assertThat(world.as(world.worker, () -> world.work.confirm(contract.id(), days(contract)))
                        .refusals())
                .extracting(Refusal::code)
                .contains("employment.not_worked_yet");
    }

    /** Friday 27 November, three working days: Wednesday 2 December. */
    @Test
    void withoutAnswerContractHoursCountOnWorkingDayThree(ApplicationEvents events) {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        assertThat(world.work.answerBy(contract)).isEqualTo("2026-12-02");
        world.clock.passTo(LocalDate.of(2026, 12, 1));
        assertThat(world.find(contract.id()).confirmed()).isFalse();
        assertThat(world.mails("employment.mail.hours")).isEqualTo(1);
        world.clock.passTo(LocalDate.of(2026, 12, 2));

        WorkContract done = world.find(contract.id());
        assertThat(done.countedAutomatically()).isTrue();
        assertThat(events.stream(WorkConfirmed.class)).hasSize(1).allMatch(WorkConfirmed::automatic);
    }

    @Test
    void undeclaredWorkDoesNotCountByItselfButIsAskedAbout() {
        world.authority.close();
        WorkContract contract = world.signed(world.evening("2026-11-27"));
        world.clock.passTo(LocalDate.of(2026, 12, 3));

        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.SIGNED);
        assertThat(world.waiting("employment.was_it_done")).isEqualTo(1);
        Actor own = new Actor(null, world.holder, "", "fr", Set.of(Role.PAYROLL), null, false);
        assertThat(codes(world.user.as(own, () -> world.work.notDone(contract.id(), "No wage, please"))))
                .containsExactly("employment.own_case");
        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.SIGNED);
        world.asOfficer(() -> world.work.notDone(contract.id(), "Concert annulé par la salle"))
                .orThrow();
        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.CANCELLED);
    }

    /** Before its day the holder cancels; an officer takes no work away that is still to come, nor what nobody signed. */
    @Test
    void workToComeIsNotReportedAsNotDone() {
        ContractId unsigned = world.sent(world.evening("2026-11-28"));
        ContractId signed = world.signed(world.evening("2026-11-27")).id();
        for (ContractId id : List.of(unsigned, signed)) {
            assertThat(codes(world.asOfficer(() -> world.work.notDone(id, "not after all"))))
                    .containsExactly("employment.no_work_due");
        }
        assertThat(world.find(signed).state()).isEqualTo(ContractState.SIGNED);
    }

    @Test
    void otherHoursChangeHourlyPayAndAreTold() {
        WorkContract contract = world.declared(
                world.terms(ContractKind.EMPLOYEE, new Pay.Hourly(new BigDecimal("20")), shift("2026-11-27", 9, 13)));
        world.at(LocalDateTime.parse("2026-11-27T16:00"));
        world.as(world.worker, () -> world.work.confirm(contract.id(), List.of(shift("2026-11-27", 9, 15))))
                .orThrow();

        WorkContract done = world.find(contract.id());
        assertThat(done.gross()).isEqualTo(Money.of("120.00"));
        assertThat(done.charge()).isEqualTo(Money.of("186.00"));
        assertThat(world.mails("employment.mail.hours_differ")).isEqualTo(1);
        assertThat(held(contract)).isEqualTo(Money.of("186.00"));
    }

    /** Pay for the whole stays when a day is taken off; who writes it down may lower it to the share of the days, and take that back. */
    @Test
    void aDayTakenOffLowersPayForTheWholeOnlyIfItIsSaid() {
        WorkContract contract = threeDays();
        world.at(LocalDateTime.parse("2026-11-27T14:00"));
        List<WorkDay> two = List.of(shift("2026-11-25", 9, 13), shift("2026-11-27", 9, 13));
        world.as(world.worker, () -> world.work.confirm(contract.id(), two)).orThrow();
        assertThat(world.find(contract.id()).gross()).isEqualTo(Money.of("400.00"));

        world.as(world.holder, () -> world.work.correct(contract.id(), two, "ill on the 26th", true))
                .orThrow();
        assertThat(world.find(contract.id()).gross()).as("8 of 16 agreed hours").isEqualTo(Money.of("200.00"));
        world.as(world.holder, () -> world.work.correct(contract.id(), days(contract), "he came after all", true))
                .orThrow();
        assertThat(world.find(contract.id()).gross()).isEqualTo(Money.of("400.00"));
    }

    /** What both sides agreed last is the early end: correcting an hour afterwards does not bring the whole pay back. */
    @Test
    void afterAnEarlyEndPayForTheWholeStaysTheShareThatWasAgreed() {
        WorkContract contract = threeDays();
        world.at(LocalDateTime.parse("2026-11-25T14:00"));
        context.getBean(StartWatch.class).watch(world.time.now());
        EarlyEnd early = context.getBean(EarlyEnd.class);
        world.as(world.holder, () -> early.propose(contract.id(), LocalDate.of(2026, 11, 25), "D’un commun accord"))
                .orThrow();
        world.as(world.worker, () -> early.agree(contract.id())).orThrow();
        world.as(world.worker, () -> world.work.confirm(contract.id(), List.of(shift("2026-11-25", 9, 12))))
                .orThrow();
        assertThat(world.find(contract.id()).gross()).isEqualTo(Money.of("100.00"));
    }

    private WorkContract threeDays() {
        return world.declared(world.terms(
                ContractKind.ARTIST,
                new Pay.Gross(Money.of("400.00")),
                shift("2026-11-25", 9, 13),
                shift("2026-11-26", 9, 17),
                shift("2026-11-27", 9, 13)));
    }

    private Money held(WorkContract contract) {
        return Money.ofCents(world.jdbc
                .sql("select own_cents + covered_cents from reservation where purpose_id = :id")
                .param("id", contract.id().value())
                .query(Long.class)
                .single());
    }

    /** 5,000.00 in the budget; seven hours at 400.00 and coefficient 1.55 fit, nine do not. */
    @Test
    void hoursBeyondTheBudgetAreRefusedWithWordsAndDecidedByAnOfficer() {
        WorkContract contract = world.declared(
                world.terms(ContractKind.EMPLOYEE, new Pay.Hourly(new BigDecimal("400")), shift("2026-11-27", 9, 16)));
        List<WorkDay> worked = List.of(shift("2026-11-27", 9, 18));
        world.at(LocalDateTime.parse("2026-11-27T22:00"));
        assertThat(world.as(world.worker, () -> world.work.confirm(contract.id(), worked))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("unit.not_enough");
        assertThat(world.find(contract.id()).confirmed()).isFalse();
        assertThat(world.waiting("employment.hours_beyond_budget")).isEqualTo(1);

        world.asOfficer(() -> world.work.confirm(contract.id(), worked)).orThrow();
        assertThat(world.find(contract.id()).charge()).isEqualTo(Money.of("5580.00"));
        assertThat(held(contract)).isEqualTo(Money.of("5580.00"));
        assertThat(world.waiting("employment.hours_beyond_budget")).isZero();
    }

    @Test
    void confirmedHoursAreCorrectedByTheDifference(ApplicationEvents events) {
        WorkContract contract = world.declared(
                world.terms(ContractKind.EMPLOYEE, new Pay.Hourly(new BigDecimal("20")), shift("2026-11-27", 9, 13)));
        world.clock.passTo(LocalDate.of(2026, 12, 4));
        world.as(
                        world.worker,
                        () -> world.work.correct(
                                contract.id(), List.of(shift("2026-11-27", 9, 12)), "Fini une heure plus tôt"))
                .orThrow();

        WorkCorrected corrected = events.stream(WorkCorrected.class).findFirst().orElseThrow();
        assertThat(corrected.grossDifference()).isEqualTo(Money.of("-20.00"));
        assertThat(corrected.chargeDifference()).isEqualTo(Money.of("-31.00"));
        assertThat(world.find(contract.id()).version()).isEqualTo(2);
        assertThat(held(contract)).isEqualTo(Money.of("93.00"));
        assertThat(world.as(world.worker, () -> world.work.correct(contract.id(), days(contract), ""))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("employment.reason_missing");
    }

    private static List<WorkDay> days(WorkContract contract) {
        return contract.days().stream().map(PaidDay::day).toList();
    }
}
