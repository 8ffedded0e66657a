package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.employment.StudentQuota;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayLine;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.FourAmounts;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** Pay runs on a real database: what is paid, when, by whom, and never twice. */
@OuvrageTest(perMethod = true)
@RecordApplicationEvents
class PayRunsTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);

    private final ApplicationContext context;
    private PayrollWorld world;

    PayRunsTest(ApplicationContext context) {
        this.context = context;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
    }

    /** J01: artist, gross 557.32, charge 874.99, all under cover, the client has not paid. */
    @Test
    void paysTheArtistOfJourneyOneOutOfCover(ApplicationEvents events) {
        UUID worker = world.worker("Noor");
        UUID job = UUID.randomUUID();
        ContractId contract = world.confirmed(worker, ContractKind.ARTIST, "557.32", "1.57", job, WEDNESDAY);
        world.covered(job, contract.value(), "935.00", "874.99");
        world.released();

        Payslip payslip = world.of(worker).getFirst();
        assertThat(payslip.totals().gross()).isEqualTo(Money.of("557.32"));
        assertThat(payslip.totals().charge()).isEqualTo(Money.of("874.99"));
        assertThat(payslip.creditedOn()).isEqualTo("2026-11-27");
        FourAmounts amounts = world.budgets.ofJob(world.unit, job);
        assertThat(amounts.budget()).isEqualTo(Money.of("60.01"));
        assertThat(amounts.coverUsed()).isEqualTo(Money.of("874.99"));
        assertThat(amounts.reserved()).isEqualTo(Money.ZERO);
        assertThat(world.ledger.balance("PROD", AccountRole.IN_FLIGHT, null))
                .isEqualTo(payslip.totals().net().negate());
        assertThat(world.ledger.partyBalance("PROD", AccountRole.NET_WAGES_PAYABLE, worker))
                .isEqualTo(Money.ZERO);
        assertThat(events.stream(WagesSent.class))
                .containsExactly(new WagesSent(List.of(new WagesSent.Wage(contract, job)), payslip.creditedOn()));
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void paysEmployeeAndStudentByTheirRules() {
        UUID employee = world.worker("Lou");
        UUID student = world.worker("Sam");
        world.done(employee, ContractKind.EMPLOYEE, "564.51", "1.55", WEDNESDAY);
        world.done(student, ContractKind.STUDENT, "100.00", "1.09", WEDNESDAY);
        world.released();

        Totals lou = world.of(employee).getFirst().totals();
        assertThat(lou.social()).isEqualTo(Money.of("73.78"));
        assertThat(lou.tax()).isEqualTo(Money.ZERO);
        assertThat(lou.holiday()).isEqualTo(Money.of("98.49"));
        assertThat(lou.cost().plus(lou.coefficientResult())).isEqualTo(Money.of("874.99"));
        Totals sam = world.of(student).getFirst().totals();
        assertThat(sam.net()).isEqualTo(Money.of("97.29"));
        assertThat(sam.contributions()).isEqualTo(Money.of("5.43"));
        assertThat(world.ledger.balance("PROD", AccountRole.HOLIDAY_PROVISION, null))
                .as("set aside and paid")
                .isEqualTo(Money.ZERO);
        assertThat(world.broken()).isEmpty();
    }

    /** 15.34 % of 564.51; 13.07 % on the simple part (43.30) and on most of the double part (38.39); no tax on so little in a year. */
    @Test
    void paysHolidayPayWhenTheContractOfAnEmployeeEnds() {
        UUID worker = world.worker("Lou");
        ContractId contract = world.done(worker, ContractKind.EMPLOYEE, "564.51", "1.55", WEDNESDAY);
        world.released();
        Payslip holiday = departures(worker).getFirst();
        assertThat(holiday.totals().gross()).isEqualTo(Money.of("86.60"));
        assertThat(holiday.totals().social()).isEqualTo(Money.of("10.68"));
        assertThat(holiday.totals().tax()).isEqualTo(Money.ZERO);
        assertThat(holiday.totals().net()).isEqualTo(Money.of("75.92"));
        assertThat(holiday.totals().charge()).isEqualTo(Money.ZERO);
        assertThat(holiday.totals().cost()).as("set aside before").isEqualTo(Money.ZERO);
        assertThat(world.of(worker).getFirst().totals().holiday())
                .isEqualTo(holiday.totals().holiday().negate());
        PayAnswer answer = Objects.requireNonNull(world.user
                .asSystem(() -> world.payslips.explained(holiday.id()))
                .data()
                .answer());
        assertThat(answer.unverified())
                .extracting(coop.ouvrage.legislation.Citation::name)
                .contains("holiday_pay/departure_reference_months");

        world.correct(contract, "664.51", WEDNESDAY);
        world.released();
        List<Payslip> both = departures(worker);
        assertThat(both).hasSize(2);
        assertThat(Totals.sum(both.stream().map(Payslip::totals).toList()).gross())
                .as("15.34 % of 664.51")
                .isEqualTo(Money.of("101.94"));
        assertThat(world.ledger.balance("PROD", AccountRole.HOLIDAY_PROVISION, null))
                .isEqualTo(Money.ZERO);
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void tellsWhatTheYearAddsUpTo() {
        UUID worker = world.worker("Yara");
        world.done(worker, ContractKind.ARTIST, "300.00", "1.57", WEDNESDAY.minusMonths(1));
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        world.prepare();
        Payslip last = world.of(worker).getFirst();
        Totals year = Objects.requireNonNull(world.user
                .asSystem(() -> world.payslips.explained(last.id()))
                .data()
                .year());
        assertThat(year).isEqualTo(wages(worker));
        assertThat(year.gross()).isEqualTo(Money.of("500.00"));
    }

    @Test
    void leavesTheHolidayPayOfArtistsAndStudentsToOthers() {
        UUID artist = world.worker("Noor");
        UUID student = world.worker("Sam");
        world.done(artist, ContractKind.ARTIST, "557.32", "1.57", WEDNESDAY);
        world.done(student, ContractKind.STUDENT, "100.00", "1.09", WEDNESDAY);
        world.prepare();
        assertThat(departures(artist)).isEmpty();
        assertThat(departures(student)).isEmpty();
        Payslip art = world.of(artist).getFirst();
        assertThat(HolidayNote.of(art, context.getBean(PayslipStore.class).data(art.id())))
                .isEqualTo("payroll.holiday.later");
    }

    /** What the payslips of work add up to: holiday pay at the end of contracts stands apart, as every exceptional allowance. */
    private Totals wages(UUID worker) {
        return Totals.sum(world.of(worker).stream()
                .filter(payslip -> !payslip.isDeparture())
                .map(Payslip::totals)
                .toList());
    }

    private List<Payslip> departures(UUID worker) {
        return world.of(worker).stream().filter(Payslip::isDeparture).toList();
    }

    @Test
    void addsAMonthUpWhateverTheOrder() {
        UUID one = world.worker("Un");
        UUID other = world.worker("Deux");
        world.done(one, ContractKind.EMPLOYEE, "1100.00", "1.55", WEDNESDAY);
        world.done(one, ContractKind.EMPLOYEE, "564.51", "1.55", THURSDAY);
        world.done(other, ContractKind.EMPLOYEE, "564.51", "1.55", WEDNESDAY);
        world.done(other, ContractKind.EMPLOYEE, "1100.00", "1.55", THURSDAY);
        world.prepare();

        Totals first = wages(one);
        Totals second = wages(other);
        assertThat(first).isEqualTo(second);
        assertThat(first.tax().isPositive()).isTrue();
        Payslips.Explained later = world.user.asSystem(
                () -> world.payslips.explained(world.of(one).getFirst().id()));
        assertThat(later.data().earlier().totals()).isNotEmpty();
        PayAnswer answer = Objects.requireNonNull(later.data().answer());
        assertThat(answer.trace().steps("be.month_taxable")).hasSize(1);
        assertThat(answer.trace().steps())
                .as("what is stored replays to what was paid")
                .allSatisfy(step -> assertThat(step.replay()).isEqualByComparingTo(step.result()));
        assertThat(answer.net()).isEqualTo(world.of(one).getFirst().totals().net());
    }

    @Test
    void cutsAContractAtTheEndOfAMonth() {
        UUID worker = world.worker("Mia");
        world.done(
                worker, ContractKind.ARTIST, "300.01", "1.57", LocalDate.of(2026, 10, 30), LocalDate.of(2026, 11, 2));
        world.prepare();
        assertThat(world.of(worker))
                .extracting(Payslip::month)
                .containsExactly(LocalDate.of(2026, 11, 1), LocalDate.of(2026, 10, 1));
        assertThat(Totals.sum(world.of(worker).stream().map(Payslip::totals).toList())
                        .gross())
                .isEqualTo(Money.of("300.01"));
    }

    /** Eight hours of student work, four of them above the quota: half the gross bears the ordinary contribution. */
    @Test
    void splitsTheWageOfAStudentWhoCrossesTheQuotaByHours() {
        UUID worker = world.worker("Ilse");
        context.getBean(StudentQuota.class).certificate(worker, 2026, 646, LocalDate.of(2026, 10, 1));
        world.done(worker, ContractKind.STUDENT, "150.00", "1.32", WEDNESDAY);
        world.prepare();
        Payslip payslip = world.of(worker).getFirst();
        PayAnswer answer = java.util.Objects.requireNonNull(
                context.getBean(PayslipStore.class).data(payslip.id()).answer());
        assertThat(payslip.totals().gross()).isEqualTo(Money.of("150.00"));
        // 75.00 x 2.71 % = 2.03; 75.00 x 13.07 % = 9.80, which the work bonus gives back
        assertThat(answer.amount("be.student_contribution")).contains(Money.of("-2.03"));
        assertThat(answer.amount("be.employee_contribution")).contains(Money.of("-9.80"));
        assertThat(answer.net()).isEqualTo(payslip.totals().net());
        assertThat(answer.lines().stream()
                        .filter(line -> line.kind() != LineKind.SUBTOTAL)
                        .map(PayLine::amount)
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(answer.net());
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void asksForTwoPeopleWhoAreNotPaidByIt() {
        UUID worker = world.worker("Ina");
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        PayRunId run = world.user.asSystem(() -> world.runs.prepareAll()).getFirst();
        assertThat(codes(world.as(world.first, () -> world.runs.release(run)))).containsExactly("payroll.not_checked");
        world.as(world.first, () -> world.runs.check(run)).orThrow();
        assertThat(codes(world.as(world.first, () -> world.runs.release(run)))).containsExactly("payroll.same_officer");
        assertThatThrownBy(() -> world.as(PayrollWorld.member(worker), () -> world.runs.release(run)))
                .isInstanceOf(AccessDenied.class);
        world.as(world.second, () -> world.runs.release(run)).orThrow();
        assertThat(codes(world.as(world.second, () -> world.runs.release(run))))
                .containsExactly("payroll.already_released");
    }

    @Test
    void letsOneOfTwoOfficersReleaseABatch() throws Exception {
        UUID worker = world.worker("Ola");
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        PayRunId run = world.prepared();
        Callable<Outcome<PayRunId>> act = () -> world.as(world.second, () -> world.runs.release(run));
        try (var pool = Executors.newFixedThreadPool(2)) {
            List<Outcome<PayRunId>> answers = List.of(pool.submit(act), pool.submit(act)).stream()
                    .map(future -> {
                        try {
                            return future.get();
                        } catch (Exception e) {
                            throw new IllegalStateException(e);
                        }
                    })
                    .toList();
            assertThat(answers).filteredOn(Outcome::isDone).hasSize(1);
            assertThat(answers)
                    .filteredOn(answer -> !answer.isDone())
                    .singleElement()
                    .satisfies(answer -> assertThat(codes(answer)).containsExactly("payroll.already_released"));
        }
        assertThat(world.broken()).isEmpty();
    }

    /** Whatever is undone by a breakdown is done again once, and nothing twice. */
    @Test
    void survivesABreakdownBetweenAnyTwoSteps() {
        UUID worker = world.worker("Eli");
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        world.transaction.executeWithoutResult(status -> {
            world.prepare();
            status.setRollbackOnly();
        });
        assertThat(world.of(worker)).isEmpty();
        PayRunId run = world.prepared();
        assertThat(world.prepare()).isEmpty();
        world.transaction.executeWithoutResult(status -> {
            world.as(world.second, () -> world.runs.release(run)).orThrow();
            status.setRollbackOnly();
        });
        assertThat(world.ledger.balance("PROD", AccountRole.IN_FLIGHT, null)).isEqualTo(Money.ZERO);
        world.as(world.second, () -> world.runs.release(run)).orThrow();
        assertThat(world.of(worker)).hasSize(1);
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void keepsAWageForSomebodyWithoutAccount() {
        UUID worker = world.workerWithoutAccount("Ada");
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        world.released();
        Money net = world.of(worker).getFirst().totals().net();
        assertThat(world.ledger.partyBalance("PROD", AccountRole.NET_WAGES_PAYABLE, worker))
                .isEqualTo(net.negate());
        assertThat(world.waiting("payroll.no_account")).isEqualTo(1);
        assertThat(world.broken()).isEmpty();

        world.user.asSystem(() ->
                world.accounts.declare(new PartyId(worker), PayrollWorld.IBAN).orThrow());
        world.released();
        assertThat(world.ledger.partyBalance("PROD", AccountRole.NET_WAGES_PAYABLE, worker))
                .isEqualTo(Money.ZERO);
        assertThat(world.waiting("payroll.no_account")).isZero();
        assertThat(world.broken()).isEmpty();
    }

    /** A new account is frozen for five working days: pay goes to the one that was confirmed before. */
    @Test
    void paysTheOldAccountAnHourAfterAChange() {
        UUID worker = world.worker("Una");
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        PayRunId run = world.prepared();
        world.user.asSystem(() -> {
            var changed = world.accounts
                    .declare(new PartyId(worker), "BE68539007547034")
                    .orThrow();
            world.accounts.confirm(new PartyId(worker), changed.id()).orThrow();
        });
        world.as(world.second, () -> world.runs.release(run)).orThrow();
        assertThat(world.user.asSystem(() -> world.runs.payments(run)))
                .singleElement()
                .satisfies(payment -> assertThat(payment.accountTail()).isEqualTo("6769"));
    }

    /** Whoever takes over a mailbox the hour before the run is prepared gets nothing; five working days later the account holds. */
    @Test
    void paysTheOldAccountWhenItChangesAnHourBeforeTheRun() {
        UUID worker = world.worker("Una");
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        world.user.asSystem(() -> {
            var changed = world.accounts
                    .declare(new PartyId(worker), "BE68539007547034")
                    .orThrow();
            world.accounts.confirm(new PartyId(worker), changed.id()).orThrow();
        });
        assertThat(world.user.asSystem(() -> world.runs.payments(world.released())))
                .singleElement()
                .satisfies(payment -> assertThat(payment.accountTail()).isEqualTo("6769"));
        world.clock.passTo(LocalDate.of(2026, 12, 1));
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", THURSDAY);
        assertThat(world.user.asSystem(() -> world.runs.payments(world.released())))
                .singleElement()
                .satisfies(payment -> assertThat(payment.accountTail()).isEqualTo("7034"));
    }

    @Test
    void parksTheImpossibleAndPaysTheOthers() {
        UUID lost = world.worker("Abe");
        UUID paid = world.worker("Zoe");
        world.done(lost, ContractKind.EMPLOYEE, "500.00", "1.55", LocalDate.of(2024, 2, 5));
        world.done(paid, ContractKind.EMPLOYEE, "500.00", "1.55", WEDNESDAY);
        world.released();
        assertThat(world.of(lost)).isEmpty();
        assertThat(world.of(paid)).as("wage and holiday pay").hasSize(2);
        assertThat(world.waiting("payroll.parked")).isEqualTo(1);
        assertThat(world.as(world.first, () -> world.runs.parked()))
                .singleElement()
                .satisfies(parked -> assertThat(parked.code()).isEqualTo("legislation.no_value"));
    }

    /** No form lets such a wage in; should a row hold one all the same, it must not keep the others from being paid. */
    @Test
    void parksAWageBeyondAllFiguresAndPaysTheOthers() {
        UUID lost = world.worker("Ana");
        UUID paid = world.worker("Zeno");
        ContractId beyond = world.done(lost, ContractKind.EMPLOYEE, "500.00", "1.55", WEDNESDAY);
        world.done(paid, ContractKind.EMPLOYEE, "500.00", "1.55", WEDNESDAY);
        world.jdbc
                .sql("update work_contract set gross_cents = :most where id = :contract")
                .param("most", Long.MAX_VALUE)
                .param("contract", beyond.value())
                .update();
        world.released();
        assertThat(world.of(paid)).as("wage and holiday pay").hasSize(2);
        assertThat(world.as(world.first, () -> world.runs.parked()))
                .singleElement()
                .satisfies(parked -> assertThat(parked.code()).isEqualTo("payroll.not_calculable"));
    }

    @Test
    void paysACorrectionByTheDifference() {
        UUID worker = world.worker("Ben");
        ContractId contract = world.done(worker, ContractKind.EMPLOYEE, "500.00", "1.55", WEDNESDAY);
        world.released();
        world.correct(contract, "800.00", WEDNESDAY, THURSDAY);
        world.released();

        assertThat(world.of(worker)).as("two wages, two of holiday pay").hasSize(4);
        Totals all = wages(worker);
        assertThat(all.gross()).isEqualTo(Money.of("800.00"));
        assertThat(all.social()).isEqualTo(Money.of("104.56"));
        assertThat(all.charge()).isEqualTo(Money.of("1240.00"));
        assertThat(world.of(worker).stream().filter(Payslip::isCorrection)).hasSize(2);
        assertThat(world.broken()).isEmpty();

        world.correct(contract, "700.00", WEDNESDAY, THURSDAY);
        world.prepare()
                .forEach(run ->
                        world.as(world.second, () -> world.runs.release(run)).orThrow());
        assertThat(world.waiting("payroll.carried")).isEqualTo(2);
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void preparesByItselfAndWarnsTheDayBefore() {
        UUID worker = world.worker("Kim");
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        world.clock.passTo(LocalDate.of(2026, 11, 23));
        assertThat(world.of(worker)).isEmpty();
        world.clock.passTo(LocalDate.of(2026, 11, 24));
        assertThat(world.of(worker)).hasSize(1);
        assertThat(world.waiting("payroll.release")).isEqualTo(1);
        world.clock.passTo(LocalDate.of(2026, 11, 25));
        assertThat(world.waiting("payroll.run_late")).isZero();
        world.clock.passTo(LocalDate.of(2026, 11, 26));
        assertThat(world.waiting("payroll.run_late")).isEqualTo(1);
        assertThat(world.jdbc
                        .sql("select count(*) from outgoing_message where text_key = 'payroll.mail.late'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void showsAPayslipToTheWorkerAndPayrollOnly() {
        UUID worker = world.worker("Pia");
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        world.clock.freezeAt(LocalDateTime.parse("2026-11-20T10:00"));
        world.released();
        PayslipId id = world.of(worker).getFirst().id();
        byte[] pdf = world.as(PayrollWorld.member(worker), () -> world.payslips.pdf(id))
                .orElseThrow();
        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
        assertThatThrownBy(() -> world.as(PayrollWorld.member(UUID.randomUUID()), () -> world.payslips.explained(id)))
                .isInstanceOf(AccessDenied.class);
        world.as(world.first, () -> world.payslips.explained(id));
        assertThat(world.jdbc
                        .sql("select count(*) from audit_record where action = 'payslip.read'")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void followsATransferThatComesBack(ApplicationEvents events) {
        UUID worker = world.worker("Tom");
        ContractId contract = world.done(worker, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        PayRunId run = world.released();
        PayslipId id = world.of(worker).getFirst().id();
        WageSettlement settlement = context.getBean(WageSettlement.class);
        world.transaction.executeWithoutResult(status -> settlement.paid(id.value(), LocalDate.of(2026, 11, 26)));
        world.transaction.executeWithoutResult(status -> settlement.paid(id.value(), LocalDate.of(2026, 11, 26)));
        assertThat(events.stream(WagesPaid.class).flatMap(all -> all.wages().stream()))
                .hasSize(1)
                .allMatch(paid -> paid.contract().equals(contract));
        world.transaction.executeWithoutResult(
                status -> settlement.returned(id.value(), Money.of("1.00"), LocalDate.of(2026, 11, 27), "AC04"));
        assertThat(events.stream(WageReturned.class)).hasSize(1);
        assertThat(world.waiting("payroll.returned")).isEqualTo(1);

        world.as(world.first, () -> settlement.payAgain(id)).orThrow();
        assertThat(codes(world.as(world.first, () -> settlement.payAgain(id)))).containsExactly("payroll.not_returned");
        PayRunId again = world.prepared();
        assertThat(again).isNotEqualTo(run);
        assertThat(world.user.asSystem(() -> world.runs.payments(again)))
                .singleElement()
                .satisfies(payment -> assertThat(payment.attempt()).isEqualTo(2));
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
