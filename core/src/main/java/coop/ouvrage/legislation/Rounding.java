package coop.ouvrage.legislation;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** How a step rounds its result. */
public enum Rounding {
    NONE,
    /** To the cent, half a cent away from zero. */
    CENT,
    /** To the cent, towards zero. */
    CENT_DOWN,
    /** To two decimals of a fraction, half away from zero. */
    TWO_DECIMALS,
    /** To four decimals, half away from zero. */
    FOUR_DECIMALS,
    /** Down to a multiple of fifteen euro. */
    MULTIPLE_OF_15;

    private static final BigDecimal FIFTEEN = BigDecimal.valueOf(15);

    BigDecimal apply(BigDecimal exact) {
        return switch (this) {
            case NONE -> exact;
            case CENT, TWO_DECIMALS -> exact.setScale(2, RoundingMode.HALF_UP);
            case CENT_DOWN -> exact.setScale(2, RoundingMode.DOWN);
            case FOUR_DECIMALS -> exact.setScale(4, RoundingMode.HALF_UP);
            case MULTIPLE_OF_15 -> exact.divideToIntegralValue(FIFTEEN).multiply(FIFTEEN);
        };
    }
}
