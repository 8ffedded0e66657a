package coop.ouvrage.country.be.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Mark;
import coop.ouvrage.legislation.Step;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.WorkTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several contracts of one person in one month: the month is calculated, the payslip is what is left of it. */
class MonthAggregationTest {

    private static final String RULE = "withholding_tax/month_aggregation";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 18);

    private final BelgianPayCalculator calculator = new BelgianPayCalculator();

    @Test
    void aSecondContractBearsTheTaxOfTheMonth() {
        PayAnswer first = pay("1129.03", "15.2", MonthSoFar.NONE);
        assertThat(first.amount("be.taxable")).contains(Money.of("981.47"));
        assertThat(first.net()).isEqualTo(Money.of("981.47"));
        PayAnswer second = pay("564.51", "7.6", first.monthShare());
        assertThat(second.amount("be.employee_contribution")).contains(Money.of("-73.78"));
        assertThat(second.amount("be.work_bonus")).contains(Money.ZERO);
        assertThat(second.amount("be.taxable")).contains(Money.of("490.73"));
        assertThat(second.amount("be.withholding_before_credit")).contains(Money.of("-26.67"));
        assertThat(second.amount("be.special_contribution")).contains(Money.ZERO);
        assertThat(second.net()).isEqualTo(Money.of("464.06"));
    }

    @Test
    void theMonthsTotalDoesNotDependOnTheOrder() {
        List<String> wages = List.of("180.00", "564.51", "95.10", "1300.00");
        assertThat(total(wages)).isEqualTo(total(wages.reversed()));
    }

    @Test
    void contractsThatMakeAWholeMonthGiveTheNetOfTheWholeMonth() {
        MonthSoFar month = MonthSoFar.NONE;
        Money net = Money.ZERO;
        for (int week = 0; week < 3; week++) {
            PayAnswer part = pay("744.54", "53.2", month);
            month = month.plus(part.monthShare());
            net = net.plus(part.net());
        }
        PayAnswer whole = pay("2233.62", "159.6", MonthSoFar.NONE);
        assertThat(net).isEqualTo(whole.net());
    }

    @Test
    void aNegativeDifferenceIsPaidBack() {
        PayAnswer dear = pay("700.00", "7.6", MonthSoFar.NONE);
        PayAnswer cheap = pay("110.00", "15.2", dear.monthShare());
        PayAnswer cheaper = pay("100.00", "38.0", dear.monthShare().plus(cheap.monthShare()));
        assertThat(cheaper.amount("be.work_bonus").orElseThrow()).isGreaterThan(Money.ZERO);
    }

    @Test
    void theRuleIsNamedWithItsMarkWhereEarlierPayCounts() {
        PayAnswer first = pay("1129.03", "15.2", MonthSoFar.NONE);
        assertThat(first.unverified()).noneMatch(figure -> figure.parameter().equals(RULE));
        PayAnswer second = pay("564.51", "7.6", first.monthShare());
        assertThat(second.unverified())
                .anyMatch(figure -> figure.parameter().equals(RULE) && figure.mark() == Mark.MEM);
        assertThat(second.trace().steps())
                .filteredOn(step ->
                        step.terms().stream().anyMatch(term -> term.name().equals(RULE)))
                .extracting(Step::code)
                .containsExactly("be.month_gross", "be.month_taxable");
    }

    @Test
    void theCoOperativeMaySetThatEachContractStandsAlone(@TempDir Path own) throws IOException {
        PayAnswer first = pay("1129.03", "15.2", MonthSoFar.NONE);
        PayAnswer alone = under("0", own, first.monthShare()).orThrow();
        assertThat(alone.net()).isEqualTo(pay("564.51", "7.6", MonthSoFar.NONE).net());
        assertThat(under("0.5", own, first.monthShare()).refusals())
                .extracting(Refusal::code)
                .containsExactly("legislation.no_value");
    }

    private Outcome<PayAnswer> under(String rule, Path own, MonthSoFar earlier) throws IOException {
        Path file = own.resolve(RULE + ".yaml");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                "values:\n  1990-01-01: {value: " + rule + ", source: [NOTES], mark: V1, confirmed: 2026-11-20}\n");
        return new BelgianPayCalculator(Legislation.load("legislation/be", own), EmployerProfile.LARGE)
                .calculate(question("564.51", "7.6", earlier, ContractKind.EMPLOYEE));
    }

    @Test
    void flatArtistPayAndStudentsStayOutOfTheMonth() {
        PayQuestion artist = question("564.51", "7.6", MonthSoFar.NONE, ContractKind.ARTIST);
        assertThat(calculator.calculate(artist.withFlatTax(true)).orThrow().monthShare())
                .isEqualTo(MonthSoFar.NONE);
        assertThat(calculator.calculate(artist).orThrow().monthShare().totals()).isNotEmpty();
        PayQuestion student = question("564.51", "7.6", MonthSoFar.NONE, ContractKind.STUDENT);
        assertThat(calculator.calculate(student).orThrow().monthShare()).isEqualTo(MonthSoFar.NONE);
    }

    @Test
    void employeeAndArtistWorkShareOneMonth() {
        PayAnswer employee = pay("700.00", "53.2", MonthSoFar.NONE);
        PayAnswer artistAfter = calculator
                .calculate(question("800.00", "53.2", employee.monthShare(), ContractKind.ARTIST))
                .orThrow();
        PayAnswer artist = calculator
                .calculate(question("800.00", "53.2", MonthSoFar.NONE, ContractKind.ARTIST))
                .orThrow();
        PayAnswer employeeAfter = pay("700.00", "53.2", artist.monthShare());
        assertThat(employee.net().plus(artistAfter.net()))
                .isEqualTo(artist.net().plus(employeeAfter.net()));
    }

    private Money total(List<String> wages) {
        MonthSoFar month = MonthSoFar.NONE;
        Money net = Money.ZERO;
        for (String gross : wages) {
            PayAnswer answer = pay(gross, "11.4", month);
            month = month.plus(answer.monthShare());
            net = net.plus(answer.net());
        }
        return net;
    }

    private PayAnswer pay(String gross, String hours, MonthSoFar earlier) {
        return calculator
                .calculate(question(gross, hours, earlier, ContractKind.EMPLOYEE))
                .orThrow();
    }

    private PayQuestion question(String gross, String hours, MonthSoFar earlier, ContractKind kind) {
        WorkTime time =
                calculator.workTime(YearMonth.from(DAY), new BigDecimal(hours)).orThrow();
        return PayQuestion.of(DAY, kind, Money.of(gross)).withTime(time).withEarlier(earlier);
    }
}
