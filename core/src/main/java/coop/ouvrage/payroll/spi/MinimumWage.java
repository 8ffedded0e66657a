package coop.ouvrage.payroll.spi;

import coop.ouvrage.legislation.Citation;
import coop.ouvrage.legislation.Trace;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/**
 * A minimum wage.
 *
 * @param perHour euro per hour, with the decimals that the law gives it
 * @param unverified the figures behind it that were not verified twice
 */
public record MinimumWage(BigDecimal perHour, List<Citation> unverified, Trace trace) {

    /** The lowest gross wage for that many paid hours, rounded up to the cent: a contract below it is refused. */
    public Money gross(BigDecimal hours) {
        return Money.of(perHour.multiply(hours).setScale(2, RoundingMode.UP));
    }
}
