package coop.ouvrage.app.cli;

import coop.ouvrage.payroll.SimulatedWage;
import coop.ouvrage.payroll.WageTerms;
import coop.ouvrage.payroll.spi.CostLine;
import coop.ouvrage.payroll.spi.EmployerCost;
import coop.ouvrage.payroll.spi.MinimumWage;
import coop.ouvrage.payroll.spi.PaidHours;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A simulated wage as JSON: the waterfall from the price down to the net. */
final class SimulationJson {

    private SimulationJson() {}

    static void write(SimulatedWage wage, WageTerms terms, boolean explain, ObjectNode json) {
        json.put("date", terms.question().day().toString());
        json.put("contract", terms.question().kind().name().toLowerCase(Locale.ROOT));
        json.put("work", terms.work().name().toLowerCase(Locale.ROOT));
        json.put("invoice", wage.price().toString());
        json.put("contribution", wage.contribution().toString());
        json.put("costs", wage.costs().toString());
        json.put("budget", wage.budget().toString());
        json.put("coefficient", wage.coefficient().toPlainString());
        json.put("charge", wage.charge().toString());
        json.put("left", wage.left().toString());
        json.put("gross", wage.gross().toString());
        pay(wage, json);
        EmployerCost employer = wage.pay().employer();
        if (employer != null) {
            employer(wage, employer, json.putObject("employer"));
        }
        minimum(wage, json.putObject("minimum_wage"));
        ArrayNode unknown = json.putArray("unknown");
        wage.unknown().forEach(refusal -> unknown.add(Sentences.of(refusal)));
        TraceJson.write(wage.pay().unverified(), json.putArray("unverified"));
        if (explain) {
            TraceJson.write(wage.pay().trace(), json.putArray("explanation"));
        }
    }

    private static void pay(SimulatedWage wage, ObjectNode json) {
        ArrayNode lines = json.putArray("lines");
        wage.pay()
                .lines()
                .forEach(line -> lines.addObject()
                        .put("code", line.code())
                        .put("label", Sentences.label("be", "line", line.code()))
                        .put("kind", line.kind().name().toLowerCase(Locale.ROOT))
                        .put("amount", line.amount().toString()));
        json.put("net", wage.pay().net().toString());
    }

    private static void employer(SimulatedWage wage, EmployerCost employer, ObjectNode json) {
        lines(employer.lines(), json.putArray("lines"));
        json.put("cost", employer.total().toString());
        json.put("coefficient_result", wage.charge().minus(employer.total()).toString());
        lines(employer.expectedReductions(), json.putArray("expected_reductions"));
    }

    private static void lines(List<CostLine> lines, ArrayNode json) {
        lines.forEach(line -> json.addObject()
                .put("code", line.code())
                .put("label", Sentences.label("be", "line", line.code()))
                .put("amount", line.amount().toString())
                .put("verified", line.verified()));
    }

    private static void minimum(SimulatedWage wage, ObjectNode json) {
        MinimumWage minimum = wage.minimum();
        json.put("per_hour", minimum == null ? null : minimum.perHour().toPlainString());
        json.put(
                "hours_paid",
                wage.days().stream()
                        .map(PaidHours::paid)
                        .reduce(java.math.BigDecimal.ZERO, java.math.BigDecimal::add)
                        .toPlainString());
        json.put("hours_raised", wage.days().stream().anyMatch(PaidHours::isRaised));
        json.put("gross", java.util.Objects.toString(wage.minimumGross(), null));
    }
}
