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
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * The steps of a calculation as they are stored, with all that was known of each figure. A JSON array of steps
 * {@code [code, rounding, result, [term...]]}, each term {@code [operator, name, value]}, followed, for a figure of the law, by
 * {@code [unit, from, [source...], mark, confirmed]}, before which parameter and path stand if they are not what the name says; numbers are
 * decimal text. Results and values that are not figures of the law differ from payslip to payslip: they are null there and stand one after
 * the other in a text of their own; on older rows they stand in the array.
 */
final class TraceText {

    /** Parts of a citation that the name of its term does not tell. */
    private static final int REST = 5;

    private TraceText() {}

    /** Which steps they are, without the amounts of the payslip. */
    static String steps(Trace trace) {
        StringBuilder json = new StringBuilder(6_000).append('[');
        for (Step step : trace.steps()) {
            separate(json).append('[');
            text(json, step.code());
            text(json, step.rounding().name());
            separate(json).append("null");
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
        Citation from = term.citation();
        if (from == null) {
            separate(json).append("null");
        } else {
            text(json, term.value().toString());
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

    /** The amounts that {@link #steps} leaves out, in its order. */
    static String amounts(Trace trace) {
        StringBuilder text = new StringBuilder(800);
        for (Step step : trace.steps()) {
            text.append(step.result()).append(' ');
            for (Term term : step.terms()) {
                if (term.citation() == null) {
                    text.append(term.value()).append(' ');
                }
            }
        }
        return text.toString();
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

    /** @param amounts that the steps leave out; empty if they hold everything */
    static Trace read(JsonNode steps, String amounts) {
        Iterator<String> left = amounts.isEmpty()
                ? Collections.emptyIterator()
                : List.of(amounts.split(" ")).iterator();
        List<Step> read = new ArrayList<>();
        for (JsonNode step : steps) {
            BigDecimal result = number(step.get(2), left);
            List<Term> terms = new ArrayList<>();
            step.get(3).forEach(term -> terms.add(term(term, left)));
            read.add(new Step(
                    step.get(0).asString(), terms, Rounding.valueOf(step.get(1).asString()), result));
        }
        if (left.hasNext()) {
            throw new IllegalStateException("a payslip has more amounts than its steps");
        }
        return new Trace(read);
    }

    private static BigDecimal number(JsonNode stored, Iterator<String> left) {
        return new BigDecimal(stored.isNull() ? left.next() : stored.asString());
    }

    private static Term term(JsonNode term, Iterator<String> left) {
        String name = term.get(1).asString();
        return new Term(
                Operator.valueOf(term.get(0).asString()),
                name,
                number(term.get(2), left),
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
