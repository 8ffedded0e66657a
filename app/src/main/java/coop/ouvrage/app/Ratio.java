package coop.ouvrage.app;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Figures of benchmarks as decimal strings. */
final class Ratio {

    private Ratio() {}

    static String of(long one, long other) {
        return BigDecimal.valueOf(one)
                .divide(BigDecimal.valueOf(Math.max(1, other)), 2, RoundingMode.HALF_UP)
                .toPlainString();
    }

    static String milliseconds(long nanoseconds) {
        return BigDecimal.valueOf(nanoseconds)
                .movePointLeft(6)
                .setScale(1, RoundingMode.HALF_UP)
                .toPlainString();
    }
}
