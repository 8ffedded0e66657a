package coop.ouvrage.legislation;

import java.math.BigDecimal;
import java.util.List;

/**
 * One step of a calculation: its terms from left to right at full precision, then one rounding.
 *
 * @param code what is calculated; its words have the message key {@code step.<code>}
 */
public record Step(String code, List<Term> terms, Rounding rounding, BigDecimal result) {

    public Step {
        terms = List.copyOf(terms);
    }

    /** The result calculated again from the terms. */
    public BigDecimal replay() {
        BigDecimal value = BigDecimal.ZERO;
        for (Term term : terms) {
            value = term.operator().apply(value, term.value());
        }
        return rounding.apply(value);
    }
}
