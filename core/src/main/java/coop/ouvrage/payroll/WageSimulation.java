package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.MinimumWage;
import coop.ouvrage.payroll.spi.MinimumWageQuestion;
import coop.ouvrage.payroll.spi.PaidHours;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayQuestion;
import coop.ouvrage.payroll.spi.WorkTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * What is left of a price, and what a wage costs, both ways. Calculates, keeps nothing. What cannot be calculated is refused; a wage that
 * can be calculated but not paid carries its objections.
 */
public final class WageSimulation {

    private final PayCalculator law;

    public WageSimulation(PayCalculator law) {
        this.law = law;
    }

    /** The wage that a price before VAT carries. */
    public Outcome<SimulatedWage> fromPrice(Money price, WageTerms terms) {
        Money gross = terms.budget().gross(terms.budget().budget(price, terms.costs()));
        return simulate(terms, question -> calculated(question.withGross(gross)), pay -> price);
    }

    /** The price that a gross wage needs. */
    public Outcome<SimulatedWage> fromGross(Money gross, WageTerms terms) {
        return simulate(terms, question -> calculated(question.withGross(gross)), pay -> priceOf(pay, terms));
    }

    /** The gross wage and the price that a net wage needs. */
    public Outcome<SimulatedWage> fromNet(Money net, WageTerms terms) {
        return simulate(terms, question -> law.fromNet(question, net).orThrow(), pay -> priceOf(pay, terms));
    }

    private PayAnswer calculated(PayQuestion question) {
        return law.calculate(question).orThrow();
    }

    private static Money priceOf(PayAnswer pay, WageTerms terms) {
        return terms.budget().price(pay.gross(), terms.costs());
    }

    private Outcome<SimulatedWage> simulate(
            WageTerms terms, Function<PayQuestion, PayAnswer> wage, Function<PayAnswer, Money> price) {
        try {
            List<PaidHours> days = terms.hours().stream()
                    .map(hours -> law.paidHours(terms.question().day(), hours).orThrow())
                    .toList();
            BigDecimal paid = days.stream().map(PaidHours::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
            WorkTime time =
                    law.workTime(YearMonth.from(terms.question().day()), paid).orThrow();
            PayAnswer pay = wage.apply(terms.question().withTime(time));
            return Outcome.done(simulated(terms, days, paid, pay, price.apply(pay)));
        } catch (RefusedException e) {
            return Outcome.refused(e.refusals());
        }
    }

    private SimulatedWage simulated(
            WageTerms terms, List<PaidHours> days, BigDecimal paid, PayAnswer pay, Money price) {
        PayQuestion question = terms.question();
        MinimumWage minimum = law.minimumHourlyWage(
                        new MinimumWageQuestion(question.day(), question.kind(), terms.age(), null, terms.scale()))
                .orThrow();
        EmploymentBudget budget = terms.budget();
        Money forWage = budget.budget(price, terms.costs());
        return new SimulatedWage(
                price,
                budget.contribution(price),
                terms.costs(),
                forWage,
                budget.coefficient(),
                budget.charge(pay.gross()),
                days,
                minimum,
                minimum.gross(paid),
                pay,
                objections(forWage, pay.gross(), minimum.gross(paid)));
    }

    private static List<Refusal> objections(Money budget, Money gross, Money minimum) {
        List<Refusal> objections = new ArrayList<>(2);
        if (!budget.isPositive()) {
            objections.add(Refusal.of("payroll.no_budget", "budget", budget));
        }
        if (gross.compareTo(minimum) < 0) {
            objections.add(Refusal.of("payroll.below_minimum_wage", "gross", gross, "minimum", minimum));
        }
        return objections;
    }
}
