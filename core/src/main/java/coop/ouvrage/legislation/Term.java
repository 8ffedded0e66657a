package coop.ouvrage.legislation;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One number in a step of a calculation.
 *
 * @param name what the number is: the code of an earlier step, an input, or a parameter of the law
 * @param citation where a number of the law comes from; null for any other
 */
public record Term(
        Operator operator,
        String name,
        BigDecimal value,
        @Nullable Citation citation) {}
