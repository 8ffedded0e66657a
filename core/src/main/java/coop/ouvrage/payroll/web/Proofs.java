package coop.ouvrage.payroll.web;

import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Mark;
import coop.ouvrage.legislation.Rounding;
import coop.ouvrage.legislation.Step;
import coop.ouvrage.legislation.Term;
import coop.ouvrage.legislation.Trace;
import coop.ouvrage.payroll.FigureName;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.web.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Tells the steps of a calculation in the words of a reader, and to which line each belongs. */
final class Proofs {

    /** A month's amount less what earlier payslips counted belongs to the line of the month's amount. */
    private static final String OF_THIS_WAGE = "_of_this_wage";

    /** The sum of a payslip: shown by its lines, and no step of the costs that follow it. */
    private static final String NET = ".net";

    private final PayCalculator law;
    private final Words words;

    Proofs(PayCalculator law, Words words) {
        this.law = law;
        this.words = words;
    }

    /** The steps of each line: its own, and those before it that belong to no other. */
    Map<String, List<StepView>> byLine(Trace trace, Set<String> lines) {
        Map<String, List<StepView>> proofs = new HashMap<>();
        List<StepView> pending = new ArrayList<>();
        for (Step step : trace.steps()) {
            String line = step.code().endsWith(OF_THIS_WAGE)
                    ? step.code().substring(0, step.code().length() - OF_THIS_WAGE.length())
                    : step.code();
            pending.add(view(step));
            if (lines.contains(line)) {
                proofs.computeIfAbsent(line, key -> new ArrayList<>()).addAll(pending);
                pending.clear();
            } else if (line.endsWith(NET)) {
                pending.clear();
            }
        }
        return proofs;
    }

    private StepView view(Step step) {
        return new StepView(
                label(step.code()),
                step.terms().stream().map(this::term).toList(),
                number(step.result()),
                step.rounding() == Rounding.NONE
                        ? ""
                        : words.t("payroll.rounding." + step.rounding().name().toLowerCase(java.util.Locale.ROOT)),
                step.terms().stream()
                        .map(Term::citation)
                        .filter(java.util.Objects::nonNull)
                        .map(this::fact)
                        .toList());
    }

    private StepView.Term term(Term term) {
        Citation citation = term.citation();
        boolean percent = citation != null
                && term.value().abs().compareTo(BigDecimal.ONE) < 0
                && term.value().signum() != 0;
        return new StepView.Term(
                sign(term),
                percent ? words.percent(term.value()) : number(term.value()),
                citation == null ? label(term.name()) : FigureName.of(citation, words::has, words::t));
    }

    private static String sign(Term term) {
        return switch (term.operator()) {
            case STARTS_WITH -> "";
            case PLUS -> "+";
            case MINUS -> "−";
            case TIMES -> "×";
            case DIVIDED_BY -> "÷";
            case AT_MOST -> "≤";
            case AT_LEAST -> "≥";
            case TAKEN_FROM -> "↤";
        };
    }

    private StepView.Fact fact(Citation citation) {
        return new StepView.Fact(
                FigureName.of(citation, words::has, words::t),
                citation.sources().stream()
                        .map(id -> law.source(id).map(source -> source.title()).orElse(id))
                        .toList(),
                citation.from(),
                citation.mark() == Mark.V2 ? null : words.t("legislation.mark." + citation.mark()));
    }

    String label(String code) {
        for (String prefix : List.of("line.", "step.")) {
            if (words.has(prefix + code)) {
                return words.t(prefix + code);
            }
        }
        return code.substring(code.indexOf('.') + 1).replace('_', ' ');
    }

    private String number(BigDecimal value) {
        BigDecimal plain = value.stripTrailingZeros();
        return words.number(plain.scale() < 2 ? value.setScale(2, java.math.RoundingMode.HALF_UP) : shortened(plain));
    }

    private static BigDecimal shortened(BigDecimal value) {
        return value.scale() > 6 ? value.setScale(6, java.math.RoundingMode.HALF_UP) : value;
    }
}
