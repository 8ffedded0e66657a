package coop.ouvrage.country.be.payroll.file;

import coop.ouvrage.country.be.payroll.BelgianPayCalculator;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.EmploymentBudget;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A month's pay from gross, net or budget; a line may follow another of the same person and month, whose amounts it then counts. */
final class MonthlyCases {

    private static final List<String> STARTS = List.of("gross", "net", "budget");

    private record Month(YearMonth of, MonthSoFar soFar) {}

    private final Legislation legislation;
    private final BelgianPayCalculator calculator;
    private final Map<String, Month> months = new HashMap<>();

    MonthlyCases(Legislation legislation, BelgianPayCalculator calculator) {
        this.legislation = legislation;
        this.calculator = calculator;
    }

    Figures calculate(String id, LocalDate day, Inputs inputs, String worker) {
        MonthSoFar earlier = earlier(day, inputs);
        PayQuestion question = new MonthlyReader(inputs, worker)
                .question(day)
                .withHousehold(new HouseholdReader(inputs, legislation.on(day)).read())
                .withTime(WorkTimeReader.read(inputs))
                .withExemptRefunds(inputs.amount("exempt_refunds", Money.ZERO))
                .withEarlier(earlier)
                .withOptions(new PayOptions(true, false));
        String start = start(inputs);
        PayAnswer answer = answer(start, inputs, question);
        months.put(id, new Month(YearMonth.from(day), earlier.plus(answer.monthShare())));
        Figures figures = MonthlyFigures.of(answer);
        return start.equals("gross")
                ? figures
                : figures.other("gross", answer.gross().toString());
    }

    private static String start(Inputs inputs) {
        List<String> given = STARTS.stream().filter(inputs::has).toList();
        if (given.isEmpty()) {
            throw new RefusedException(Refusal.of("payslip.missing_key", "key", "gross"));
        }
        if (given.size() > 1) {
            throw Inputs.bad(given.get(1), inputs.required(given.get(1)));
        }
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

    private MonthSoFar earlier(LocalDate day, Inputs inputs) {
        if (!inputs.has("same_month_as")) {
            return MonthSoFar.NONE;
        }
        String named = inputs.required("same_month_as");
        return Stream.ofNullable(months.get(named))
                .filter(month -> month.of().equals(YearMonth.from(day)))
                .map(Month::soFar)
                .findFirst()
                .orElseThrow(() -> Inputs.bad("same_month_as", named));
    }
}
