package coop.ouvrage.legislation;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;

/** A number of the law in force on one day, with its origin. */
public record Figure(BigDecimal value, Citation citation) {

    /** The number as an amount; a fraction of a cent is an {@link IllegalArgumentException}. */
    public Money money() {
        return Money.of(value);
    }
}
