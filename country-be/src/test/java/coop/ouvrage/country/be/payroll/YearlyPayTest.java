package coop.ouvrage.country.be.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.YearlyAnswer;
import coop.ouvrage.payroll.spi.YearlyKind;
import coop.ouvrage.payroll.spi.YearlyQuestion;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What is owed once a year beside wages, or why nothing is. */
class YearlyPayTest {

    private static final LocalDate DECEMBER = LocalDate.of(2026, 12, 18);

    private static YearlyQuestion question(
            YearlyKind kind, ContractKind contract, String committee, LocalDate first, LocalDate last, int months) {
        SortedMap<YearMonth, Money> earned = new TreeMap<>();
        YearMonth begin = kind == YearlyKind.YEAR_END_PREMIUM ? YearMonth.from(first) : YearMonth.of(2025, 1);
        for (int i = 0; i < months; i++) {
            earned.put(begin.plusMonths(i), Money.of("2232.88"));
        }
        return new YearlyQuestion(
                kind,
                2026,
                DECEMBER,
                contract,
                committee,
                first,
                last,
                earned,
                List.of(new MonthSoFar(Map.of("taxable", new BigDecimal("2232.88")))),
                Household.single());
    }

    private static Outcome<YearlyAnswer> ask(YearlyQuestion question) {
        return new BelgianPayCalculator().yearly(question);
    }

    /** The public case BE095: an allowance of 2,232.88 leaves 1,157.25. */
    @Test
    void aWholeYearInCommittee200OwesOneMonth() {
        YearlyAnswer answer = ask(question(
                        YearlyKind.YEAR_END_PREMIUM,
                        ContractKind.EMPLOYEE,
                        "200.00",
                        LocalDate.of(2026, 1, 1),
                        LocalDate.of(2026, 12, 31),
                        12))
                .orThrow();
        PayAnswer pay = answer.owed().orElseThrow();
        assertThat(answer.months()).isEqualTo(12);
        assertThat(pay.gross()).isEqualTo(Money.of("2232.88"));
        assertThat(pay.total(LineKind.SOCIAL_SECURITY)).isEqualTo(Money.of("-291.84"));
        assertThat(pay.net()).isEqualTo(Money.of("1157.25"));
        assertThat(pay.employer()).isNotNull();
    }

    @Test
    void aContractOfFiveMonthsOwesNoneAndSaysSo() {
        assertThat(ask(question(
                                YearlyKind.YEAR_END_PREMIUM,
                                ContractKind.EMPLOYEE,
                                "200.00",
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2026, 5, 31),
                                5))
                        .orThrow()
                        .why())
                .isEqualTo("be.yearly.too_short");
    }

    @Test
    void aSectorThatNobodyHasReadIsRefused() {
        assertThat(ask(question(
                                YearlyKind.YEAR_END_PREMIUM,
                                ContractKind.EMPLOYEE,
                                "304.00",
                                LocalDate.of(2026, 1, 1),
                                LocalDate.of(2026, 12, 31),
                                12))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("payroll.sector_unknown");
    }

    @Test
    void withoutNormalPayTheTaxIsNotGuessed() {
        YearlyQuestion asked = question(
                YearlyKind.DOUBLE_HOLIDAY_PAY,
                ContractKind.EMPLOYEE,
                "200.00",
                LocalDate.of(2025, 1, 1),
                LocalDate.of(2027, 12, 31),
                12);
        YearlyQuestion without = new YearlyQuestion(
                asked.pays(),
                asked.year(),
                asked.day(),
                asked.kind(),
                asked.jointCommittee(),
                asked.first(),
                asked.last(),
                asked.earned(),
                List.of(),
                asked.household());
        assertThat(ask(without).refusals()).extracting(Refusal::code).containsExactly("payroll.no_normal_pay");
    }

    @Test
    void doubleHolidayPayIsForEmployeesInService() {
        LocalDate first = LocalDate.of(2025, 1, 1);
        LocalDate last = LocalDate.of(2027, 12, 31);
        PayAnswer pay = ask(question(YearlyKind.DOUBLE_HOLIDAY_PAY, ContractKind.EMPLOYEE, "200.00", first, last, 12))
                .orThrow()
                .owed()
                .orElseThrow();
        assertThat(pay.gross()).as("92 % of a month").isEqualTo(Money.of("2054.25"));
        assertThat(pay.total(LineKind.SOCIAL_SECURITY))
                .as("13.07 % of 85 % of a month")
                .isEqualTo(Money.of("-248.06"));
        assertThat(ask(question(YearlyKind.DOUBLE_HOLIDAY_PAY, ContractKind.ARTIST, "304.00", first, last, 12))
                        .orThrow()
                        .why())
                .isEqualTo("be.yearly.fund_pays");
        assertThat(ask(question(YearlyKind.DOUBLE_HOLIDAY_PAY, ContractKind.STUDENT, "200.00", first, last, 12))
                        .orThrow()
                        .why())
                .isEqualTo("be.yearly.student");
        assertThat(ask(question(
                                YearlyKind.DOUBLE_HOLIDAY_PAY,
                                ContractKind.EMPLOYEE,
                                "200.00",
                                first,
                                LocalDate.of(2026, 11, 30),
                                12))
                        .orThrow()
                        .why())
                .isEqualTo("be.yearly.left");
    }

    /** Nothing of a euro is paid twice: in service and on leaving together are what leaving alone would have paid, but for rounding. */
    @Test
    void whatWasPaidInServiceIsMissingOnLeaving() {
        PayQuestion leaving = PayQuestion.of(DECEMBER, ContractKind.EMPLOYEE, Money.of("24000.00"))
                .withEarlier(new MonthSoFar(Map.of("taxable", new BigDecimal("2000.00"))));
        BelgianPayCalculator law = new BelgianPayCalculator();
        Money whole = law.departureHolidayPay(leaving).orThrow().orElseThrow().gross();
        Money rest = law.departureHolidayPay(leaving, Money.of("12000.00"))
                .orThrow()
                .orElseThrow()
                .gross();
        assertThat(whole).isEqualTo(Money.of("3681.60"));
        assertThat(rest).isEqualTo(Money.of("2761.20"));
    }
}
