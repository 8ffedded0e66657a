package coop.ouvrage.exchange;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * What one euro was worth in another currency, as the European Central Bank published it.
 *
 * @param currency ISO 4217, never EUR
 * @param day of the publication
 * @param perEuro units of the currency for one euro, above zero
 */
public record ReferenceRate(String currency, LocalDate day, BigDecimal perEuro) {

    private static final int DIGITS = 2;

    public ReferenceRate {
        perEuro = written(perEuro);
    }

    /** A rate as people write it, without the zeros that a column adds. */
    public static BigDecimal written(BigDecimal rate) {
        BigDecimal stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** Half-up to the cent. */
    public Money toEuro(BigDecimal amount) {
        return Money.of(amount.divide(perEuro, DIGITS, RoundingMode.HALF_UP));
    }

    /** An amount of euros in the currency, half-up to two decimals. */
    public BigDecimal fromEuro(Money amount) {
        return amount.toDecimal().multiply(perEuro).setScale(DIGITS, RoundingMode.HALF_UP);
    }
}
