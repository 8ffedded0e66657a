package coop.ouvrage.employment;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;

/** What a unit is believed to have for wages in the twelve months to come, after the mutual contribution. */
public record LongForecast(Money cautious, Money expected, Money good, String reason, Instant madeAt) {

    /**
     * The monthly gross that the cautious year carries, cut to the cent.
     *
     * @param pays how often a year it is paid
     */
    public Money monthlyGross(BigDecimal coefficient, int pays) {
        return Money.roundedDown(cautious.toDecimal()
                .divide(coefficient, 10, RoundingMode.DOWN)
                .divide(BigDecimal.valueOf(pays), 10, RoundingMode.DOWN));
    }
}
