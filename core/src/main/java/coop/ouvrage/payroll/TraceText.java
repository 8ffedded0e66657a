package coop.ouvrage.payroll;

import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Mark;
import coop.ouvrage.legislation.Operator;
import coop.ouvrage.legislation.Rounding;
import coop.ouvrage.legislation.Step;
import coop.ouvrage.legislation.Term;
import coop.ouvrage.legislation.Trace;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The steps of a calculation as they are stored: half as long as a JSON of all names, and still all that was known of each figure. A JSON
 * array of steps {@code [code, rounding, result, [term...]]}, each term {@code [operator, name, value]}, followed, for a figure of the
 * law, by {@code [unit, from, [source...], mark, confirmed]}, before which parameter and path stand if they are not what the name says;
 * numbers are decimal text.
 */
final class TraceText {

    /** Parts of a citation that the name of its term does not tell. */
    private static final int REST = 5;

    private TraceText() {}

    static String write(Trace trace) {
        StringBuilder json = new StringBuilder(6_000).append('[');
        for (Step step : trace.steps()) {
            separate(json).append('[');
            text(json, step.code());
            text(json, step.rounding().name());
            text(json, step.result().toString());
            separate(json).append('[');
            step.terms().forEach(term -> write(json, term));
            json.append("]]");
        }
        return json.append(']').toString();
    }

    private static void write(StringBuilder json, Term term) {
        separate(json).append('[');
        text(json, term.operator().name());
        text(json, term.name());
        text(json, term.value().toString());
        Citation from = term.citation();
        if (from != null) {
            separate(json).append('[');
            if (!term.name().equals(from.name())) {
                text(json, from.parameter());
                text(json, from.path());
            }
            text(json, from.unit());
            text(json, from.from().toString());
            separate(json).append('[');
            from.sources().forEach(source -> text(json, source));
            json.append(']');
            text(json, from.mark().name());
            text(json, from.confirmed().toString());
            json.append(']');
        }
        json.append(']');
    }

    private static StringBuilder separate(StringBuilder json) {
        return json.charAt(json.length() - 1) == '[' ? json : json.append(',');
    }

    private static void text(StringBuilder json, String value) {
        separate(json).append('"');
        if (isPlain(value)) {
            json.append(value).append('"');
            return;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < ' ') {
                json.append(String.format("\\u%04x", (int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }

    private static boolean isPlain(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"' || c == '\\' || c < ' ') {
                return false;
            }
        }
        return true;
    }

    static Trace read(JsonNode steps) {
        List<Step> read = new ArrayList<>();
        for (JsonNode step : steps) {
            List<Term> terms = new ArrayList<>();
            step.get(3).forEach(term -> terms.add(term(term)));
            read.add(new Step(
                    step.get(0).asString(),
                    terms,
                    Rounding.valueOf(step.get(1).asString()),
                    new BigDecimal(step.get(2).asString())));
        }
        return new Trace(read);
    }

    private static Term term(JsonNode term) {
        String name = term.get(1).asString();
        return new Term(
                Operator.valueOf(term.get(0).asString()),
                name,
                new BigDecimal(term.get(2).asString()),
                term.size() > 3 ? citation(name, term.get(3)) : null);
    }

    private static Citation citation(String name, JsonNode from) {
        int own = from.size() - REST;
        int cell = name.indexOf('#');
        List<String> sources = new ArrayList<>();
        from.get(own + 2).forEach(source -> sources.add(source.asString()));
        return new Citation(
                own > 0 ? from.get(0).asString() : cell < 0 ? name : name.substring(0, cell),
                own > 0 ? from.get(1).asString() : cell < 0 ? "" : name.substring(cell + 1),
                from.get(own).asString(),
                LocalDate.parse(from.get(own + 1).asString()),
                sources,
                Mark.valueOf(from.get(own + 3).asString()),
                LocalDate.parse(from.get(own + 4).asString()));
    }
}
