package coop.ouvrage.payroll.web;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.SimulatedWage;
import coop.ouvrage.payroll.WageTerms;
import coop.ouvrage.payroll.WayOfMoney;
import coop.ouvrage.payroll.spi.CostLine;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.LineKind;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.PayLine;
import coop.ouvrage.web.Bar;
import coop.ouvrage.web.CheckRow;
import coop.ouvrage.web.Mark;
import coop.ouvrage.web.Words;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The answer of the simulator.
 *
 * @param bars from the price to the net, each line leading to its proof
 * @param lines of the payslip, with the steps of the law
 * @param employer what the employer pays on top, with the steps of the law; empty where the law of that day is not known
 * @param pot what the coefficient leaves to the common pot, or takes from it
 * @param expected reductions that the authority may grant
 */
public record SimulatorView(
        SimulatedWage wage,
        List<CheckRow> checks,
        List<Bar> bars,
        List<Row> lines,
        List<Row> employer,
        Money pot,
        List<CostLine> expected,
        boolean unverified) {

    /** A line under the name to which the waterfall leads. */
    public record Row(String anchor, LineView line) {}

    static SimulatorView of(SimulatedWage wage, WageTerms terms, PayCalculator law, Words words) {
        Proofs proofs = new Proofs(law, words);
        EmployerCost cost = wage.pay().employer();
        Set<String> codes = new HashSet<>();
        wage.pay().lines().forEach(line -> codes.add(line.code()));
        if (cost != null) {
            cost.lines().forEach(line -> codes.add(line.code()));
        }
        Map<String, List<StepView>> steps = proofs.byLine(wage.pay().trace(), codes);
        List<Row> lines = wage.pay().lines().stream()
                .map(line -> row(line, steps, proofs))
                .toList();
        return new SimulatorView(
                wage,
                checks(wage, terms, words),
                bars(wage, terms, words),
                lines,
                cost == null ? List.of() : costs(cost, steps, proofs),
                cost == null ? Money.ZERO : wage.charge().minus(cost.total()),
                cost == null ? List.of() : cost.expectedReductions(),
                !wage.pay().unverified().isEmpty());
    }

    private static Row row(PayLine line, Map<String, List<StepView>> steps, Proofs proofs) {
        return new Row(
                line.code().replace('.', '-'),
                new LineView(
                        proofs.label(line.code()),
                        line.amount(),
                        line.kind() == LineKind.SUBTOTAL,
                        "",
                        steps.getOrDefault(line.code(), List.of())));
    }

    private static List<Row> costs(EmployerCost cost, Map<String, List<StepView>> steps, Proofs proofs) {
        return cost.lines().stream()
                .map(line -> row(new PayLine(line.code(), LineKind.PAY, line.amount()), steps, proofs))
                .toList();
    }

    private static List<Bar> bars(SimulatedWage wage, WageTerms terms, Words words) {
        return new WayOfMoney(words, wage.price(), terms.budget().contributionRate(), wage.contribution(), wage.costs())
                .gross(wage.budget(), wage.coefficient(), wage.charge(), wage.gross())
                .net(wage.pay().lines(), wage.pay().net(), "#")
                .bars();
    }

    private static List<CheckRow> checks(SimulatedWage wage, WageTerms terms, Words words) {
        List<CheckRow> rows = new ArrayList<>();
        if (wage.minimum() != null && wage.minimumGross() != null) {
            boolean kept = wage.gross().compareTo(wage.minimumGross()) >= 0;
            rows.add(new CheckRow(
                    kept ? Mark.GOOD : Mark.STOP,
                    words.t(kept ? "jobs.check.minimum_kept" : "jobs.check.minimum_missed"),
                    words.t(
                            "payroll.simulator.minimum",
                            "hourly",
                            words.number(wage.minimum().perHour()),
                            "gross",
                            wage.minimumGross())));
        }
        if (wage.days().stream().anyMatch(day -> day.isRaised())) {
            rows.add(new CheckRow(Mark.WAIT, words.t("payroll.simulator.raised"), ""));
        }
        if (!terms.question().earlier().totals().isEmpty()) {
            rows.add(new CheckRow(Mark.WAIT, words.t("payroll.month_counts"), words.t("payroll.month_counts.means")));
        }
        if (terms.work() != WageTerms.Work.DAYS) {
            String text = "payroll.simulator.work." + terms.work();
            rows.add(new CheckRow(Mark.WAIT, words.t(text + ".check"), words.t(text + ".means")));
        }
        wage.unknown().forEach(refusal -> rows.add(new CheckRow(Mark.WAIT, words.refusal(refusal), "")));
        wage.objections().stream()
                .filter(refusal -> !refusal.code().equals("payroll.below_minimum_wage"))
                .forEach(refusal -> rows.add(new CheckRow(Mark.STOP, words.refusal(refusal), "")));
        return rows;
    }
}
