package coop.ouvrage.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;

/**
 * An amount in euro, exact to the cent. Positive, zero or negative.
 *
 * <p>Arithmetic never rounds in silence: {@link #times} multiplies at full precision and rounds half-up once. Overflow of
 * the 64-bit count of cents is an {@link ArithmeticException}, never a wrong amount.
 */
public record Money(long cents) implements Comparable<Money> {

    public static final Money ZERO = new Money(0);

    /** The amount of that many cents. */
    public static Money ofCents(long cents) {
        return cents == 0 ? ZERO : new Money(cents);
    }

    /**
     * The amount written as a decimal with a point, such as {@code "1234.50"}.
     *
     * @throws IllegalArgumentException if it is no decimal, or has a fraction of a cent
     */
    public static Money of(String decimal) {
        try {
            return of(new BigDecimal(decimal));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("not an amount: " + decimal, e);
        }
    }

    /** The exact amount; a fraction of a cent is an {@link IllegalArgumentException}. */
    public static Money of(BigDecimal euros) {
        try {
            return ofCents(euros.movePointRight(2).longValueExact());
        } catch (ArithmeticException e) {
            throw new IllegalArgumentException("not an amount in whole cents: " + euros, e);
        }
    }

    /** The nearest amount, half a cent rounding away from zero. */
    public static Money rounded(BigDecimal euros) {
        return of(euros.setScale(2, RoundingMode.HALF_UP));
    }

    /** The amount in whole cents nearest to zero from {@code euros}: what a budget can carry. */
    public static Money roundedDown(BigDecimal euros) {
        return of(euros.setScale(2, RoundingMode.DOWN));
    }

    public static Money sum(Collection<Money> amounts) {
        Money total = ZERO;
        for (Money amount : amounts) {
            total = total.plus(amount);
        }
        return total;
    }

    public Money plus(Money other) {
        return ofCents(Math.addExact(cents, other.cents));
    }

    public Money minus(Money other) {
        return ofCents(Math.subtractExact(cents, other.cents));
    }

    public Money negate() {
        return ofCents(Math.negateExact(cents));
    }

    public Money abs() {
        return cents < 0 ? negate() : this;
    }

    /** This amount times {@code factor}, half a cent rounding away from zero. */
    public Money times(BigDecimal factor) {
        return rounded(toDecimal().multiply(factor));
    }

    public Money min(Money other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Money max(Money other) {
        return compareTo(other) >= 0 ? this : other;
    }

    public boolean isZero() {
        return cents == 0;
    }

    public boolean isPositive() {
        return cents > 0;
    }

    public boolean isNegative() {
        return cents < 0;
    }

    /** The same amount as a decimal of scale 2. */
    public BigDecimal toDecimal() {
        return BigDecimal.valueOf(cents, 2);
    }

    @Override
    public int compareTo(Money other) {
        return Long.compare(cents, other.cents);
    }

    /** Machine form: a decimal with a point and two digits, such as {@code -1234.50}. Pages format by language instead. */
    @Override
    public String toString() {
        return toDecimal().toPlainString();
    }
}
