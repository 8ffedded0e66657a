package coop.ouvrage.employment;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.money.Money;
import coop.ouvrage.simulators.authority.Behaviour;
import coop.ouvrage.simulators.authority.Behaviour.Mode;
import coop.ouvrage.unit.Units;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Nobody is signed for, declared again or paid for days by a second word; nobody decides on their own late declaration. */
@OuvrageTest(perMethod = true)
class RefusedSigningTest {

    private final ApplicationContext context;
    private final Signatures signatures;
    private final LateDeclarations late;
    private final Amendments amendments;
    private final EarlyEnd ends;
    private final FlatTax flatTax;
    private final StudentQuota quota;
    private final Units units;
    private EmploymentWorld world;

    RefusedSigningTest(
            ApplicationContext context,
            Signatures signatures,
            LateDeclarations late,
            Amendments amendments,
            EarlyEnd ends,
            FlatTax flatTax,
            StudentQuota quota,
            Units units) {
        this.context = context;
        this.signatures = signatures;
        this.late = late;
        this.amendments = amendments;
        this.ends = ends;
        this.flatTax = flatTax;
        this.quota = quota;
        this.units = units;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
    }

    @Test
    void theEntitySignsAfterTheWorkerAndNotACancelledContract() {
        ContractId id = world.sent(world.evening("2026-11-27"));
        assertThat(codes(world.user.asSystem(() -> signatures.signForEntity(id))))
                .contains("employment.worker_has_not_signed");
        world.as(world.holder, () -> world.contracts.cancel(id, "No concert")).orThrow();
        assertThat(codes(world.user.asSystem(() -> signatures.signForEntity(id))))
                .contains("employment.not_to_sign");
        assertThat(codes(world.as(world.worker, () -> signatures.requestCode(id))))
                .contains("employment.not_to_sign");
    }

    @Test
    void theEntityDoesNotSignWithoutAnOrder() {
        ContractId id = world.sent(world.evening("2026-11-27"));
        world.user
                .asSystem(() -> units.change(world.unit, "Cordes & Co", "music", false))
                .orThrow();
        assertThat(codes(world.user.asSystem(() -> signatures.signForEntity(id))))
                .contains("employment.order_not_accepted");
    }

    @Test
    void whatWasAcceptedIsNotDeclaredAgain() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        assertThat(codes(world.asOfficer(() -> world.declarations.again(contract.id()))))
                .containsExactly("employment.nothing_to_declare_again");
    }

    @Test
    void daysAreConfirmedOnceAndALateDeclarationIsDecidedOnceByAnother() {
        world.authority.behave(new Behaviour(Mode.REFUSE, Duration.ZERO, "numéro suspendu"));
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        assertThat(codes(world.asOfficer(() -> late.decide(contract.id(), Money.of("1.00"), false, "why"))))
                .containsExactly("employment.no_late_case");
        world.at(LocalDateTime.parse("2026-11-28T10:00"));
        List<WorkDay> days = contract.days().stream().map(PaidDay::day).toList();
        world.as(world.worker, () -> world.work.confirm(contract.id(), days)).orThrow();
        assertThat(codes(world.as(
                        world.worker,
                        () -> world.work.confirm(contract.id(), List.of(EmploymentWorld.shift("2026-11-27", 18, 23))))))
                .containsExactly("employment.already_confirmed");
        assertThat(codes(world.asOfficer(() -> late.decide(contract.id(), Money.of("-1.00"), false, "why"))))
                .containsExactly("employment.cost_negative");
        Actor own = new Actor(null, world.worker, "", "fr", Set.of(Role.PAYROLL), null, false);
        assertThat(codes(world.user.as(own, () -> late.decide(contract.id(), Money.of("1.00"), false, "why"))))
                .containsExactly("employment.own_case");
        world.asOfficer(() -> late.decide(contract.id(), Money.of("1.00"), false, "why"))
                .orThrow();
        assertThat(codes(world.asOfficer(() -> late.decide(contract.id(), Money.of("1.00"), false, "why"))))
                .containsExactly("employment.no_late_case");
        assertThat(codes(world.asOfficer(() -> world.work.notDone(contract.id(), "not after all"))))
                .contains("employment.already_confirmed");
    }

    /** Each act has its time: a sent contract is not sent again, amended, ended or corrected. */
    @Test
    void nothingIsDoneToAContractBeforeItsTime() {
        ContractId id = world.sent(world.evening("2026-11-27"));
        List<WorkDay> days = world.find(id).days().stream().map(PaidDay::day).toList();
        assertThat(codes(world.as(world.holder, () -> world.contracts.send(id))))
                .contains("employment.not_a_draft");
        assertThat(codes(world.as(world.holder, () -> amendments.propose(id, days, "earlier"))))
                .contains("employment.not_amendable");
        assertThat(codes(world.as(world.holder, () -> ends.propose(id, LocalDate.of(2026, 11, 26), "illness"))))
                .contains("employment.not_running");
        assertThat(codes(world.as(world.worker, () -> world.work.correct(id, days, "longer"))))
                .contains("employment.not_confirmed");
    }

    @Test
    void aFlatTaxIsForShowsAndNotForOneself() {
        ContractId show = world.sent(world.evening("2026-11-27"));
        Actor own = new Actor(null, world.worker, "", "fr", Set.of(Role.PAYROLL), null, false);
        assertThat(codes(world.user.as(own, () -> flatTax.choose(show, true, "I prefer it"))))
                .containsExactly("employment.flat_tax_own");
        ContractId office = world.sent(world.terms(
                ContractKind.EMPLOYEE,
                new Pay.Hourly(new java.math.BigDecimal("20")),
                EmploymentWorld.shift("2026-11-28", 9, 13)));
        assertThat(codes(world.asOfficer(() -> flatTax.choose(office, true, "they prefer it"))))
                .containsExactly("employment.flat_tax_shows_only");
    }

    @Test
    void aCertificateOfStudentHoursIsOfThePastAndOfAYear() {
        LocalDate tomorrow = world.time.today().plusDays(1);
        for (String hours : List.of("-1", "1.5", "100000")) {
            assertThat(codes(quota.declare(world.worker, new java.math.BigDecimal(hours), tomorrow)))
                    .containsExactly("employment.student_hours_range", "employment.student_day_in_future");
        }
    }

    @Test
    void nobodyConfirmsWhatWasNotSigned() {
        ContractId id = world.sent(world.evening("2026-11-27"));
        world.at(LocalDateTime.parse("2026-11-28T10:00"));
        List<WorkDay> days = world.find(id).days().stream().map(PaidDay::day).toList();
        assertThat(codes(world.as(world.worker, () -> world.work.confirm(id, days))))
                .contains("employment.not_binding");
    }
}
