package coop.ouvrage.payroll.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.EmploymentBudget;
import coop.ouvrage.payroll.WageTerms;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.Partner;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.web.Form;
import java.math.BigDecimal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the simulator's form; what cannot be read is refused at its field. */
final class SimulatorReader {

    private static final List<String> FIELDS = List.of(
            "goal",
            "amount",
            "costs",
            "kind",
            "work",
            "week",
            "day",
            "days",
            "hours",
            "tax",
            "quota",
            "partner",
            "children",
            "age",
            "month_gross",
            "month_hours");

    private static final List<String> GOALS = List.of("price", "budget", "gross", "net");
    private static final List<String> TAXES = List.of("formula", "flat");
    private static final List<String> QUOTAS = List.of("within", "above");

    /** The field that puts right what the calculation refuses: where no law or policy is known on a day, another day. */
    static final Map<String, String> MENDED_AT = Map.of(
            "payroll.simulator_too_early", "day",
            "legislation.no_value", "day",
            "payroll.net_out_of_reach", "amount",
            "payroll.simulator_week_too_long", "week");

    private static final BigDecimal LEAST_HOURS = new BigDecimal("0.01");
    private static final BigDecimal DAY = BigDecimal.valueOf(24);
    private static final BigDecimal WEEK = BigDecimal.valueOf(50);

    private final Form form;
    private final PayCalculator law;
    private final Policies policies;

    SimulatorReader(Form form, PayCalculator law, Policies policies) {
        this.form = form;
        this.law = law;
        this.policies = policies;
    }

    /** The form before anything was asked. */
    static Form start(LocalDate today) {
        return Form.empty()
                .with("goal", "price")
                .with("kind", ContractKind.EMPLOYEE)
                .with("day", today)
                .with("work", WageTerms.Work.DAYS)
                .with("week", "38")
                .with("days", 1)
                .with("hours", "7.6")
                .with("tax", "formula")
                .with("quota", "within")
                .with("partner", Partner.NONE)
                .with("children", 0)
                .with("age", 30);
    }

    /** The question as an address, without the language of the reader. */
    static String link(Form form) {
        return FIELDS.stream()
                .filter(field -> !form.text(field).isEmpty())
                .map(field -> field + "=" + URLEncoder.encode(form.text(field), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }

    @Nullable
    Money amount() {
        Money amount = form.money("amount");
        if (amount != null && !amount.isPositive()) {
            form.refuse("amount", Refusal.of("payroll.simulator_positive"));
        }
        return amount;
    }

    @Nullable
    WageTerms terms() {
        LocalDate day = form.day("day");
        ContractKind kind = form.choice("kind", ContractKind.class);
        Partner partner = form.choice("partner", Partner.class);
        int children = whole("children", 0, 12);
        int age = whole("age", 15, 99);
        WageTerms.Work work = work(kind);
        List<BigDecimal> hours = work == WageTerms.Work.LASTING ? week() : days();
        Money costs = costs();
        answered("goal", GOALS);
        answered("tax", TAXES);
        answered("quota", QUOTAS);
        if (form.isRefused() || day == null || kind == null || partner == null || hours.isEmpty() || costs == null) {
            return null;
        }
        try {
            PayQuestion question = PayQuestion.of(day, kind, Money.ZERO)
                    .withHousehold(Household.of(partner, children))
                    .withFlatTax(kind == ContractKind.ARTIST && form.text("tax").equals("flat"))
                    .withinStudentQuota(
                            kind == ContractKind.STUDENT && !form.text("quota").equals("above"))
                    .lent(work == WageTerms.Work.AGENCY);
            return new WageTerms(
                    question.withEarlier(earlier(question)), budget(kind, work, day), costs, hours, age, null, work);
        } catch (RefusedException e) {
            form.refuse(e.refusals(), MENDED_AT);
            return null;
        }
    }

    /** Links that were shared before there was a choice ask for days. */
    private WageTerms.Work work(@Nullable ContractKind kind) {
        WageTerms.Work work =
                form.text("work").isEmpty() ? WageTerms.Work.DAYS : form.choice("work", WageTerms.Work.class);
        if (work == WageTerms.Work.LASTING && kind == ContractKind.STUDENT) {
            form.refuse("work", Refusal.of("employment.long_student"));
        }
        return work == null ? WageTerms.Work.DAYS : work;
    }

    private @Nullable Money costs() {
        Money costs = form.text("costs").isEmpty() ? Money.ZERO : form.money("costs");
        if (costs != null && costs.isNegative()) {
            form.refuse("costs", Refusal.of("payroll.simulator_costs"));
        }
        return costs;
    }

    /** An answer that is not on offer is refused: the first one would be taken for it. A shared link may lack one. */
    private void answered(String field, List<String> offered) {
        if (!form.text(field).isEmpty() && !offered.contains(form.text(field))) {
            form.refuse(field, Refusal.of("web.required"));
        }
    }

    private List<BigDecimal> week() {
        BigDecimal week = hours("week", WEEK);
        return week == null ? List.of() : List.of(week);
    }

    private List<BigDecimal> days() {
        int days = whole("days", 1, 31);
        BigDecimal hours = hours("hours", DAY);
        return hours == null ? List.of() : Collections.nCopies(days, hours);
    }

    private EmploymentBudget budget(ContractKind kind, WageTerms.Work work, LocalDate day) {
        String lasting = work == WageTerms.Work.LASTING ? "long_" : "";
        ContractKind priced =
                kind == ContractKind.MANUAL_WORKER ? ContractKind.EMPLOYEE : kind; // engaged by nobody here yet
        return new EmploymentBudget(
                rate("payroll.coefficient." + lasting + priced.name().toLowerCase(Locale.ROOT), day),
                rate("invoicing.contribution", day));
    }

    private BigDecimal rate(String policy, LocalDate day) {
        return policies.find(policy, day)
                .orElseThrow(() -> new RefusedException(Refusal.of("payroll.simulator_too_early", "day", day)))
                .value();
    }

    /** Ordinary pay that the same employer paid for this month counts in its tax and its work bonus. */
    private MonthSoFar earlier(PayQuestion question) {
        if (form.text("month_gross").isEmpty() && form.text("month_hours").isEmpty()) {
            return MonthSoFar.NONE;
        }
        Money gross = form.money("month_gross");
        BigDecimal hours = hours("month_hours", BigDecimal.valueOf(300));
        if (gross == null || hours == null || gross.isZero()) {
            return MonthSoFar.NONE;
        }
        return law.calculate(question.withGross(gross)
                        .withTime(law.workTime(YearMonth.from(question.day()), hours)
                                .orThrow())
                        .withOptions(PayOptions.NET_ONLY))
                .orThrow()
                .monthShare();
    }

    private int whole(String field, int least, int most) {
        BigDecimal number = form.number(field);
        if (number == null) {
            return least;
        }
        boolean fits = number.stripTrailingZeros().scale() <= 0
                && number.compareTo(BigDecimal.valueOf(least)) >= 0
                && number.compareTo(BigDecimal.valueOf(most)) <= 0;
        if (!fits) {
            form.refuse(field, Refusal.of("payroll.simulator_between", "least", least, "most", most));
        }
        return fits ? number.intValueExact() : least;
    }

    private @Nullable BigDecimal hours(String field, BigDecimal most) {
        BigDecimal hours = form.number(field);
        if (hours != null && (hours.signum() <= 0 || hours.compareTo(most) > 0 || hours.scale() > 2)) {
            form.refuse(field, Refusal.of("payroll.simulator_between", "least", LEAST_HOURS, "most", most));
            return null;
        }
        return hours;
    }
}
