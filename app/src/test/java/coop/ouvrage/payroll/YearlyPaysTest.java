package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.YearlyKind;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.returns.PayControls;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Premiums and double holiday pay on a real database: prepared with reasons, released by two, booked, never paid twice. */
@OuvrageTest(perMethod = true)
class YearlyPaysTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);

    private final ApplicationContext context;
    private final YearlyPays yearly;
    private final PayControls controls;
    private PayrollWorld world;

    YearlyPaysTest(ApplicationContext context, YearlyPays yearly, PayControls controls) {
        this.context = context;
        this.yearly = yearly;
        this.controls = controls;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
    }

    /** A shift on the first weekday of each month and on the last day of the last one, paid 600.00 each, in joint committee 200. */
    private ContractId long200(UUID worker, LocalDate first, int months) {
        LocalDate[] days =
                IntStream.range(0, months).mapToObj(first::plusMonths).toArray(LocalDate[]::new);
        days = java.util.Arrays.copyOf(days, months + 1);
        days[months] = first.plusMonths(months).minusDays(1);
        ContractId contract = world.done(worker, ContractKind.EMPLOYEE, 600 * (months + 1) + ".00", "1.55", days);
        world.jdbc
                .sql("update work_contract set joint_committee = '200.00' where id = :id")
                .param("id", contract.value())
                .update();
        return contract;
    }

    private List<YearlyClaim> claims(YearlyKind kind, int year) {
        return world.as(world.first, () -> yearly.claims("PROD", kind, year));
    }

    private Outcome<PayRunId> prepare(YearlyKind kind, int year) {
        return world.as(world.first, () -> yearly.prepare("PROD", kind, year));
    }

    private void pay(YearlyKind kind, int year) {
        PayRunId run = prepare(kind, year).orThrow();
        world.as(world.second, () -> world.runs.release(run)).orThrow();
    }

    private List<Payslip> payslips(UUID worker, Pays pays) {
        return world.of(worker).stream().filter(p -> p.pays() == pays).toList();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private Money provision() {
        return world.ledger.balance("PROD", AccountRole.HOLIDAY_PROVISION, null).negate();
    }

    @Test
    void aPremiumIsOwedWithAReasonPaidOnceAndBornByThePot() {
        UUID worker = world.worker("Lou");
        ContractId contract = long200(worker, LocalDate.of(2026, 1, 1), 10);
        UUID shortly = world.worker("Mia");
        world.done(shortly, ContractKind.EMPLOYEE, "300.00", "1.55", WEDNESDAY);
        world.released();

        YearlyClaim claim = claims(YearlyKind.YEAR_END_PREMIUM, 2026).getFirst();
        assertThat(claim.contract()).isEqualTo(contract);
        assertThat(claim.why()).isEqualTo("be.yearly.premium");
        assertThat(claim.months()).isEqualTo(10);
        // 6,600.00 in ten months: 660.00 a month, ten twelfths of it
        assertThat(claim.owed().gross()).isEqualTo(Money.of("550.00"));
        assertThat(claims(YearlyKind.YEAR_END_PREMIUM, 2026)).hasSize(1);

        pay(YearlyKind.YEAR_END_PREMIUM, 2026);
        Payslip premium = payslips(worker, Pays.YEAR_END_PREMIUM).getFirst();
        assertThat(premium.totals().gross()).isEqualTo(Money.of("550.00"));
        assertThat(premium.totals().social()).as("13.07 %").isEqualTo(Money.of("71.89"));
        assertThat(premium.totals().contributions()).isGreaterThan(Money.of("137.50"));
        assertThat(premium.totals().charge()).isEqualTo(Money.ZERO);
        assertThat(premium.totals().holiday()).isEqualTo(Money.ZERO);
        assertThat(codes(prepare(YearlyKind.YEAR_END_PREMIUM, 2026))).containsExactly("payroll.yearly_nothing");
        assertThat(codes(prepare(YearlyKind.YEAR_END_PREMIUM, 2027))).containsExactly("payroll.yearly_too_early");
        assertThat(world.broken()).isEmpty();
        assertThat(world.as(world.first, () -> controls.year("PROD", 2026))).allMatch(PayControls.Row::agrees);
    }

    @Test
    void aPremiumIsCorrectedByDifferenceWhenTheWorkIs() {
        UUID worker = world.worker("Lou");
        ContractId contract = long200(worker, LocalDate.of(2026, 1, 1), 10);
        world.released();
        pay(YearlyKind.YEAR_END_PREMIUM, 2026);
        LocalDate[] days = IntStream.range(0, 10)
                .mapToObj(LocalDate.of(2026, 1, 1)::plusMonths)
                .toArray(LocalDate[]::new);
        days = java.util.Arrays.copyOf(days, 11);
        days[10] = LocalDate.of(2026, 10, 31);
        world.correct(contract, "7700.00", days);
        assertThat(world.waiting("payroll.yearly_changed")).isEqualTo(1);
        world.released();
        pay(YearlyKind.YEAR_END_PREMIUM, 2026);

        assertThat(world.waiting("payroll.yearly_changed")).isZero();
        List<Payslip> both = payslips(worker, Pays.YEAR_END_PREMIUM);
        assertThat(both).extracting(Payslip::nr).containsExactlyInAnyOrder(0, 1);
        assertThat(Totals.sum(both.stream().map(Payslip::totals).toList()).gross())
                .as("7,700.00 / 10 x 10 / 12")
                .isEqualTo(Money.of("641.67"));
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void aSectorThatNobodyHasReadIsRefusedAndNotTakenForNothing() {
        UUID worker = world.worker("Lou");
        ContractId contract = long200(worker, LocalDate.of(2026, 1, 1), 10);
        world.jdbc
                .sql("update work_contract set joint_committee = '304.00' where id = :id")
                .param("id", contract.value())
                .update();
        world.released();
        YearlyClaim claim = claims(YearlyKind.YEAR_END_PREMIUM, 2026).getFirst();
        assertThat(java.util.Objects.requireNonNull(claim.refused()).code()).isEqualTo("payroll.sector_unknown");
        assertThat(claim.isOpen()).isFalse();
        assertThat(codes(prepare(YearlyKind.YEAR_END_PREMIUM, 2026))).containsExactly("payroll.yearly_nothing");
    }

    @Test
    void nobodyButPayrollSeesOrPreparesIt() {
        UUID worker = world.worker("Lou");
        assertThatThrownBy(() -> world.as(
                        PayrollWorld.member(worker), () -> yearly.claims("PROD", YearlyKind.YEAR_END_PREMIUM, 2026)))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> world.as(
                        PayrollWorld.member(worker), () -> yearly.prepare("PROD", YearlyKind.YEAR_END_PREMIUM, 2026)))
                .isInstanceOf(AccessDenied.class);
    }

    /** 18 months from July 2025, paid 600.00 a month: the exercise 2025 earns its double part in 2026, the rest is left for the end. */
    @Test
    void doubleHolidayPayComesOutOfTheProvisionAndIsNotPaidAgainOnLeaving() {
        UUID worker = world.worker("Lou");
        LocalDate[] days = {
            LocalDate.of(2025, 7, 1),
            LocalDate.of(2025, 8, 1),
            LocalDate.of(2025, 9, 1),
            LocalDate.of(2026, 3, 2),
            LocalDate.of(2026, 12, 30)
        };
        ContractId contract = world.done(worker, ContractKind.EMPLOYEE, "3000.00", "1.55", days);
        settled(contract, "2026-12-01", true);
        world.released();
        Money aside = provision();
        assertThat(aside).isGreaterThan(Money.of("414.00"));

        YearlyClaim claim = claims(YearlyKind.DOUBLE_HOLIDAY_PAY, 2026).getFirst();
        assertThat(claim.earned()).isEqualTo(Money.of("1800.00"));
        // a twelfth of 1,800.00 is 150.00: 92 % of it
        assertThat(claim.owed().gross()).isEqualTo(Money.of("138.00"));
        pay(YearlyKind.DOUBLE_HOLIDAY_PAY, 2026);
        Payslip paid = payslips(worker, Pays.DOUBLE_HOLIDAY_PAY).getFirst();
        assertThat(paid.totals().social()).as("13.07 % of 85 % of 150.00").isEqualTo(Money.of("16.66"));
        assertThat(paid.totals().cost()).as("set aside before").isEqualTo(Money.ZERO);
        assertThat(provision()).isEqualTo(aside.minus(Money.of("138.00")));
        assertThat(codes(prepare(YearlyKind.DOUBLE_HOLIDAY_PAY, 2026))).containsExactly("payroll.yearly_nothing");

        settled(contract, "2026-12-01", false);
        world.released();
        Payslip leaving = payslips(worker, Pays.DEPARTURE).getFirst();
        // 7.67 % of 3,000.00 and 7.67 % of the 1,200.00 whose double part was not paid
        assertThat(leaving.totals().gross()).isEqualTo(Money.of("322.14"));
        assertThat(provision()).as("rounding of 92 % / 12").isBetween(Money.of("-0.10"), Money.of("0.10"));
        assertThat(claims(YearlyKind.DOUBLE_HOLIDAY_PAY, 2026)).noneMatch(YearlyClaim::isOpen);
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void holidayPayThatWasPaidOnLeavingIsNotOwedInService() {
        UUID worker = world.worker("Lou");
        world.done(
                worker,
                ContractKind.EMPLOYEE,
                "1800.00",
                "1.55",
                LocalDate.of(2025, 7, 1),
                LocalDate.of(2025, 8, 1),
                LocalDate.of(2026, 12, 30));
        world.released();
        assertThat(payslips(worker, Pays.DEPARTURE)).hasSize(1);
        assertThat(claims(YearlyKind.DOUBLE_HOLIDAY_PAY, 2026)).noneMatch(YearlyClaim::isOpen);
    }

    /** Of one kind and month, payslips of two years could not be told apart. */
    @Test
    void theSameOfTwoYearsIsNotPaidInOneMonth() {
        UUID worker = world.worker("Lou");
        ContractId contract = long200(worker, LocalDate.of(2025, 1, 1), 22);
        world.released();
        pay(YearlyKind.YEAR_END_PREMIUM, 2025);
        YearlyClaim claim = claims(YearlyKind.YEAR_END_PREMIUM, 2026).getFirst();
        assertThat(claim.contract()).isEqualTo(contract);
        assertThat(java.util.Objects.requireNonNull(claim.refused()).code()).isEqualTo("payroll.yearly_other_year");
        world.clock.freezeAt(java.time.LocalDateTime.parse("2026-12-18T09:00"));
        assertThat(claims(YearlyKind.YEAR_END_PREMIUM, 2026).getFirst().isOpen())
                .isTrue();
    }

    /** Each month of a lasting contract is a contract of its own; the year is owed once, for all of them. */
    @Test
    void theMonthsOfALastingContractAreOne() {
        UUID worker = world.worker("Lou");
        UUID lasting = UUID.randomUUID();
        ContractId first = lasting(worker, lasting);
        world.released();

        YearlyClaim premium = claims(YearlyKind.YEAR_END_PREMIUM, 2026).getFirst();
        assertThat(claims(YearlyKind.YEAR_END_PREMIUM, 2026)).hasSize(1);
        assertThat(premium.contract()).isEqualTo(first);
        assertThat(premium.earned()).isEqualTo(Money.of("20000.00"));
        assertThat(premium.months()).as("ten months over, and two to come").isEqualTo(12);
        assertThat(premium.owed().gross()).isEqualTo(Money.of("2000.00"));
        YearlyClaim holiday = claims(YearlyKind.DOUBLE_HOLIDAY_PAY, 2026).getFirst();
        // 2,000.00 in December 2025: a twelfth is 166.67, 92 % of it
        assertThat(holiday.owed().gross()).isEqualTo(Money.of("153.34"));
        pay(YearlyKind.DOUBLE_HOLIDAY_PAY, 2026);
        assertThat(codes(prepare(YearlyKind.DOUBLE_HOLIDAY_PAY, 2026))).containsExactly("payroll.yearly_nothing");
        pay(YearlyKind.YEAR_END_PREMIUM, 2026);
        assertThat(payslips(worker, Pays.YEAR_END_PREMIUM)).hasSize(1);
        assertThat(world.broken()).isEmpty();
    }

    /** December 2025 to October 2026, open-ended, 2,000.00 a month. */
    private ContractId lasting(UUID worker, UUID id) {
        List<ContractId> months = IntStream.range(0, 11)
                .mapToObj(month -> LocalDate.of(2025, 12, 1).plusMonths(month))
                .map(day -> world.done(worker, ContractKind.EMPLOYEE, "2000.00", "1.55", day))
                .toList();
        world.jdbc
                .sql("""
                insert into long_contract (id, entity, unit_id, holder, worker, kind, starts_on, ends_on, schedule, full_hours,
                    law_hours, function, function_class, joint_committee, reason, exception, place_name, place_street,
                    place_number, place_post_code, place_municipality, place_country, state, asked_at, first_contract)
                select :id, entity, unit_id, holder, worker, kind, '2025-12-01', null, 'FIXED', 38, 38, function, '', '200.00',
                    reason, '', place_name, place_street, place_number, place_post_code, place_municipality, place_country,
                    'AGREED', now(), id
                from work_contract where id = :first""")
                .param("id", id)
                .param("first", months.getFirst().value())
                .update();
        world.jdbc
                .sql("update work_contract set long_id = :id, joint_committee = '200.00' where id = any(:months)")
                .param("id", id)
                .param("months", months.stream().map(ContractId::value).toArray(UUID[]::new))
                .update();
        return months.getFirst();
    }

    private void settled(ContractId contract, String month, boolean settled) {
        world.jdbc
                .sql("update pay_due set settled = :settled where contract_id = :id and month = :month::date")
                .param("settled", settled)
                .param("id", contract.value())
                .param("month", month)
                .update();
    }
}
