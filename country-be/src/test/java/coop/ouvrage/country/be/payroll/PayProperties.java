package coop.ouvrage.country.be.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.legislation.Step;
import coop.ouvrage.legislation.Trace;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.CostLine;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.Partner;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayLine;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.QuotaShare;
import coop.ouvrage.payroll.spi.WorkTime;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PayProperties {

    private final BelgianPayCalculator calculator = new BelgianPayCalculator();

    @Property(tries = 400)
    void theLinesAddUpToTheNet(@ForAll("questions") PayQuestion question) {
        PayAnswer answer = calculator.calculate(question).orThrow();
        Money sum = Money.sum(answer.lines().stream()
                .filter(line -> line.kind() != LineKind.SUBTOTAL)
                .map(PayLine::amount)
                .toList());
        assertThat(sum).isEqualTo(answer.net());
        assertThat(answer.net()).isLessThanOrEqualTo(answer.gross()).isGreaterThanOrEqualTo(Money.ZERO);
    }

    @Property(tries = 400)
    void everyStepOfTheTraceGivesItsResultAgain(@ForAll("questions") PayQuestion question) {
        PayAnswer answer = calculator.calculate(question).orThrow();
        assertThat(answer.trace().steps()).isNotEmpty();
        for (Step step : answer.trace().steps()) {
            assertThat(step.replay()).as(step.code()).isEqualByComparingTo(step.result());
        }
        assertThat(answer.trace().steps("be.net").getLast().result())
                .isEqualByComparingTo(answer.net().toDecimal());
    }

    /** The bonus that the trace goes on with is the sum of the parts that it shows. */
    @Property(tries = 200)
    void theBonusOfTheTraceIsMadeOfItsParts(@ForAll("questions") PayQuestion question) {
        Trace trace = calculator.calculate(question).orThrow().trace();
        trace.steps().stream()
                .flatMap(step -> step.terms().stream())
                .filter(term -> term.name().equals("be.work_bonus_parts"))
                .forEach(term -> assertThat(
                                shown(trace, "be.work_bonus_part_a").add(shown(trace, "be.work_bonus_part_b")))
                        .isEqualByComparingTo(term.value()));
    }

    private static BigDecimal shown(Trace trace, String part) {
        return Stream.of(part + "_for_time", part)
                .map(trace::steps)
                .filter(steps -> !steps.isEmpty())
                .findFirst()
                .map(steps -> steps.getLast().result())
                .orElse(BigDecimal.ZERO);
    }

    @Property(tries = 200)
    void withoutTraceTheResultIsTheSame(@ForAll("questions") PayQuestion question) {
        PayAnswer traced = calculator.calculate(question).orThrow();
        PayAnswer quick = calculator
                .calculate(question.withOptions(
                        new PayOptions(false, question.options().employer())))
                .orThrow();
        assertThat(quick.lines()).isEqualTo(traced.lines());
        assertThat(quick.employer()).isEqualTo(traced.employer());
        assertThat(quick.unverified()).isEqualTo(traced.unverified());
    }

    /** Every line of it, not the net alone; of wages high enough that tax and special contribution are due. */
    @Property(tries = 300)
    void theMonthsTotalDoesNotDependOnTheOrder(
            @ForAll("contracts") List<PayQuestion> contracts,
            @ForAll("households") Household household,
            @ForAll Random random) {
        List<PayQuestion> month = contracts.stream()
                .map(contract -> contract.withHousehold(household))
                .toList();
        List<PayQuestion> shuffled = new ArrayList<>(month);
        Collections.shuffle(shuffled, random);
        assertThat(monthLines(shuffled)).isEqualTo(monthLines(month));
        assertThat(monthLines(month.reversed())).isEqualTo(monthLines(month));
    }

    private Map<String, Money> monthLines(List<PayQuestion> contracts) {
        MonthSoFar month = MonthSoFar.NONE;
        Map<String, Money> lines = new TreeMap<>();
        for (PayQuestion contract : contracts) {
            PayAnswer answer = calculator.calculate(contract.withEarlier(month)).orThrow();
            month = month.plus(answer.monthShare());
            answer.lines().forEach(line -> lines.merge(line.code(), line.amount(), Money::plus));
            lines.merge("net", answer.net(), Money::plus);
        }
        return lines;
    }

    /** More gross gives no less net, but for the steps that {@link NetSteps} lists. */
    @Property(tries = 1000)
    void moreGrossGivesNoLessNetButForTheStepsOfTheLaw(
            @ForAll("questions") PayQuestion question, @ForAll @LongRange(min = 1, max = 50_000) long more) {
        PayQuestion higher = question.withGross(question.gross().plus(Money.ofCents(more)));
        assertThat(net(higher)).isGreaterThanOrEqualTo(net(question).minus(NetSteps.between(question, higher)));
    }

    /**
     * The same without chance, for every household: ten cents more, up to 7,000 EUR. The amounts of the property above lie too far apart to
     * meet a step of a few euro.
     */
    @Example
    void tenCentsMoreGiveNoLessNetButForTheStepsOfTheLaw() {
        for (ContractKind kind : List.of(ContractKind.EMPLOYEE, ContractKind.ARTIST)) {
            for (Partner partner : Partner.values()) {
                PayQuestion lower = PayQuestion.of(LocalDate.of(2026, 11, 18), kind, Money.ZERO)
                        .withHousehold(Household.of(partner, 0));
                Money before = net(lower);
                for (long gross = 10; gross <= 700_000; gross += 10) {
                    PayQuestion higher = lower.withGross(Money.ofCents(gross));
                    Money net = net(higher);
                    Money least = before.minus(NetSteps.between(lower, higher));
                    if (net.compareTo(least) < 0) {
                        assertThat(net)
                                .as("%s, %s, %d cents", kind, partner, gross)
                                .isGreaterThanOrEqualTo(least);
                    }
                    lower = higher;
                    before = net;
                }
            }
        }
    }

    private Money net(PayQuestion question) {
        return calculator
                .calculate(question.withOptions(PayOptions.NET_ONLY))
                .orThrow()
                .net();
    }

    /** The lowest gross for a net: no lower one gives it, however the net moves below. */
    @Property(tries = 15)
    void noLowerGrossGivesThatNet(
            @ForAll("questions") PayQuestion question, @ForAll @LongRange(min = 10_000, max = 400_000) long net) {
        long found = calculator
                .fromNet(question, Money.ofCents(net))
                .orThrow()
                .gross()
                .cents();
        for (long gross = Math.max(0, found - 8_000); gross < found; gross++) {
            assertThat(net(question.withGross(Money.ofCents(gross)))).isLessThan(Money.ofCents(net));
        }
    }

    @Property(tries = 200)
    void moreNetNeverNeedsLessGross(
            @ForAll("questions") PayQuestion question,
            @ForAll @LongRange(min = 1_000, max = 300_000) long net,
            @ForAll @LongRange(min = 1, max = 2_000) long more) {
        Money gross = calculator.fromNet(question, Money.ofCents(net)).orThrow().gross();
        assertThat(calculator
                        .fromNet(question, Money.ofCents(net + more))
                        .orThrow()
                        .gross())
                .isGreaterThanOrEqualTo(gross);
    }

    @Property(tries = 200)
    void theCostOfTheEmployerIsTheSumOfItsLines(@ForAll("questions") PayQuestion question) {
        EmployerCost cost = calculator.calculate(question).orThrow().employer();
        if (cost != null) {
            Money sum = Money.sum(cost.lines().stream().map(CostLine::amount).toList());
            assertThat(cost.total()).isEqualTo(cost.gross().plus(sum));
            assertThat(cost.expectedReductions()).noneMatch(CostLine::verified);
        }
    }

    /** A quota that ends within the wage: one payslip whose lines add up, with the cost of both parts. */
    @Property(tries = 200)
    void aQuotaThatEndsWithinTheWageAddsUp(
            @ForAll @LongRange(min = 0, max = 150_000) long gross,
            @ForAll @IntRange(min = 2, max = 120) int hours,
            @ForAll @IntRange(min = 0, max = 119) int within) {
        PayQuestion question = PayQuestion.of(LocalDate.of(2026, 11, 18), ContractKind.STUDENT, Money.ofCents(gross))
                .withTime(new WorkTime(BigDecimal.valueOf(hours), new BigDecimal("159.6")))
                .withQuota(QuotaShare.of(hours, within));
        theLinesAddUpToTheNet(question);
        everyStepOfTheTraceGivesItsResultAgain(question);
        theCostOfTheEmployerIsTheSumOfItsLines(question);
    }

    @Property(tries = 100)
    void theGrossForANetGivesAtLeastThatNet(
            @ForAll("questions") PayQuestion question, @ForAll @LongRange(min = 10_000, max = 400_000) long net) {
        PayAnswer answer = calculator.fromNet(question, Money.ofCents(net)).orThrow();
        assertThat(answer.net()).isGreaterThanOrEqualTo(Money.ofCents(net));
        assertThat(calculator
                        .calculate(question.withGross(answer.gross().minus(Money.ofCents(1))))
                        .orThrow()
                        .net())
                .isLessThan(Money.ofCents(net));
    }

    @Property(tries = 200)
    void anotherChildNeverCostsNet(@ForAll @LongRange(min = 0, max = 600_000) long gross) {
        Money before = Money.ZERO;
        for (int children = 0; children <= 10; children++) {
            PayQuestion question = PayQuestion.of(
                            LocalDate.of(2026, 10, 1), ContractKind.EMPLOYEE, Money.ofCents(gross))
                    .withHousehold(Household.of(Partner.OWN_INCOME, children));
            Money net = calculator.calculate(question).orThrow().net();
            assertThat(net).isGreaterThanOrEqualTo(before);
            before = net;
        }
    }

    @Provide
    Arbitrary<PayQuestion> questions() {
        Arbitrary<LocalDate> days = Arbitraries.of(
                LocalDate.of(2023, 2, 1),
                LocalDate.of(2024, 6, 1),
                LocalDate.of(2025, 3, 1),
                LocalDate.of(2026, 1, 15),
                LocalDate.of(2026, 3, 2),
                LocalDate.of(2026, 11, 18));
        Arbitrary<WorkTime> times = Arbitraries.of(
                WorkTime.wholeMonth(),
                WorkTime.of("7.6", "159.6"),
                WorkTime.of("76", "159.6"),
                WorkTime.of("32", "40"));
        Arbitrary<Money> gross = Arbitraries.longs().between(0, 900_000).map(Money::ofCents);
        return Combinators.combine(
                        days,
                        Arbitraries.of(ContractKind.class),
                        gross,
                        times,
                        households(),
                        Arbitraries.of(true, false))
                .as((day, kind, amount, time, household, choice) -> PayQuestion.of(day, kind, amount)
                        .withTime(time)
                        .withHousehold(household)
                        .withFlatTax(kind == ContractKind.ARTIST && choice)
                        .withinStudentQuota(kind == ContractKind.STUDENT && choice)
                        .withOptions(new PayOptions(true, day.getYear() >= 2025)));
    }

    @Provide
    Arbitrary<Household> households() {
        return Combinators.combine(
                        Arbitraries.of(Partner.class), Arbitraries.integers().between(0, 10))
                .as(Household::of);
    }

    @Provide
    Arbitrary<List<PayQuestion>> contracts() {
        Arbitrary<PayQuestion> contract = Combinators.combine(
                        Arbitraries.of(ContractKind.class),
                        Arbitraries.longs().between(4_000, 200_000),
                        Arbitraries.integers().between(3, 80))
                .as((kind, cents, hours) -> PayQuestion.of(LocalDate.of(2026, 11, 18), kind, Money.ofCents(cents))
                        .withTime(new WorkTime(BigDecimal.valueOf(hours), new BigDecimal("159.6"))));
        return contract.list().ofMinSize(1).ofMaxSize(5);
    }
}
