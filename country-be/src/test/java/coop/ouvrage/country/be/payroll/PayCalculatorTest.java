package coop.ouvrage.country.be.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.CostLine;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.MinimumWage;
import coop.ouvrage.payroll.spi.MinimumWageQuestion;
import coop.ouvrage.payroll.spi.PaidHours;
import coop.ouvrage.payroll.spi.Partner;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.WorkTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PayCalculatorTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    private final BelgianPayCalculator calculator = new BelgianPayCalculator();

    @Test
    void manualWorkersBearContributionsOnMoreThanTheirGross() {
        PayAnswer manual = whole(ContractKind.MANUAL_WORKER, "2233.61");
        // 2,233.61 x 1.08 x 13.07 % = 315.29; bonus A 137.74 + B 185.75 = 323.49, cut to 315.29
        assertThat(manual.amount("be.employee_contribution")).contains(Money.of("-315.29"));
        assertThat(manual.amount("be.work_bonus")).contains(Money.of("315.29"));
        // special contribution on 2,412.2988: 10.33 + 1.10 % x 222.1188 = 12.77
        assertThat(manual.amount("be.special_contribution")).contains(Money.of("-12.77"));
    }

    @Test
    void anArtistAtTheFlatRateHasNoReductionAtAll() {
        PayQuestion question = PayQuestion.of(DAY, ContractKind.ARTIST, Money.of("557.32"))
                .withTime(WorkTime.of("1", "21"))
                .withHousehold(Household.of(Partner.NO_INCOME, 3))
                .withFlatTax(true);
        PayAnswer artist = calculator.calculate(question).orThrow();
        assertThat(artist.amount("be.taxable")).contains(Money.of("478.65"));
        assertThat(artist.amount("be.withholding_before_credit")).contains(Money.of("-53.18"));
        assertThat(artist.amount("be.fiscal_work_bonus")).contains(Money.ZERO);
        assertThat(artist.net()).isEqualTo(Money.of("425.47"));
    }

    @Test
    void aStudentWithinTheQuotaPaysSolidarityOnly() {
        PayAnswer student = whole(ContractKind.STUDENT, "802.75");
        assertThat(student.amount("be.student_contribution")).contains(Money.of("-21.75"));
        assertThat(student.net()).isEqualTo(Money.of("781.00"));
        EmployerCost cost = Objects.requireNonNull(student.employer());
        assertThat(amounts(cost))
                .isEqualTo(Map.of(
                        "be.student_employer_contribution",
                        Money.of("43.51"),
                        "be.student_asbestos_fund",
                        Money.of("0.08")));
    }

    @Test
    void anAgencyPaysItsSectorsFundAndNotThatOfJointCommittee200() {
        PayQuestion question = PayQuestion.of(DAY, ContractKind.EMPLOYEE, Money.of("1000.00"));
        Map<String, Money> own = amounts(
                Objects.requireNonNull(calculator.calculate(question).orThrow().employer()));
        PayAnswer answer = calculator.calculate(question.lent(true)).orThrow();
        Map<String, Money> lent = amounts(Objects.requireNonNull(answer.employer()));
        assertThat(lent).containsEntry("be.agency_fund", Money.of("97.70"));
        assertThat(Objects.requireNonNull(own.get("be.employer_other_contributions"))
                        .minus(Objects.requireNonNull(lent.get("be.employer_other_contributions"))))
                .as("0.23 % of the fund of joint committee 200")
                .isEqualTo(Money.of("2.30"));
        assertThat(answer.net())
                .isEqualTo(calculator.calculate(question).orThrow().net());
        assertThat(answer.unverified()).anyMatch(c -> c.parameter().equals("social_security/cp322_social_fund"));
        PayQuestion onMore = PayQuestion.of(DAY, ContractKind.MANUAL_WORKER, Money.of("1000.00"));
        assertThat(amounts(Objects.requireNonNull(
                        calculator.calculate(onMore.lent(true)).orThrow().employer())))
                .containsEntry("be.agency_fund", Money.of("105.52"));
        assertThat(calculator
                        .calculate(PayQuestion.of(LocalDate.of(2024, 6, 3), ContractKind.EMPLOYEE, Money.of("1000.00"))
                                .lent(true))
                        .refusals())
                .isNotEmpty();
    }

    @Test
    void aStudentOutOfTheQuotaIsAnEmployee() {
        PayQuestion question =
                PayQuestion.of(DAY, ContractKind.STUDENT, Money.of("2233.61")).withinStudentQuota(false);
        assertThat(calculator.calculate(question).orThrow().net())
                .isEqualTo(whole(ContractKind.EMPLOYEE, "2233.61").net());
    }

    @Test
    void theEmployersSideOfTheJobAtAThousand() {
        PayQuestion question =
                PayQuestion.of(DAY, ContractKind.EMPLOYEE, Money.of("564.51")).withTime(WorkTime.of("1", "21"));
        EmployerCost cost =
                Objects.requireNonNull(calculator.calculate(question).orThrow().employer());
        assertThat(amounts(cost))
                .isEqualTo(Map.of(
                        "be.employer_contribution", Money.of("141.13"),
                        "be.employer_other_contributions", Money.of("13.83"),
                        "be.departure_holiday_pay", Money.of("86.60"),
                        "be.departure_holiday_contributions", Money.of("11.89")));
        assertThat(cost.total()).isEqualTo(Money.of("817.96"));
    }

    @Test
    void unverifiedReductionsAreExpectedAndNotSubtracted() {
        PayAnswer artist = whole(ContractKind.ARTIST, "2500.00");
        EmployerCost cost = Objects.requireNonNull(artist.employer());
        assertThat(cost.expectedReductions())
                .extracting(CostLine::code)
                .containsExactly("be.structural_reduction", "be.artist_reduction");
        assertThat(cost.expectedReductions()).noneMatch(CostLine::verified);
        assertThat(cost.total())
                .isEqualTo(cost.gross().plus(Money.sum(amounts(cost).values())));
        assertThat(artist.unverified()).isNotEmpty();
    }

    @Test
    void theFlatTaxOfArtistsIsForThem() {
        assertThat(calculator
                        .calculate(PayQuestion.of(DAY, ContractKind.EMPLOYEE, Money.of("100.00"))
                                .withFlatTax(true))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("payroll.flat_tax_for_artists");
    }

    @Test
    void aMonthWithoutKnownBonusIsRefused() {
        PayQuestion question = PayQuestion.of(LocalDate.of(2017, 12, 15), ContractKind.EMPLOYEE, Money.of("2000.00"));
        assertThat(calculator.calculate(question).refusals())
                .containsExactly(Refusal.of(
                        "legislation.no_value",
                        "parameter",
                        "work_bonus/single_part",
                        "day",
                        LocalDate.of(2017, 12, 15)));
    }

    @Test
    void aYearWithoutScaleIsRefused() {
        PayQuestion question = PayQuestion.of(LocalDate.of(2027, 1, 4), ContractKind.EMPLOYEE, Money.of("2500.00"));
        assertThat(calculator.calculate(question).refusals())
                .extracting(Refusal::code)
                .containsExactly("legislation.no_value");
    }

    @Test
    void aNegativeGrossIsRefused() {
        PayQuestion question = PayQuestion.of(DAY, ContractKind.EMPLOYEE, Money.of("-0.01"));
        assertThat(calculator.calculate(question).refusals())
                .extracting(Refusal::code)
                .containsExactly("payroll.negative_gross");
    }

    @Test
    void theGrossForANetIsTheLowest() {
        PayQuestion question = PayQuestion.of(DAY, ContractKind.EMPLOYEE, Money.ZERO);
        PayAnswer found = calculator.fromNet(question, Money.of("2084.45")).orThrow();
        assertThat(found.net()).isGreaterThanOrEqualTo(Money.of("2084.45"));
        PayAnswer lower = calculator
                .calculate(question.withGross(found.gross().minus(Money.ofCents(1))))
                .orThrow();
        assertThat(lower.net()).isLessThan(Money.of("2084.45"));
    }

    /** The special contribution of 5.15 from 1,095.10 on: the same net is reached again some six euros further up. */
    @Test
    void theGrossForANetIsTheLowestBelowAStepToo() {
        PayQuestion question = PayQuestion.of(DAY, ContractKind.EMPLOYEE, Money.of("1095.05"))
                .withHousehold(Household.of(Partner.OWN_INCOME, 0))
                .withTime(WorkTime.of("30", "159.6"));
        Money net = calculator.calculate(question).orThrow().net();
        assertThat(calculator.fromNet(question, net).orThrow().gross()).isEqualTo(Money.of("1095.05"));
    }

    @Test
    void aNetOfNothingIsRefused() {
        PayQuestion question = PayQuestion.of(DAY, ContractKind.EMPLOYEE, Money.ZERO);
        assertThat(calculator.fromNet(question, Money.ZERO).refusals())
                .extracting(Refusal::code)
                .containsExactly("payroll.net_out_of_reach");
    }

    @Test
    void theMinimumHourIsThePublishedOne() {
        MinimumWage minimum = calculator
                .minimumHourlyWage(MinimumWageQuestion.adult(LocalDate.of(2025, 3, 1), ContractKind.EMPLOYEE))
                .orThrow();
        assertThat(minimum.perHour()).isEqualTo("12.8252");
    }

    @Test
    void youngStudentsHaveAShareOfIt() {
        assertThat(month(17, ContractKind.EMPLOYEE)).isEqualByComparingTo("1541.68");
        assertThat(month(18, ContractKind.STUDENT)).isEqualByComparingTo("1668.39");
        assertThat(month(19, ContractKind.STUDENT)).isEqualByComparingTo("1795.11");
        assertThat(month(20, ContractKind.STUDENT)).isEqualByComparingTo("1900.70");
        assertThat(month(18, ContractKind.EMPLOYEE)).isEqualByComparingTo("2111.89");
    }

    private BigDecimal month(int age, ContractKind kind) {
        return calculator
                .minimumHourlyWage(new MinimumWageQuestion(LocalDate.of(2025, 3, 1), kind, age, null, null))
                .orThrow()
                .trace()
                .steps("be.minimum_guaranteed")
                .getFirst()
                .result();
    }

    @Test
    void aSectorsScaleMayAskMore() {
        MinimumWageQuestion question =
                new MinimumWageQuestion(LocalDate.of(2025, 3, 1), ContractKind.EMPLOYEE, 30, null, "CP200/C");
        MinimumWage minimum = calculator.minimumHourlyWage(question).orThrow();
        // 2,318.08 x 12 / (52 x 38)
        assertThat(minimum.perHour()).isEqualTo("14.0774");
        Outcome<MinimumWage> unknown =
                calculator.minimumHourlyWage(new MinimumWageQuestion(DAY, ContractKind.EMPLOYEE, 30, null, "CP999/Z"));
        assertThat(unknown.refusals()).extracting(Refusal::code).containsExactly("payroll.unknown_scale");
    }

    @Test
    void shortDaysArePaidAsThreeHours() {
        PaidHours day = calculator.paidHours(DAY, new BigDecimal("2")).orThrow();
        assertThat(day.isRaised()).isTrue();
        assertThat(day.paid()).isEqualByComparingTo("3");
        assertThat(calculator.paidHours(DAY, new BigDecimal("7.6")).orThrow().isRaised())
                .isFalse();
        assertThat(calculator.paidHours(DAY, new BigDecimal("25")).refusals())
                .extracting(Refusal::code)
                .containsExactly("payroll.hours_of_day");
    }

    @Test
    void novemberHasTwentyOneWorkingDaysOfSevenHoursThirtySix() {
        WorkTime time = calculator
                .workTime(YearMonth.of(2026, 11), new BigDecimal("7.6"))
                .orThrow();
        assertThat(time.full()).isEqualByComparingTo("159.6");
    }

    private PayAnswer whole(ContractKind kind, String gross) {
        return calculator.calculate(PayQuestion.of(DAY, kind, Money.of(gross))).orThrow();
    }

    private static Map<String, Money> amounts(EmployerCost cost) {
        return cost.lines().stream().collect(Collectors.toMap(CostLine::code, CostLine::amount));
    }
}
