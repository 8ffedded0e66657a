package coop.ouvrage.app.cli;

import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Step;
import coop.ouvrage.legislation.Term;
import coop.ouvrage.legislation.Trace;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A calculation trace as JSON and as text, with the origin of every figure of the law. */
final class TraceJson {

    private TraceJson() {}

    static void write(Trace trace, ArrayNode steps) {
        for (Step step : trace.steps()) {
            ObjectNode json = steps.addObject();
            json.put("code", step.code());
            json.put("label", Sentences.label("be", "step", step.code()));
            ArrayNode terms = json.putArray("terms");
            step.terms().forEach(term -> write(term, terms.addObject()));
            json.put("rounding", step.rounding().name().toLowerCase(Locale.ROOT));
            json.put("result", step.result().toPlainString());
        }
    }

    private static void write(Term term, ObjectNode json) {
        json.put("operator", term.operator().name().toLowerCase(Locale.ROOT));
        json.put("name", term.name());
        json.put("value", term.value().toPlainString());
        Citation citation = term.citation();
        if (citation != null) {
            json.put("from", citation.from().toString());
            json.put("mark", citation.mark().name());
            ArrayNode sources = json.putArray("sources");
            citation.sources().forEach(sources::add);
        }
    }

    static void write(List<Citation> unverified, ArrayNode names) {
        unverified.forEach(
                citation -> names.add(citation.name() + " (" + citation.mark().name() + ")"));
    }

    /** One line per step, for people. */
    static List<String> lines(Trace trace) {
        return trace.steps().stream().map(TraceJson::line).toList();
    }

    private static String line(Step step) {
        StringBuilder line = new StringBuilder(Sentences.label("be", "step", step.code())).append(':');
        for (Term term : step.terms()) {
            line.append(' ').append(sign(term)).append(term.value().toPlainString());
            line.append(" [").append(term.name());
            Citation citation = term.citation();
            if (citation != null) {
                line.append(", ").append(citation.mark()).append(", since ").append(citation.from());
            }
            line.append(']');
        }
        return line.append(" = ").append(step.result().toPlainString()).toString();
    }

    private static String sign(Term term) {
        return switch (term.operator()) {
            case STARTS_WITH -> "";
            case PLUS -> "+ ";
            case MINUS -> "- ";
            case TIMES -> "x ";
            case DIVIDED_BY -> "/ ";
            case AT_MOST -> "at most ";
            case AT_LEAST -> "at least ";
            case TAKEN_FROM -> "taken from ";
        };
    }
}
