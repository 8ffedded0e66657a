package coop.ouvrage.employment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.PayRunId;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Leave whose holiday pay an earlier employer has paid: a tenth of the day first, the settlement in December or on leaving. */
@OuvrageTest(perMethod = true)
class EarlierLeaveTest {

    private final ApplicationContext context;
    private final LongAbsences absences;
    private final LeaveCertificates certificates;
    private final PayRuns runs;
    private final SmallCoop coop;
    private EmploymentWorld world;
    private LongWorld longs;
    private UUID id = new UUID(0, 0);

    @LocalServerPort
    private int port;

    EarlierLeaveTest(
            ApplicationContext context,
            LongAbsences absences,
            LeaveCertificates certificates,
            PayRuns runs,
            SmallCoop coop) {
        this.context = context;
        this.absences = absences;
        this.certificates = certificates;
        this.runs = runs;
        this.coop = coop;
    }

    /** 1,400.00 a month for 19 hours a week, five days of 3.8 hours, from December on: 23 days in it. */
    @BeforeEach
    void settle(TestInfo test) {
        boolean artist = test.getDisplayName().startsWith("artists");
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
        longs = new LongWorld(world, context);
        id = longs.running(artist ? ContractKind.ARTIST : ContractKind.EMPLOYEE, LocalDate.of(2026, 12, 1), null);
        morning("2026-12-01");
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    private void morning(String day) {
        world.at(LocalDateTime.parse(day + "T06:00"));
        context.getBean(LongWatch.class).on(new DayBegan(LocalDate.parse(day)));
    }

    private Outcome<UUID> leave(String first, String last) {
        return world.as(
                world.worker,
                () -> absences.record(
                        id,
                        new LongAbsences.Draft(
                                LongAbsence.Kind.LEAVE, LocalDate.parse(first), LocalDate.parse(last), false, "")));
    }

    private Outcome<UUID> certificate(int year, String hours, String simple) {
        return world.asOfficer(() -> certificates.record(
                id,
                new LeaveCertificates.Draft(
                        year, "Imprimerie Neuve", new BigDecimal(hours), Money.of(simple), "A-2026-11")));
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private Money gross(int month) {
        return longs.months(id).get(month).gross();
    }

    private List<MonthLeave> months(int year) {
        return world.asOfficer(() -> certificates.of(longs.contract(id), year)).months();
    }

    @Test
    void aTenthIsPaidAndWhatWasKeptBackTooMuchComesBack() {
        assertThat(codes(leave("2026-12-14", "2026-12-18"))).containsExactly("employment.absence_leave_used");
        certificate(2026, "38", "300.00").orThrow();
        assertThat(gross(0)).isEqualTo(Money.of("1400.00"));
        leave("2026-12-14", "2026-12-18").orThrow();
        assertThat(months(2026))
                .as(
                        "five of 23 days are 304.35, of which 90 %; the earlier employer paid 150.00 for these 19 of 38 hours")
                .containsExactly(new MonthLeave(
                        YearMonth.of(2026, 12), 1140, Money.of("273.92"), Money.of("123.92"), Money.ZERO));
        assertThat(gross(0)).isEqualTo(Money.of("1250.00"));
        assertThat(world.asOfficer(() -> certificates.of(longs.contract(id), 2026))
                        .left())
                .isEqualByComparingTo("19");
        assertThat(longs.months(id).getFirst().days())
                .as("days of leave stay days")
                .hasSize(23);
    }

    @Test
    void nothingIsImputedBeyondWhatThisEmployerWouldOwe() {
        certificate(2026, "38", "700.00").orThrow();
        leave("2026-12-14", "2026-12-18").orThrow();
        assertThat(months(2026).getFirst().settled())
                .as("350.00 were paid, 304.35 are owed here")
                .isEqualTo(Money.of("-30.43"));
        assertThat(gross(0)).isEqualTo(Money.of("1095.65"));
    }

    /** Nearly the whole month is such leave: a fifth of what is left of its pay is all that may be taken. */
    @Test
    void theSettlementTakesNoMoreThanAFifthOfThePay() {
        certificate(2026, "100", "5000.00").orThrow();
        leave("2026-12-02", "2026-12-31").orThrow();
        MonthLeave december = months(2026).getFirst();
        Money paid = Money.of("1400.00").minus(december.withheld());
        assertThat(december.settled().negate()).isEqualTo(paid.times(new BigDecimal("0.20")));
        assertThat(december.left()).isGreaterThan(Money.ZERO);
        assertThat(gross(0)).isEqualTo(paid.plus(december.settled()));
    }

    @Test
    void leaveEarnedHereIsTakenFirstAndTheYearIsSettledOnLeaving() {
        certificate(2027, "20", "100.00").orThrow();
        leave("2027-01-04", "2027-01-05").orThrow();
        assertThat(longs.contract(id).absences().getLast().earlier())
                .as("6.33 hours were earned here, two days are 7.6")
                .containsExactlyInAnyOrderEntriesOf(Map.of(LocalDate.of(2027, 1, 5), 77));
        assertThat(gross(1)).as("1,400.00 for 77 of 4,788 minutes, 90 %").isEqualTo(Money.of("1379.74"));
        assertThat(absences.leave(longs.contract(id), 2027).left()).isEqualByComparingTo("0.01");
        Ending ending = new Ending(LocalDate.of(2027, 1, 29), Ending.How.AGREEMENT, null, null, "", "Both wish it");
        world.asOfficer(() -> context.getBean(LongEndings.class).end(id, ending))
                .orThrow();
        world.as(world.worker, () -> context.getBean(LongEndings.class).agree(id, "29 January"))
                .orThrow();
        MonthLeave january = months(2027).getFirst();
        assertThat(january.settled())
                .as("20.26 kept back, 5.00 for 1.28 of 20 hours is 6.40")
                .isEqualTo(Money.of("13.86"));
    }

    @Test
    void aConfirmedMonthIsPutRightAndASettledYearIsClosed() {
        certificate(2027, "20", "100.00").orThrow();
        morning("2027-01-04");
        world.at(LocalDateTime.parse("2027-02-03T08:00"));
        world.user.asSystem(() -> {
            longs.months(id).stream()
                    .filter(month -> !month.lastDay().isAfter(LocalDate.of(2027, 1, 31)))
                    .forEach(month -> world.work.count(month.id()));
        });
        assertThat(codes(certificate(2026, "20", "100.00"))).containsExactly("employment.leave_year_settled");
        leave("2027-01-04", "2027-01-05").orThrow();
        assertThat(gross(1)).isEqualTo(Money.of("1379.74"));
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void whatCannotBeSettledIsRefused() {
        assertThat(codes(certificate(2023, "20", "100.00"))).containsExactly("employment.certificate_year");
        assertThat(codes(certificate(2026, "0", "100.00"))).containsExactly("employment.certificate_incomplete");
        UUID used = certificate(2026, "38", "300.00").orThrow();
        leave("2026-12-14", "2026-12-15").orThrow();
        assertThat(codes(world.asOfficer(() -> certificates.withdraw(id, used))))
                .containsExactly("employment.certificate_used");
    }

    @Test
    void artistsHaveTheirHolidayPayFromTheFund() {
        assertThat(codes(certificate(2026, "38", "300.00"))).containsExactly("employment.certificate_fund");
    }

    @Test
    void theWorkerReadsItOnTheContractAndOnThePayslip() {
        certificate(2026, "38", "300.00").orThrow();
        leave("2026-12-14", "2026-12-18").orThrow();
        world.at(LocalDateTime.parse("2027-01-06T08:00"));
        WorkContract december = longs.months(id).getFirst();
        world.user.asSystem(() -> world.work.count(december.id()));
        List<PayRunId> made = world.user.as(coop.officer(Role.PAYROLL), runs::prepareAll);
        world.user
                .as(coop.officer(Role.PAYROLL), () -> runs.release(made.getFirst()))
                .orThrow();
        Users users = context.getBean(Users.class);
        users.grant(
                users.create("noor@example.com", "Noor", "en", world.worker, "quatre chevaux lents")
                        .orThrow(),
                Role.MEMBER);
        Surfer worker = new Surfer(port);
        worker.logIn("noor@example.com", "quatre chevaux lents");
        assertThat(worker.get("/long-contracts/" + id).body())
                .contains("Imprimerie Neuve", "10% of the gross pay", "273.92", "123.92")
                .doesNotContain("Enter a holiday certificate");
        UUID payslip = world.jdbc
                .sql("select id from payslip where contract_id = :contract")
                .param("contract", december.id().value())
                .query(UUID.class)
                .single();
        assertThat(worker.get("/payslips/" + payslip).body())
                .contains("Leave that an earlier employer has paid", "19.00 hours of leave", "1,400.00", "123.92");
        assertThat(coop.wrong()).isEmpty();
    }
}
