package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.MinimumWage;
import coop.ouvrage.payroll.spi.MinimumWageQuestion;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayOptions;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is left of a price, and what a wage costs, both ways. Calculates, keeps nothing. What cannot be calculated is refused; a wage that
 * can be calculated but not paid carries its objections.
 */
public final class WageSimulation {

    private static final String NO_VALUE = "legislation.no_value";

    private final PayCalculator law;

    public WageSimulation(PayCalculator law) {
        this.law = law;
    }

    /** The wage that a price before VAT carries. */
    public Outcome<SimulatedWage> fromPrice(Money price, WageTerms terms) {
        Money gross = terms.budget().gross(terms.budget().budget(price, terms.costs()));
        return simulate(terms, question -> law.calculate(question.withGross(gross)), pay -> price);
    }

    /** The wage that an employment budget carries, and the price that it needs. */
    public Outcome<SimulatedWage> fromBudget(Money budget, WageTerms terms) {
        return fromGross(terms.budget().gross(budget), terms);
    }

    /** The price that a gross wage needs. */
    public Outcome<SimulatedWage> fromGross(Money gross, WageTerms terms) {
        return simulate(terms, question -> law.calculate(question.withGross(gross)), pay -> priceOf(pay, terms));
    }

    /** The gross wage and the price that a net wage needs. */
    public Outcome<SimulatedWage> fromNet(Money net, WageTerms terms) {
        return simulate(terms, question -> law.fromNet(question, net), pay -> priceOf(pay, terms));
    }

    private static Money priceOf(PayAnswer pay, WageTerms terms) {
        return terms.budget().price(pay.gross(), terms.costs());
    }

    private Outcome<SimulatedWage> simulate(
            WageTerms terms, Function<PayQuestion, Outcome<PayAnswer>> wage, Function<PayAnswer, Money> price) {
        try {
            WorkedTime worked = WorkedTime.of(terms, law);
            List<Refusal> unknown = new ArrayList<>();
            PayAnswer pay = pay(terms.question().withTime(worked.time()), wage, unknown);
            return Outcome.done(simulated(terms, worked, pay, price.apply(pay), unknown));
        } catch (RefusedException e) {
            return Outcome.refused(e.refusals());
        }
    }

    /** The net is told even where the law is not known well enough to tell the employer's cost of that day. */
    private static PayAnswer pay(
            PayQuestion question, Function<PayQuestion, Outcome<PayAnswer>> wage, List<Refusal> unknown) {
        Outcome<PayAnswer> whole = wage.apply(question);
        if (whole instanceof Outcome.Refused<PayAnswer>(List<Refusal> refusals)
                && question.options().employer()
                && refusals.stream().allMatch(refusal -> refusal.code().equals(NO_VALUE))) {
            PayOptions netOnly = new PayOptions(question.options().traced(), false);
            PayAnswer pay = wage.apply(question.withOptions(netOnly)).orThrow();
            unknown.addAll(refusals);
            return pay;
        }
        return whole.orThrow();
    }

    private SimulatedWage simulated(
            WageTerms terms, WorkedTime worked, PayAnswer pay, Money price, List<Refusal> unknown) {
        MinimumWage minimum = minimum(terms, unknown);
        Money minimumGross = minimum == null ? null : minimum.gross(worked.minimumHours());
        EmploymentBudget budget = terms.budget();
        Money forWage = budget.budget(price, terms.costs());
        return new SimulatedWage(
                price,
                budget.contribution(price),
                terms.costs(),
                forWage,
                budget.coefficient(),
                budget.charge(pay.gross()),
                worked.days(),
                minimum,
                minimumGross,
                pay,
                unknown,
                objections(forWage, pay.gross(), minimumGross));
    }

    private @Nullable MinimumWage minimum(WageTerms terms, List<Refusal> unknown) {
        PayQuestion question = terms.question();
        Outcome<MinimumWage> minimum = law.minimumHourlyWage(
                new MinimumWageQuestion(question.day(), question.kind(), terms.age(), null, terms.scale()));
        if (minimum.refusals().stream().anyMatch(refusal -> refusal.code().equals(NO_VALUE))) {
            unknown.addAll(minimum.refusals());
            return null;
        }
        return minimum.orThrow();
    }

    private static List<Refusal> objections(Money budget, Money gross, @Nullable Money minimum) {
        List<Refusal> objections = new ArrayList<>(2);
        if (!budget.isPositive()) {
            objections.add(Refusal.of("payroll.no_budget", "budget", budget));
        }
        if (minimum != null && gross.compareTo(minimum) < 0) {
            objections.add(Refusal.of("payroll.below_minimum_wage", "gross", gross, "minimum", minimum));
        }
        return objections;
    }
}
