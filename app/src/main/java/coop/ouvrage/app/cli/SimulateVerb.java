package coop.ouvrage.app.cli;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.country.be.payroll.BelgianPayCalculator;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.SimulatedWage;
import coop.ouvrage.payroll.WageSimulation;
import coop.ouvrage.payroll.WageTerms;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.io.PrintStream;
import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** {@code simulate}: what is left of a price, or what a wage costs, without server or database. */
public final class SimulateVerb implements Verb {

    private static final List<String> STARTS = List.of("--invoice", "--budget", "--gross", "--net");

    private final BusinessTime time = new BusinessTime();

    @Override
    public String name() {
        return "simulate";
    }

    @Override
    public String summary() {
        return "shows what is left of an invoice, or which price a net wage needs";
    }

    @Override
    public String help() {
        return """
                Usage: ./ouvrage simulate --country be --invoice 1000 [ARGUMENTS]
                       ./ouvrage simulate --country be --net 450 [ARGUMENTS]
                       ./ouvrage simulate --country be --gross 564.51 [ARGUMENTS]
                       ./ouvrage simulate --country be --budget 875 [ARGUMENTS]

                From a price before VAT to contribution, employer cost, contributions, tax and net; or back from a target.

                  --contract employee|artist|student|manual_worker  employee if not given; student is within the quota
                  --out-of-quota                      the student's hours are above the quota
                  --flat                              the artist's contract chooses the flat rate of tax
                  --costs 60                          costs of the job, paid from the price
                  --date 2026-11-20                   last day worked, today if not given: the law of that day applies
                  --days 1 --hours 7.6                days of work and hours of each; under three hours, three are paid
                  --work days|lasting|agency          a lasting contract is told by the month, for --week 38 hours a week; agency work adds
                                                      the sector's fund, which pays the year-end premium
                  --family single|married --spouse no_income|own_income|low_income|tiny_pension|low_pension
                  --children 0 --age 21
                  --scale CP200/A                     also check the scale of joint committee 200
                  --month-gross 900 --month-hours 30  pay of the same employer earlier in the month: it counts in tax and bonus
                  --coefficient 1.55                  policy: 1.55 employee, 1.57 artist, 1.09 student if not given
                  --contribution 0.065                policy: share of the price for the common pot
                  --explain                           adds every step with parameter, source and mark

                Where the law of a day tells the net but not the employer's cost or the minimum, "unknown" says what is missing.
                stdout: one JSON object. Exit 0, or 1 if this wage may not be paid or cannot be calculated ("refused").
                """;
    }

    @Override
    public int run(List<String> arguments, PrintStream out, PrintStream err) {
        Arguments given = Arguments.read(arguments, SimulateArguments.SWITCHES, SimulateArguments.OPTIONS)
                .nothingElse();
        if (!given.value("--country").orElse("be").equals("be")) {
            throw new WrongUse("there is only --country be");
        }
        List<String> starts =
                STARTS.stream().filter(start -> given.value(start).isPresent()).toList();
        if (starts.size() != 1) {
            throw new WrongUse("give one of " + String.join(", ", STARTS));
        }
        WageTerms terms = new SimulateArguments(given, time.today()).terms();
        Money amount = SimulateArguments.amount(given, starts.getFirst(), Money.ZERO);
        return print(simulate(starts.getFirst(), amount, terms), terms, given.has("--explain"), out, err);
    }

    private static Outcome<SimulatedWage> simulate(String start, Money amount, WageTerms terms) {
        WageSimulation simulation = new WageSimulation(new BelgianPayCalculator());
        return switch (start) {
            case "--invoice" -> simulation.fromPrice(amount, terms);
            case "--budget" -> simulation.fromBudget(amount, terms);
            case "--gross" -> simulation.fromGross(amount, terms);
            default -> simulation.fromNet(amount, terms);
        };
    }

    private static int print(
            Outcome<SimulatedWage> outcome, WageTerms terms, boolean explain, PrintStream out, PrintStream err) {
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("country", "be");
        List<Refusal> refusals = switch (outcome) {
            case Outcome.Done<SimulatedWage>(SimulatedWage wage) -> {
                SimulationJson.write(wage, terms, explain, json);
                yield wage.objections();
            }
            case Outcome.Refused<SimulatedWage>(List<Refusal> reasons) -> reasons;
        };
        var refused = json.putArray("refused");
        for (Refusal refusal : refusals) {
            String message = Sentences.of(refusal);
            refused.addObject().put("code", refusal.code()).put("message", message);
            err.println("ouvrage simulate: " + message);
        }
        out.println(json);
        return refusals.isEmpty() ? 0 : 1;
    }
}
