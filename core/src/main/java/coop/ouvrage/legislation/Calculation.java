package coop.ouvrage.legislation;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Calculates step by step and, when asked to, records each step as it is calculated: the trace cannot differ from the result.
 * Also remembers which unverified figures were used, traced or not. For one thread, one document.
 *
 * <pre>{@code calculation.begin("contribution", "gross", gross).then(TIMES, rate).cents()}</pre>
 */
public final class Calculation {

    private final @Nullable List<Step> steps;
    private final List<Citation> unverified = new ArrayList<>(4);
    private final List<Term> terms = new ArrayList<>(4);
    private String code = "";
    private BigDecimal value = BigDecimal.ZERO;
    private boolean open;

    private Calculation(@Nullable List<Step> steps) {
        this.steps = steps;
    }

    /** One that records its steps. */
    public static Calculation traced() {
        return new Calculation(new ArrayList<>());
    }

    /** One that only calculates, for large runs. */
    public static Calculation untraced() {
        return new Calculation(null);
    }

    public static Calculation traced(boolean traced) {
        return traced ? traced() : untraced();
    }

    /** Begins a step. The step before must have ended: steps do not nest, a part of one is a step of its own before it. */
    public Calculation begin(String step, String name, BigDecimal start) {
        open(step);
        return then(Operator.STARTS_WITH, name, start);
    }

    public Calculation begin(String step, String name, Money start) {
        return begin(step, name, start.toDecimal());
    }

    public Calculation begin(String step, Figure start) {
        open(step);
        return then(Operator.STARTS_WITH, start);
    }

    private void open(String step) {
        if (open) {
            throw new IllegalStateException("step " + step + " begins inside step " + code);
        }
        open = true;
        code = step;
        terms.clear();
    }

    public Calculation then(Operator operator, String name, BigDecimal term) {
        return add(operator, name, term, null);
    }

    public Calculation then(Operator operator, String name, Money term) {
        return add(operator, name, term.toDecimal(), null);
    }

    public Calculation then(Operator operator, Figure figure) {
        if (!figure.citation().mark().isVerified() && !unverified.contains(figure.citation())) {
            unverified.add(figure.citation());
        }
        return add(operator, figure.citation().name(), figure.value(), figure.citation());
    }

    private Calculation add(Operator operator, String name, BigDecimal term, @Nullable Citation citation) {
        value = operator.apply(value, term);
        if (steps != null) {
            terms.add(new Term(operator, name, term, citation));
        }
        return this;
    }

    /** Ends the step and gives its result. */
    public BigDecimal end(Rounding rounding) {
        open = false;
        value = rounding.apply(value);
        if (steps != null) {
            steps.add(new Step(code, terms, rounding, value));
        }
        return value;
    }

    /** Ends the step with the nearest cent, half a cent away from zero. */
    public Money cents() {
        return Money.of(end(Rounding.CENT));
    }

    /** Ends the step with the cent towards zero. */
    public Money centsDown() {
        return Money.of(end(Rounding.CENT_DOWN));
    }

    public Trace trace() {
        return steps == null ? Trace.NONE : new Trace(steps);
    }

    /** The figures used that were not verified twice, each once. */
    public List<Citation> unverified() {
        return List.copyOf(unverified);
    }
}
