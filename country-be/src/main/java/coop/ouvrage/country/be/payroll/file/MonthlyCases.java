package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.country.be.payroll.BelgianPayCalculator;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.EmploymentBudget;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.WorkTime;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A month's pay from gross, net or budget; a line may follow another of the same person and month, whose amounts it then counts. */
final class MonthlyCases {

    private static final List<String> STARTS = List.of("gross", "net", "budget");

    /** @param way the key by which the ordinary pay of the month tells its time; with another the times do not add up */
    private record Month(YearMonth of, MonthSoFar soFar, Household household, String way, WorkTime time) {

        boolean goesWith(Month later) {
            return way.equals(later.way) && time.full().compareTo(later.time.full()) == 0;
        }
    }

    private final Legislation legislation;
    private final BelgianPayCalculator calculator;
    private final Map<String, Month> months = new HashMap<>();

    MonthlyCases(Legislation legislation, BelgianPayCalculator calculator) {
        this.legislation = legislation;
        this.calculator = calculator;
    }

    Figures calculate(String id, LocalDate day, Inputs inputs, String worker) {
        Optional<Month> before = earlier(day, inputs);
        MonthSoFar earlier = before.map(Month::soFar).orElse(MonthSoFar.NONE);
        PayQuestion question = new MonthlyReader(inputs, worker)
                .question(day)
                .withHousehold(new HouseholdReader(inputs, legislation.on(day)).read())
                .withTime(WorkTimeReader.read(inputs))
                .withExemptRefunds(inputs.amount("exempt_refunds", Money.ZERO))
                .withEarlier(earlier)
                .withOptions(new PayOptions(true, false));
        String start = start(inputs);
        PayAnswer answer = answer(start, inputs, question);
        months.put(id, month(day, inputs, question, answer, before));
        Figures figures = MonthlyFigures.of(answer);
        return start.equals("gross")
                ? figures
                : figures.other("gross", answer.gross().toString());
    }

    /** The month with this line. Pay that counts nothing in it (a student within the quota, the flat tax) leaves it as it was. */
    private static Month month(
            LocalDate day, Inputs inputs, PayQuestion question, PayAnswer answer, Optional<Month> before) {
        MonthSoFar earlier = before.map(Month::soFar).orElse(MonthSoFar.NONE);
        Month here = new Month(
                YearMonth.from(day),
                earlier.plus(answer.monthShare()),
                question.household(),
                WorkTimeReader.way(inputs),
                question.time());
        if (before.isEmpty() || earlier.totals().isEmpty()) {
            return here;
        }
        if (answer.monthShare().totals().isEmpty()) {
            return before.get();
        }
        if (!before.get().goesWith(here)) {
            throw Inputs.apart("same_month_as", here.way());
        }
        if (!before.get().household().equals(here.household())) {
            throw Inputs.apart("same_month_as", "family");
        }
        return here;
    }

    private static String start(Inputs inputs) {
        List<String> given = STARTS.stream().filter(inputs::has).toList();
        if (given.isEmpty()) {
            throw new RefusedException(Refusal.of("payslip.missing_key", "key", "gross"));
        }
        if (given.size() > 1) {
            throw Inputs.apart(given.get(0), given.get(1));
        }
        inputs.needs("coefficient", "budget");
        return given.getFirst();
    }

    private PayAnswer answer(String start, Inputs inputs, PayQuestion question) {
        return switch (start) {
            case "net" -> calculator.fromNet(question, inputs.amount("net")).orThrow();
            case "budget" ->
                calculator.calculate(question.withGross(budget(inputs))).orThrow();
            default -> calculator.calculate(question).orThrow();
        };
    }

    /** The coefficient is a policy of the co-operative, not the law: it has to be given. */
    private static Money budget(Inputs inputs) {
        inputs.required("coefficient");
        BigDecimal coefficient = inputs.number("coefficient")
                .filter(number -> number.signum() > 0)
                .orElseThrow(() -> Inputs.bad("coefficient", inputs.required("coefficient")));
        return new EmploymentBudget(coefficient, BigDecimal.ZERO).gross(inputs.amount("budget"));
    }

    private Optional<Month> earlier(LocalDate day, Inputs inputs) {
        if (!inputs.has("same_month_as")) {
            return Optional.empty();
        }
        String named = inputs.required("same_month_as");
        Month month = months.get(named);
        if (month == null || !month.of().equals(YearMonth.from(day))) {
            throw Inputs.bad("same_month_as", named);
        }
        return Optional.of(month);
    }
}
