package coop.ouvrage.replay;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * A cell of the lived year beside the printed one.
 *
 * @param unit of expected and lived
 * @param origin where the lived value comes from
 * @param published as printed; null where nothing is
 * @param expected what the printed cell comes to beside the lived one: times the scale, or as a share of the whole that was lived
 * @param lived null where no module yields it
 * @param source of the printed cell
 */
record Compared(
        String table,
        String category,
        String unit,
        String origin,
        @Nullable BigDecimal published,
        @Nullable BigDecimal expected,
        @Nullable BigDecimal lived,
        String source) {

    static final String DRAWN = "population: drawn by quota";
    static final String FOLLOWS = "population: follows from what was drawn";
    static final String BOOKS = "modules and books";
    static final String NOWHERE = "no module keeps it: not compared";

    @Nullable
    BigDecimal deviation() {
        return expected == null || lived == null ? null : lived.subtract(expected);
    }

    /** Of the expected value, with one decimal; null where that is nothing. */
    @Nullable
    BigDecimal deviationPercent() {
        BigDecimal deviation = deviation();
        return deviation == null || expected == null || expected.signum() == 0
                ? null
                : deviation.movePointRight(2).divide(expected.abs(), 1, RoundingMode.HALF_UP);
    }

    /** Whether it is within a share of the expected value, or within one. */
    boolean isWithin(int percent) {
        BigDecimal deviation = deviation();
        BigDecimal ofIt = deviationPercent();
        return deviation != null
                && (deviation.abs().compareTo(BigDecimal.ONE) <= 0
                        || ofIt != null && ofIt.abs().compareTo(BigDecimal.valueOf(percent)) <= 0);
    }
}
