package coop.ouvrage.legislation;

import java.math.BigDecimal;
import java.math.MathContext;

/** What one term does with the result of the terms before it. */
public enum Operator {
    STARTS_WITH,
    PLUS,
    MINUS,
    TIMES,
    DIVIDED_BY,
    /** The smaller of both. */
    AT_MOST,
    /** The larger of both. */
    AT_LEAST,
    /** The term less the result so far. */
    TAKEN_FROM;

    BigDecimal apply(BigDecimal so, BigDecimal term) {
        return switch (this) {
            case STARTS_WITH -> term;
            case PLUS -> so.add(term);
            case MINUS -> so.subtract(term);
            case TIMES -> so.multiply(term);
            case DIVIDED_BY -> so.divide(term, MathContext.DECIMAL128);
            case AT_MOST -> so.min(term);
            case AT_LEAST -> so.max(term);
            case TAKEN_FROM -> term.subtract(so);
        };
    }
}
