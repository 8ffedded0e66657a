package coop.ouvrage.employment;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static coop.ouvrage.employment.EmploymentWorld.shift;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Actors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.payroll.BorneByPot;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.payroll.Payslip;
import coop.ouvrage.payroll.Payslips;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.simulators.authority.Behaviour;
import coop.ouvrage.simulators.authority.Behaviour.Mode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Work that goes wrong on its way to a wage: refused when it has begun, planned or worked twice in one hour, above the student quota. */
@OuvrageTest(perMethod = true)
class WorkGoneWrongTest {

    private static final String PASSWORD = "quatre chevaux lents";

    private final ApplicationContext context;
    private final PayRuns runs;
    private final Payslips payslips;
    private final Ledger ledger;
    private final List<Invariant> invariants;
    private final StudentQuota quota;
    private final Actor first = Actors.officer();
    private final Actor second = Actors.officer();
    private EmploymentWorld world;

    @LocalServerPort
    private int port;

    WorkGoneWrongTest(
            ApplicationContext context,
            PayRuns runs,
            Payslips payslips,
            Ledger ledger,
            List<Invariant> invariants,
            StudentQuota quota) {
        this.context = context;
        this.runs = runs;
        this.payslips = payslips;
        this.ledger = ledger;
        this.invariants = invariants;
        this.quota = quota;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
        world.user.asSystem(() -> context.getBean(PayoutAccounts.class)
                .declare(new PartyId(world.worker), "BE71096123456769")
                .orThrow());
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    /** Sent in time, refused when the work has begun: the wage is paid on its day, the pot bears what the delay costs. */
    @Test
    void aDeclarationRefusedAfterTheStartIsToldAndTheWorkIsPaid() {
        world.authority.behave(new Behaviour(Mode.REFUSE, Duration.ZERO, "numéro suspendu"));
        WorkContract contract = world.signed(world.evening("2026-11-27"));
        world.at(LocalDateTime.parse("2026-11-27T17:59:58"));
        world.exchange(Duration.ofSeconds(3));

        assertThat(world.find(contract.id()).state()).isEqualTo(ContractState.REFUSED);
        assertThat(world.mails("employment.mail.refused_begun"))
                .as("worker and holder")
                .isEqualTo(2);
        assertThat(world.waiting("employment.declaration")).as("who acts").isEqualTo(1);
        Surfer worker = enter("noor@example.org", world.worker, Role.MEMBER);
        assertThat(worker.get("/contracts/" + contract.id()).body())
                .contains("the hour of the start has passed", "your wage is due all the same", "numéro suspendu");

        world.at(LocalDateTime.parse("2026-11-27T22:30"));
        assertThat(worker.post("/contracts/" + contract.id() + "/days", Map.of("as_agreed", "yes"))
                        .location())
                .contains("done=employment.confirmed");
        assertThat(worker.get("/contracts/" + contract.id()).body()).contains("Declared late");
        assertThat(world.waiting("employment.late_declaration")).isEqualTo(1);

        paid();
        Payslip wage = wages().getFirst();
        assertThat(wage.totals().gross()).isEqualTo(Money.of("200.00"));
        assertThat(wage.creditedOn()).isEqualTo("2026-12-08");
        assertThat(world.waiting("employment.late_declaration"))
                .as("never a condition of being paid")
                .isEqualTo(1);
        world.asOfficer(() -> context.getBean(LateDeclarations.class)
                        .decide(contract.id(), Money.of("80.00"), false, "The register was wrong"))
                .orThrow();
        assertThat(ledger.balance("PROD", AccountRole.JOB_BUDGET, world.unit))
                .as("the unit bears its charge only")
                .isEqualTo(Money.of("314.00"));
        assertThat(broken()).isEmpty();
    }

    /** Two hours that touch cannot both be paid: the first contract is put right before the second has its hours. */
    @Test
    void anHourThatTwoContractsClaimIsPaidOnce() {
        WorkContract early = world.declared(hourly(shift("2026-11-27", 18, 22)));
        ContractTerms over = hourly(shift("2026-11-27", 21, 24));
        assertThat(codes(world.as(world.holder, () -> world.contracts.prepare(over))))
                .as("while typing")
                .contains("employment.worker_busy");
        WorkContract late = world.declared(hourly(shift("2026-11-27", 22, 24)));
        world.at(LocalDateTime.parse("2026-11-28T09:00"));
        world.as(world.worker, () -> world.work.confirm(early.id(), List.of(shift("2026-11-27", 18, 22))))
                .orThrow();
        List<WorkDay> longer = List.of(shift("2026-11-27", 21, 24));
        assertThat(codes(world.as(world.worker, () -> world.work.confirm(late.id(), longer))))
                .as("hours as worked")
                .containsExactly("employment.worker_busy");
        assertThat(codes(world.asOfficer(() -> world.work.confirm(late.id(), longer))))
                .as("nor by an officer: nobody was in two places")
                .containsExactly("employment.worker_busy");
        paid();

        world.as(
                        world.worker,
                        () -> world.work.correct(early.id(), List.of(shift("2026-11-27", 18, 21)), "I left at nine"))
                .orThrow();
        world.as(world.worker, () -> world.work.confirm(late.id(), longer)).orThrow();
        paid();
        assertThat(Money.sum(wages().stream()
                        .map(payslip -> payslip.totals().gross())
                        .toList()))
                .as("six hours at 20, each paid once")
                .isEqualTo(Money.of("120.00"));
        assertThat(wages().stream().filter(Payslip::isCorrection)).isNotEmpty();
        assertThat(broken()).isEmpty();
    }

    @Test
    void aPublicHolidayAndWorkAbroadAreToldWhileTyping() {
        ContractTerms christmas =
                world.terms(ContractKind.EMPLOYEE, new Pay.Gross(Money.of("400.00")), shift("2026-12-25", 9, 17));
        assertThat(world.contracts.estimate(christmas).notices())
                .extracting(Refusal::code)
                .containsExactly("employment.public_holiday");
        Post lille = new Post(
                "Violoniste",
                new Workplace("Le Grand Hall", "Rue Nationale", "1", "59000", "Lille", "FR"),
                "304.00",
                "Concert unique");
        ContractTerms abroad = new ContractTerms(
                christmas.assignment(), christmas.kind(), List.of(shift("2026-12-02", 9, 17)), christmas.pay(), lille);
        assertThat(world.contracts.estimate(abroad).notices())
                .extracting(Refusal::code)
                .containsExactly("employment.work_abroad");
    }

    /** Twelve hours are left for three days of eight: the second day crosses the quota, the third is above it as a whole. */
    @Test
    void aQuotaThatEndsWithinAContractIsToldBeforeSigningAndPaidByBothRules() {
        quota.certificate(world.worker, 2026, 638, LocalDate.of(2026, 11, 20));
        ContractTerms terms = world.terms(
                ContractKind.STUDENT,
                new Pay.Gross(Money.of("450.00")),
                shift("2026-11-25", 9, 17),
                shift("2026-11-26", 9, 17),
                shift("2026-11-27", 9, 17));
        ContractEstimate shown = world.contracts.estimate(terms);
        assertThat(shown.notices())
                .extracting(Refusal::code)
                .containsExactly("employment.student_quota", "employment.student_above_quota");
        WorkContract contract = world.declared(terms);
        assertThat(quota.of(contract).shifts())
                .extracting(StudentQuota.Shift::within)
                .containsExactly(8, 4, 0);
        assertThat(contract.charge()).as("450 x 1.32").isEqualTo(Money.of("594.00"));
        Payslip wage = worked(contract);
        assertThat(wage.totals().gross()).isEqualTo(Money.of("450.00"));
        Money outside = worked225AsOrdinary(wage);
        assertThat(outside).as("225.00 x 13.07 %").isEqualTo(Money.of("-29.41"));
        assertThat(broken()).isEmpty();
    }

    private Money worked225AsOrdinary(Payslip wage) {
        return java.util.Objects.requireNonNull(world.user
                        .asSystem(() -> payslips.explained(wage.id()))
                        .data()
                        .answer())
                .amount("be.employee_contribution")
                .orElseThrow();
    }

    /** Another employer's hours take the quota while the contract runs: charge as signed, wage by the law of the day, the pot bears the rest. */
    @Test
    void aQuotaUsedUpElsewhereMeanwhileChangesTheWageNotTheCharge() {
        WorkContract contract = world.declared(world.terms(
                ContractKind.STUDENT,
                new Pay.Gross(Money.of("300.00")),
                shift("2026-11-25", 9, 17),
                shift("2026-11-26", 9, 17)));
        assertThat(contract.charge()).isEqualTo(Money.of("327.00"));
        world.at(LocalDateTime.parse("2026-11-25T18:00"));
        assertThat(world.as(
                                world.worker,
                                () -> quota.declare(world.worker, new BigDecimal("642"), LocalDate.of(2026, 11, 25)))
                        .isDone())
                .isTrue();
        Payslip wage = worked(contract);
        assertThat(quota.of(contract).within()).isEqualTo(8);
        assertThat(wage.totals().charge()).isEqualTo(Money.of("327.00"));
        assertThat(wage.totals().coefficientResult().isNegative())
                .as("what the ordinary hours cost more")
                .isTrue();
        assertThat(ledger.balance("PROD", AccountRole.JOB_BUDGET, world.unit)).isEqualTo(Money.of("327.00"));
        assertThat(world.asOfficer(() -> runs.borneByPot(wage.run(), 10)))
                .as("by contract and cause")
                .singleElement()
                .satisfies(borne -> {
                    assertThat(borne.contract()).isEqualTo(contract.id());
                    assertThat(borne.cause()).isEqualTo(BorneByPot.Cause.STUDENT);
                    assertThat(borne.amount())
                            .isEqualTo(wage.totals().coefficientResult().negate());
                });
        assertThat(broken()).isEmpty();
    }

    private ContractTerms hourly(WorkDay day) {
        return world.terms(ContractKind.ARTIST, new Pay.Hourly(new BigDecimal("20")), day);
    }

    private Payslip worked(WorkContract contract) {
        world.at(contract.lastDay().atTime(22, 30));
        world.as(
                        world.worker,
                        () -> world.work.confirm(
                                contract.id(),
                                contract.days().stream().map(PaidDay::day).toList()))
                .orThrow();
        paid();
        return wages().getFirst();
    }

    private void paid() {
        world.user
                .as(first, () -> runs.prepareAll())
                .forEach(run -> world.user.as(second, () -> runs.release(run)).orThrow());
    }

    private List<Payslip> wages() {
        return world.user.asSystem(() -> payslips.ofWorker(world.worker, 0, 50)).stream()
                .filter(payslip -> !payslip.isDeparture())
                .toList();
    }

    private List<String> broken() {
        return invariants.stream()
                .flatMap(invariant ->
                        invariant.check().failures().stream().map(failure -> invariant.name() + ": " + failure))
                .toList();
    }

    private Surfer enter(String login, UUID party, Role role) {
        Users users = context.getBean(Users.class);
        users.grant(users.create(login, "Somebody", "en", party, PASSWORD).orThrow(), role);
        Surfer surfer = new Surfer(port);
        surfer.logIn(login, PASSWORD);
        return surfer;
    }
}
