package coop.ouvrage.employment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.DayBegan;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Leave, illness and public holidays in lasting contracts, as far as recorded law answers. */
@OuvrageTest(perMethod = true)
class LongAbsencesTest {

    private final ApplicationContext context;
    private final LongAbsences absences;
    private final PayRuns runs;
    private EmploymentWorld world;
    private LongWorld longs;

    LongAbsencesTest(ApplicationContext context, LongAbsences absences, PayRuns runs) {
        this.context = context;
        this.absences = absences;
        this.runs = runs;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
        longs = new LongWorld(world, context);
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    private UUID openEnded() {
        UUID id = longs.running(ContractKind.EMPLOYEE, LocalDate.of(2026, 12, 1), null);
        morning("2026-12-01");
        return id;
    }

    private void morning(String day) {
        world.at(LocalDateTime.parse(day + "T06:00"));
        context.getBean(LongWatch.class).on(new DayBegan(LocalDate.parse(day)));
    }

    private static LongAbsences.Draft draft(LongAbsence.Kind kind, String first, String last) {
        return new LongAbsences.Draft(
                kind,
                LocalDate.parse(first),
                LocalDate.parse(last),
                false,
                kind == LongAbsence.Kind.ILLNESS ? "C-17" : "");
    }

    private Outcome<UUID> ill(UUID id, String first, String last) {
        return world.asOfficer(() -> absences.record(id, draft(LongAbsence.Kind.ILLNESS, first, last)));
    }

    private List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private Money gross(UUID id, int month) {
        return longs.months(id).get(month).gross();
    }

    @Test
    void illnessIsPaidForThirtyDaysAndTheRestIsTakenOffTheMonth() {
        UUID id = openEnded();
        ill(id, "2026-12-07", "2027-01-08").orThrow(); // thirty days are over on 5 January
        assertThat(gross(id, 0)).isEqualTo(Money.of("1400.00"));
        assertThat(longs.contract(id).absences().getFirst().lost())
                .containsExactlyInAnyOrder(
                        LocalDate.of(2027, 1, 6), LocalDate.of(2027, 1, 7), LocalDate.of(2027, 1, 8));
        assertThat(gross(id, 1)).isEqualTo(Money.of("1200.00")); // 18 of 21 working days
        assertThat(longs.months(id).get(1).hours()).isEqualByComparingTo("68.40");
    }

    @Test
    void theWorkerHearsOfDaysOffThatSomebodyElseRecordsAndNotWhy() {
        UUID id = openEnded();
        UUID ill = ill(id, "2026-12-07", "2026-12-08").orThrow();
        assertThat(world.mails("employment.mail.absence")).isEqualTo(1);
        String mail = world.jdbc
                .sql("select subject || ' ' || body from outgoing_message where text_key = 'employment.mail.absence'")
                .query(String.class)
                .single();
        assertThat(mail).contains("2026").doesNotContainIgnoringCase("malad").doesNotContain("C-17");
        world.asOfficer(() -> absences.withdraw(id, ill)).orThrow();
        assertThat(world.mails("employment.mail.absence_withdrawn")).isEqualTo(1);
        world.as(world.worker, () -> absences.record(id, draft(LongAbsence.Kind.LEAVE, "2027-01-04", "2027-01-04")))
                .orThrow();
        assertThat(world.mails("employment.mail.absence"))
                .as("nobody is told of what they did themselves")
                .isEqualTo(1);
    }

    @Test
    void relapseGoesOnWhereTheIllnessStoppedUnlessACertificateSaysOtherwise() {
        UUID id = openEnded();
        ill(id, "2026-12-07", "2026-12-30").orThrow(); // 24 days
        UUID relapse = ill(id, "2027-01-18", "2027-01-27").orThrow(); // six are left: until the 23rd
        assertThat(gross(id, 1)).isEqualTo(Money.of("1200.00")); // 25, 26, 27 January
        assertThat(codes(ill(id, "2027-02-15", "2027-02-16"))).containsExactly("employment.absence_relapses");
        ill(id, "2027-01-28", "2027-01-28").orThrow(); // the certificate goes on
        assertThat(gross(id, 1)).isEqualTo(Money.of("1133.33"));
        assertThat(codes(world.asOfficer(() -> absences.withdraw(id, relapse))))
                .containsExactly("employment.absence_settled");
        LongAbsence last = longs.contract(id).absences().getLast();
        world.asOfficer(() -> absences.withdraw(id, last.id())).orThrow();
        world.asOfficer(() -> absences.withdraw(id, relapse)).orThrow();
        assertThat(gross(id, 1)).isEqualTo(Money.of("1400.00"));
        LongAbsences.Draft other = new LongAbsences.Draft(
                LongAbsence.Kind.ILLNESS, LocalDate.of(2027, 1, 18), LocalDate.of(2027, 1, 27), true, "C-18");
        world.asOfficer(() -> absences.record(id, other)).orThrow();
        assertThat(gross(id, 1)).isEqualTo(Money.of("1400.00"));
    }

    @Test
    void leaveIsEarnedByTheYearBeforeAndWhatIsNotTakenIsPaidAtTheEnd() {
        UUID id = openEnded();
        LongContract contract = longs.contract(id);
        assertThat(absences.leave(contract, 2026).earned()).isZero();
        assertThat(absences.leave(contract, 2027).earned())
                .isEqualByComparingTo("6.33"); // 4 weeks of 19 hours, a twelfth
        assertThat(absences.publicHolidays(contract, 2027))
                .contains(LocalDate.of(2027, 1, 1))
                .doesNotContain(LocalDate.of(2027, 8, 15)); // a Sunday
        Outcome<UUID> twoDays = world.as(
                world.worker, () -> absences.record(id, draft(LongAbsence.Kind.LEAVE, "2027-01-04", "2027-01-05")));
        assertThat(codes(twoDays)).containsExactly("employment.absence_leave_used");
        world.as(world.worker, () -> absences.record(id, draft(LongAbsence.Kind.LEAVE, "2027-01-04", "2027-01-04")))
                .orThrow();
        assertThat(gross(id, 1)).isEqualTo(Money.of("1400.00"));
        Ending ending = new Ending(LocalDate.of(2027, 1, 29), Ending.How.AGREEMENT, null, null, "", "Both wish it");
        world.asOfficer(() -> context.getBean(LongEndings.class).end(id, ending))
                .orThrow();
        world.as(world.worker, () -> context.getBean(LongEndings.class).agree(id, "29 January"))
                .orThrow();
        WorkContract january = longs.months(id).getLast();
        assertThat(january.untakenAtEnd()).isEqualTo(Money.of("559.56")); // 1,400.00 for 2.53 of 6.33 hours
        assertThat(world.waiting(LongLastMonth.HOLIDAYS)).isEqualTo(1);
    }

    @Test
    void leaveOfAnArtistIsPaidByTheFundAndPublicHolidaysAreNot() {
        UUID id = longs.running(ContractKind.ARTIST, LocalDate.of(2026, 12, 1), null);
        morning("2026-12-01");
        world.asOfficer(() -> absences.record(id, draft(LongAbsence.Kind.LEAVE, "2026-12-21", "2026-12-25")))
                .orThrow();
        assertThat(gross(id, 0)).isEqualTo(Money.of("1156.52")); // 19 of 23 days: Christmas is paid
        world.asOfficer(() -> absences.record(id, draft(LongAbsence.Kind.UNPAID, "2027-01-01", "2027-01-31")))
                .orThrow();
        assertThat(longs.contract(id).absences().getLast().lost()).doesNotContain(LocalDate.of(2027, 1, 1));
        assertThat(gross(id, 1)).isEqualTo(Money.of("66.67")); // New Year's Day, of 21
        List<UnpaidDays.Day> unpaid = context.getBean(UnpaidDays.class)
                .of(List.of(id), YearMonth.of(2026, 10), YearMonth.of(2026, 12))
                .get(id);
        assertThat(unpaid)
                .extracting(UnpaidDays.Day::date)
                .containsExactlyElementsOf(LocalDate.of(2026, 12, 21)
                        .datesUntil(LocalDate.of(2026, 12, 25))
                        .toList());
        assertThat(unpaid).extracting(UnpaidDays.Day::kind).containsOnly(LongAbsence.Kind.LEAVE);
    }

    @Test
    void daysOfAConfirmedMonthArePutRightByTheDifference() {
        UUID id = openEnded();
        world.at(LocalDateTime.parse("2027-01-06T08:00"));
        WorkContract december = longs.months(id).getFirst();
        world.user.asSystem(() -> world.work.count(december.id()));
        world.asOfficer(runs::prepareAll);
        assertThat(codes(world.asOfficer(
                        () -> absences.record(id, draft(LongAbsence.Kind.UNPAID, "2026-12-01", "2026-12-31")))))
                .containsExactly("employment.absence_whole_month");
        UUID unpaid = world.asOfficer(
                        () -> absences.record(id, draft(LongAbsence.Kind.UNPAID, "2026-12-14", "2026-12-15")))
                .orThrow();
        assertThat(gross(id, 0)).isEqualTo(Money.of("1278.26"));
        assertThat(codes(world.asOfficer(() -> absences.withdraw(id, unpaid))))
                .containsExactly("employment.absence_settled");
    }

    @Test
    void whatTheLawRecordedHereDoesNotAnswerIsRefused() {
        UUID id = longs.running(ContractKind.EMPLOYEE, LocalDate.of(2026, 12, 1), LocalDate.of(2027, 1, 29));
        assertThat(codes(ill(id, "2026-12-07", "2026-12-08"))).containsExactly("employment.absence_term_short");
        assertThat(codes(ill(id, "2027-02-01", "2027-02-02"))).containsExactly("employment.absence_outside");
    }

    @Test
    void daysWithoutProofOrTwiceAreRefused() {
        UUID id = openEnded();
        LongAbsences.Draft bare = new LongAbsences.Draft(
                LongAbsence.Kind.ILLNESS, LocalDate.of(2026, 12, 7), LocalDate.of(2026, 12, 8), false, " ");
        assertThat(codes(world.asOfficer(() -> absences.record(id, bare))))
                .containsExactly("employment.absence_paper_missing");
        ill(id, "2026-12-07", "2026-12-08").orThrow();
        assertThat(codes(ill(id, "2026-12-08", "2026-12-09"))).containsExactly("employment.absence_overlap");
        // In 2026 Assumption was a Saturday and All Saints' Day a Sunday.
        world.asOfficer(() -> absences.record(id, draft(LongAbsence.Kind.REPLACEMENT, "2026-12-28", "2026-12-28")))
                .orThrow();
        world.asOfficer(() -> absences.record(id, draft(LongAbsence.Kind.REPLACEMENT, "2026-12-29", "2026-12-29")))
                .orThrow();
        assertThat(codes(world.asOfficer(
                        () -> absences.record(id, draft(LongAbsence.Kind.REPLACEMENT, "2026-12-30", "2026-12-30")))))
                .containsExactly("employment.absence_no_replacement");
        assertThat(gross(id, 0)).isEqualTo(Money.of("1400.00"));
    }
}
