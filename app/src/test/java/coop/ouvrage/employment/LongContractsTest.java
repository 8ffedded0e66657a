package coop.ouvrage.employment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Part-time and open-ended contracts, from the holder's wish to the last wage. */
@OuvrageTest(perMethod = true)
class LongContractsTest {

    private static final LocalDate START = LocalDate.of(2026, 12, 1);
    private static final Post POST = new Post("Régisseuse", EmploymentWorld.HALL, "304.00", "", "");

    private final ApplicationContext context;
    private final LongContracts longs;
    private final LongWatch watch;
    private final PayRuns runs;
    private final List<Invariant> invariants;
    private EmploymentWorld world;

    LongContractsTest(
            ApplicationContext context,
            LongContracts longs,
            LongWatch watch,
            PayRuns runs,
            List<Invariant> invariants) {
        this.context = context;
        this.longs = longs;
        this.watch = watch;
        this.runs = runs;
        this.invariants = invariants;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    /** Monday to Friday, so many minutes from nine o'clock. */
    private static WeekPlan week(int minutes) {
        return new WeekPlan(Stream.of(DayOfWeek.values())
                .filter(day -> day.getValue() < 6)
                .map(day -> new WeekPlan.Shift(
                        day, LocalTime.of(9, 0), LocalTime.of(9, 0).plusMinutes(minutes), 0))
                .toList());
    }

    private static WeekPlan halfTime() {
        return week(228);
    }

    private LongDraft draft(WeekPlan plan, String gross) {
        return draft(ContractKind.EMPLOYEE, START, null, "38", plan, gross, "");
    }

    private LongDraft draft(
            ContractKind kind,
            LocalDate from,
            @Nullable LocalDate to,
            String full,
            WeekPlan plan,
            String gross,
            String exception) {
        return new LongDraft(
                "PROD",
                world.unit,
                world.holder,
                world.worker,
                kind,
                from,
                to,
                false,
                new BigDecimal(full),
                plan,
                Money.of(gross),
                POST,
                exception);
    }

    private static LongForecast forecast(String cautious) {
        Money amount = Money.of(cautious);
        return new LongForecast(
                amount,
                amount.plus(Money.of("4000.00")),
                amount.plus(Money.of("9000.00")),
                "Three clients for a year",
                java.time.Instant.EPOCH);
    }

    private UUID asked(LongDraft draft) {
        return world.as(world.holder, () -> longs.ask(draft)).orThrow();
    }

    /** Asked for, agreed, signed by both, declared. */
    private UUID running(LongDraft draft) {
        UUID id = asked(draft);
        world.asOfficer(() -> context.getBean(LongDecisions.class).agree(id, forecast("60000.00")))
                .orThrow();
        world.sign(first(id).id()).orThrow();
        world.exchange(Duration.ofSeconds(2));
        return id;
    }

    private WorkContract first(UUID id) {
        return world.find(
                java.util.Objects.requireNonNull(longs.find(id).orElseThrow().firstMonth()));
    }

    private List<WorkContract> months(UUID id) {
        return world.user.asSystem(() -> longs.months(id));
    }

    private void morning(String day) {
        world.at(LocalDateTime.parse(day + "T06:00"));
        watch.on(new DayBegan(LocalDate.parse(day)));
    }

    private List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private List<String> codes(LongDraft draft) {
        return codes(world.as(world.holder, () -> longs.ask(draft)));
    }

    @Test
    void openEndedHalfTimeIsDecidedSignedAndDeclaredWithoutEnd() {
        UUID id = asked(draft(halfTime(), "1400.00"));
        assertThat(world.waiting(LongContracts.ASKED)).isEqualTo(1);
        assertThat(world.itemType(LongContracts.ASKED))
                .as("an item on a unit leads only its adviser on, by the unit's own number")
                .isEqualTo("long_contract");
        assertThat(codes(world.asOfficer(
                        () -> context.getBean(LongDecisions.class).agree(id, forecast("20000.00")))))
                .containsExactly("employment.long_above_forecast");
        world.asOfficer(() -> context.getBean(LongDecisions.class).agree(id, forecast("26040.00")))
                .orThrow();
        assertThat(codes(world.asOfficer(
                        () -> context.getBean(LongDecisions.class).agree(id, forecast("26040.00")))))
                .contains("employment.already_decided");
        assertThat(world.waiting(LongContracts.ASKED)).isZero();

        WorkContract month = first(id);
        assertThat(month.state()).isEqualTo(ContractState.SENT);
        assertThat(month.gross()).isEqualTo(Money.of("1400.00"));
        assertThat(month.hours()).isEqualByComparingTo("87.40"); // 23 working days of 3.8 hours
        world.sign(month.id()).orThrow();
        world.exchange(Duration.ofSeconds(2));
        assertThat(first(id).state()).isEqualTo(ContractState.DECLARED);
        List<Declaration> sent = world.declarations.of(month.id());
        assertThat(sent).hasSize(1);
        assertThat(sent.getFirst().period().to()).isNull();
    }

    @Test
    void monthsAreMadeAndHeldBeforehandAndTheAdviserIsToldWhenTheMoneyIsNotThere() {
        UUID id = running(draft(halfTime(), "1400.00")); // 2,170 a month of the 5,000 of the unit
        morning("2026-12-01");
        assertThat(months(id)).hasSize(2).allMatch(month -> month.state() == ContractState.DECLARED);
        assertThat(months(id).getLast().isContinuation()).isTrue();
        assertThat(world.declarations.of(months(id).getLast().id())).isEmpty();
        assertThat(held(months(id).getLast())).isEqualTo(217_000);
        assertThat(world.waiting(LongMonths.SHORT)).isZero();

        morning("2027-01-02"); // 660 are left for February
        assertThat(months(id)).hasSize(3);
        assertThat(world.waiting(LongMonths.SHORT)).isEqualTo(1);
        assertThat(held(months(id).getLast())).isZero();
        morning("2027-01-03");
        assertThat(months(id)).hasSize(3);
        morning("2027-02-01"); // it has begun: it is owed
        assertThat(held(months(id).get(2))).isEqualTo(217_000);
    }

    private long held(WorkContract month) {
        return world.jdbc
                .sql("select coalesce(sum(own_cents), 0) from reservation where purpose_id = :id and state = 'HELD'")
                .param("id", month.id().value())
                .query(Long.class)
                .single();
    }

    @Test
    void eachMonthHasItsPayslipWithPartTimeWorkBonusAndHolidayPayComesAtTheEnd() {
        UUID id = running(
                draft(ContractKind.EMPLOYEE, LocalDate.of(2026, 11, 24), null, "38", halfTime(), "1400.00", ""));
        morning("2026-11-24");
        world.at(LocalDateTime.parse("2026-12-04T08:00"));
        WorkContract november = first(id);
        world.user.asSystem(() -> world.work.count(november.id()));
        world.asOfficer(runs::prepareAll);
        assertThat(payslips(november)).containsExactly("WAGE 33333"); // 5 of 21 working days
        assertThat(goesOn(november)).isTrue();

        Ending ending = new Ending(
                LocalDate.of(2026, 12, 31),
                Ending.How.RESIGNATION,
                LocalDate.of(2026, 12, 7),
                3,
                "Loi du 3 juillet 1978, lu par le service social",
                "Un autre emploi");
        world.asOfficer(() -> context.getBean(LongEndings.class).end(id, ending))
                .orThrow();
        world.exchange(Duration.ofSeconds(2));
        assertThat(world.declarations.of(november.id()))
                .extracting(Declaration::kind)
                .containsExactly(DeclarationKind.IN, DeclarationKind.OUT);
        assertThat(world.declarations.of(november.id()).getLast().state()).isEqualTo(DeclarationState.ACCEPTED);
        assertThat(world.waiting(LongLastMonth.HOLIDAYS)).isZero();

        world.at(LocalDateTime.parse("2027-01-06T08:00"));
        WorkContract december = months(id).getLast();
        assertThat(december.earnedAtEnd()).contains(Money.of("1733.33"));
        world.user.asSystem(() -> world.work.count(december.id()));
        world.asOfficer(runs::prepareAll);
        assertThat(payslips(december)).containsExactly("DEPARTURE 26589", "WAGE 140000");
        assertThat(goesOn(december)).isFalse();
        // 13.07 % of 1,400.00 less the work bonus of 2,800.00, times 87.40 / 174.80: 182.98 - 63.77 - 18.61
        assertThat(withheldForSocialSecurity(december)).isEqualTo(10_060);
        assertThat(invariants.stream()
                        .filter(invariant -> invariant.name().startsWith("payroll"))
                        .map(Invariant::check))
                .allMatch(Invariant.Result::holds);
    }

    private long withheldForSocialSecurity(WorkContract month) {
        return world.jdbc
                .sql("select social_cents from payslip where contract_id = :id and pays = 'WAGE'")
                .param("id", month.id().value())
                .query(Long.class)
                .single();
    }

    private List<String> payslips(WorkContract month) {
        return world.jdbc
                .sql("select pays || ' ' || gross_cents from payslip where contract_id = :id order by pays, nr")
                .param("id", month.id().value())
                .query(String.class)
                .list();
    }

    /** Whether a payslip says that holiday pay comes as leave is taken, not with it. */
    private boolean goesOn(WorkContract month) {
        return world.jdbc
                .sql(
                        "select data like '%\"goesOn\":true%' from payslip where contract_id = :id and pays = 'WAGE' and nr = 0")
                .param("id", month.id().value())
                .query(Boolean.class)
                .single();
    }

    @Test
    void riderHoldsFromItsMonthOnceTheWorkerAgrees() {
        UUID id = running(draft(halfTime(), "1400.00"));
        morning("2026-12-01");
        YearMonth january = YearMonth.of(2027, 1);
        assertThat(codes(world.as(
                        world.holder,
                        () -> context.getBean(LongRiders.class)
                                .propose(id, YearMonth.of(2026, 12), halfTime(), Money.of("1400.00"), ""))))
                .containsExactly("employment.long_month_begun", "employment.reason_missing");
        assertThat(codes(world.as(
                        world.holder,
                        () -> context.getBean(LongRiders.class)
                                .propose(id, january, week(456), Money.of("9000.00"), "More work"))))
                .containsExactly("employment.long_above_forecast");
        assertThat(codes(world.as(
                        world.worker, () -> context.getBean(LongRiders.class).accept(id, 2, "?"))))
                .containsExactly("employment.long_no_rider");
        world.as(
                        world.holder,
                        () -> context.getBean(LongRiders.class)
                                .propose(id, january, week(190), Money.of("1180.00"), "A client left"))
                .orThrow();
        assertThat(codes(world.as(
                        world.holder,
                        () -> context.getBean(LongRiders.class)
                                .propose(id, january, week(190), Money.of("1180.00"), "Again"))))
                .containsExactly("employment.long_rider_open");
        assertThat(months(id).getLast().gross()).isEqualTo(Money.of("1400.00"));
        world.as(world.worker, () -> context.getBean(LongRiders.class).accept(id, 2, "15.83 hours, 1180"))
                .orThrow();
        assertThat(months(id).getLast().gross()).isEqualTo(Money.of("1180.00"));
        assertThat(held(months(id).getLast())).isEqualTo(182_900);
        assertThat(months(id).getFirst().gross()).isEqualTo(Money.of("1400.00"));
        world.as(
                        world.holder,
                        () -> context.getBean(LongRiders.class)
                                .propose(
                                        id,
                                        YearMonth.of(2027, 3),
                                        week(190),
                                        Money.of("1170.00"),
                                        "Another client left"))
                .orThrow();
        world.asOfficer(() -> context.getBean(LongEndings.class)
                        .end(
                                id,
                                new Ending(
                                        LocalDate.of(2027, 1, 29),
                                        Ending.How.AGREEMENT,
                                        null,
                                        null,
                                        "",
                                        "Both wish it")))
                .orThrow();
        world.as(world.worker, () -> context.getBean(LongEndings.class).agree(id, "29 January"))
                .orThrow();
        assertThat(codes(world.as(
                        world.worker, () -> context.getBean(LongRiders.class).accept(id, 3, "1170"))))
                .containsExactly("employment.long_not_running");
    }

    /** What both agreed to is ended by both: an officer alone may only record what one side told the other. */
    @Test
    void anEndByAgreementNeedsTheWorker() {
        UUID id = running(draft(halfTime(), "1400.00"));
        LongEndings endings = context.getBean(LongEndings.class);
        Ending both = new Ending(LocalDate.of(2027, 1, 29), Ending.How.AGREEMENT, null, null, "", "Both wish it");
        assertThat(codes(world.as(world.worker, () -> endings.agree(id, "")))).containsExactly("employment.no_ending");
        world.asOfficer(() -> endings.end(id, both)).orThrow();
        assertThat(world.user.asSystem(() -> longs.contract(id)).endsOn())
                .as("proposed, not ended")
                .isNull();
        assertThat(world.mails("employment.mail.ending")).isEqualTo(1);
        assertThatThrownBy(() -> world.asOfficer(() -> endings.agree(id, "")))
                .isInstanceOf(NoSuchElementException.class);
        world.as(world.worker, () -> endings.decline(id)).orThrow();
        assertThat(codes(world.as(world.worker, () -> endings.agree(id, ""))))
                .as("declined")
                .containsExactly("employment.no_ending");
        world.asOfficer(() -> endings.end(id, both)).orThrow();
        world.as(world.worker, () -> endings.agree(id, "29 January")).orThrow();
        assertThat(world.user.asSystem(() -> longs.contract(id)).endsOn()).isEqualTo(both.lastDay());
        assertThat(world.user.asSystem(() -> longs.contract(id)).ending()).isEqualTo(both);
    }

    @Test
    void impossibleContractsAreRefusedWithEveryReason() {
        assertThat(codes(draft(ContractKind.STUDENT, START, null, "38", halfTime(), "1400.00", "")))
                .containsExactly("employment.long_student");
        assertThat(codes(draft(
                        ContractKind.EMPLOYEE,
                        LocalDate.of(2026, 11, 2),
                        LocalDate.of(2026, 10, 1),
                        "38",
                        halfTime(),
                        "1400.00",
                        "")))
                .containsExactly(
                        "employment.long_start_past",
                        "employment.long_end_before_start",
                        "employment.long_reason_missing");
        assertThat(codes(draft(new WeekPlan(List.of()), "1400.00"))).containsExactly("employment.long_no_hours");
        assertThat(codes(draft(ContractKind.EMPLOYEE, START, null, "39", halfTime(), "1400.00", "")))
                .containsExactly("employment.long_full_time");
        assertThat(codes(draft(week(480), "4000.00"))).containsExactly("employment.long_above_full_time");
        WeekPlan oneDay =
                new WeekPlan(List.of(new WeekPlan.Shift(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(11, 0), 0)));
        assertThat(codes(draft(oneDay, "1400.00")))
                .containsExactly("employment.long_below_third", "employment.long_shift_short");
        assertThat(codes(draft(halfTime(), "900.00"))).containsExactly("employment.below_minimum");
        assertThat(codes(draft(halfTime(), "-1.00"))).containsExactly("employment.pay_not_positive");
        WeekPlan aDay = new WeekPlan(
                List.of(new WeekPlan.Shift(DayOfWeek.MONDAY, LocalTime.of(9, 0), LocalTime.of(17, 0), 60)));
        assertThat(codes(draft(ContractKind.EMPLOYEE, START, null, "38", aDay, "900.00", "CCT 304, art. 4")))
                .isEmpty();
    }

    @Test
    void personWithTwoContractsDoesNotPassFullTimeAndOtherWorkFindsThemBusy() {
        running(draft(halfTime(), "1400.00"));
        assertThat(codes(draft(week(240), "1500.00")))
                .contains("employment.worker_busy", "employment.long_beyond_full_time");
        assertThat(world.as(
                                world.holder,
                                () -> world.contracts.estimate(world.terms(
                                        ContractKind.ARTIST,
                                        new Pay.Gross(Money.of("300.00")),
                                        EmploymentWorld.shift("2027-06-07", 10, 14))))
                        .refusals())
                .extracting(Refusal::code)
                .contains("employment.worker_busy");
    }

    @Test
    void endIsRefusedWithoutNoticeSourceOrBeforeItsDay() {
        UUID id = running(draft(halfTime(), "1400.00"));
        assertThat(codes(world.asOfficer(() -> context.getBean(LongEndings.class)
                        .end(id, new Ending(LocalDate.of(2026, 11, 1), Ending.How.DISMISSAL, null, null, "", "")))))
                .containsExactly(
                        "employment.long_end_past", "employment.reason_missing", "employment.long_notice_unsourced");
        assertThat(codes(world.asOfficer(() -> context.getBean(LongEndings.class)
                        .end(
                                id,
                                new Ending(
                                        LocalDate.of(2027, 1, 8),
                                        Ending.How.DISMISSAL,
                                        LocalDate.of(2027, 1, 4),
                                        2,
                                        "CCT",
                                        "No work")))))
                .containsExactly("employment.long_notice_short");
        assertThat(codes(world.as(
                        world.holder, () -> world.contracts.cancel(first(id).id(), "Never mind"))))
                .isEmpty();
        assertThat(codes(world.asOfficer(() -> context.getBean(LongEndings.class)
                        .end(id, new Ending(LocalDate.of(2027, 1, 8), Ending.How.AGREEMENT, null, null, "", "Both")))))
                .contains("employment.long_not_running");
    }

    @Test
    void fixedTermHasItsEndDeclaredAndOnlyEndsEarlier() {
        LongDraft sixMonths = new LongDraft(
                "PROD",
                world.unit,
                world.holder,
                world.worker,
                ContractKind.ARTIST,
                LocalDate.of(2026, 12, 7),
                LocalDate.of(2027, 5, 31),
                true,
                new BigDecimal("36"),
                halfTime(),
                Money.of("1600.00"),
                new Post("Metteuse en scène", EmploymentWorld.HALL, "304.00", "Création de la saison", ""),
                "");
        UUID id = running(sixMonths);
        WorkContract december = first(id);
        assertThat(december.gross()).isEqualTo(Money.of("1321.74")); // 19 of 23 working days
        assertThat(world.declarations.of(december.id()).getFirst().period().to())
                .isEqualTo(LocalDate.of(2027, 5, 31));
        assertThat(java.util.Objects.requireNonNull(december.term()).factor()).isGreaterThan(new BigDecimal("1.05"));
        assertThat(codes(world.asOfficer(() -> context.getBean(LongEndings.class)
                        .end(
                                id,
                                new Ending(
                                        LocalDate.of(2027, 6, 30), Ending.How.AGREEMENT, null, null, "", "Longer")))))
                .containsExactly("employment.long_end_later");
        morning("2026-12-07");
        WorkContract january = months(id).getLast();
        assertThat(codes(world.as(world.holder, () -> world.contracts.cancel(january.id(), "No"))))
                .contains("employment.long_month");
        assertThat(world.as(world.worker, () -> longs.contract(id)).part(YearMonth.of(2026, 12)))
                .isEqualByComparingTo("0.5278");
    }

    @Test
    void whatOfficersDecideNeedsReasonsAnOrderAndAnotherCase() {
        UUID id = asked(draft(halfTime(), "1400.00"));
        LongForecast upsideDown =
                new LongForecast(Money.of("9.00"), Money.of("8.00"), Money.of("7.00"), "", java.time.Instant.EPOCH);
        assertThat(codes(world.asOfficer(
                        () -> context.getBean(LongDecisions.class).agree(id, upsideDown))))
                .containsExactly("employment.long_forecast_order");
        assertThat(codes(world.asOfficer(
                        () -> context.getBean(LongDecisions.class).refuse(id, " "))))
                .containsExactly("employment.reason_missing");
        world.asOfficer(() -> context.getBean(LongDecisions.class).refuse(id, "Two months of work only"))
                .orThrow();
        assertThat(codes(world.asOfficer(
                        () -> context.getBean(LongDecisions.class).refuse(id, "Again"))))
                .contains("employment.already_decided");
        world.jdbc
                .sql("update production_unit set tool = 'JOB' where id = :id")
                .param("id", world.unit)
                .update();
        assertThat(codes(draft(halfTime(), "1400.00"))).contains("employment.long_needs_activity");
    }
}
