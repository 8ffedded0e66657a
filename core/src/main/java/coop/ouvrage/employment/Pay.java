package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;

/** How the gross pay of a contract is agreed. */
public sealed interface Pay {

    /** Gross for the whole contract, whatever the hours. */
    record Gross(Money amount) implements Pay {}

    /** Gross per paid hour, up to four decimals. */
    record Hourly(BigDecimal rate) implements Pay {}

    /** The highest gross whose charge a budget carries: gross is the budget divided by the coefficient, cut to the cent. */
    record Budget(Money amount) implements Pay {}
}
