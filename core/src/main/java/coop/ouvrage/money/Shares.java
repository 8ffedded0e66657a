package coop.ouvrage.money;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares an amount in proportion to weights by largest remainder, so that the parts add up to the cent. */
public final class Shares {

    private Shares() {}

    /**
     * Parts of {@code amount}, one per weight, in the order of the weights. A tie of remainders goes to the earlier part.
     *
     * @throws IllegalArgumentException if there is no positive weight, or a negative one
     */
    public static List<Money> share(Money amount, List<Money> weights) {
        long total = weights.stream().mapToLong(Money::cents).sum();
        if (total <= 0 || weights.stream().anyMatch(Money::isNegative)) {
            throw new IllegalArgumentException(
                    "an amount is shared over weights of which none is negative and one positive");
        }
        BigInteger cents = BigInteger.valueOf(amount.cents());
        long[] parts = new long[weights.size()];
        BigInteger[] remainders = new BigInteger[weights.size()];
        long given = 0;
        for (int i = 0; i < parts.length; i++) {
            BigInteger[] division = cents.multiply(
                            BigInteger.valueOf(weights.get(i).cents()))
                    .divideAndRemainder(BigInteger.valueOf(total));
            parts[i] = division[0].longValueExact();
            remainders[i] = division[1].abs();
            given += parts[i];
        }
        long rest = amount.cents() - given;
        List<Integer> byRemainder =
                new ArrayList<>(IntStream.range(0, parts.length).boxed().toList());
        byRemainder.sort(Comparator.comparing((Integer i) -> remainders[i]).reversed());
        for (int i = 0; i < Math.abs(rest); i++) {
            parts[byRemainder.get(i)] += Long.signum(rest);
        }
        return java.util.Arrays.stream(parts).mapToObj(Money::ofCents).toList();
    }

    /** The part of {@code amount} that {@code weight} bears of {@code total}, rounded half-up to the cent. */
    public static Money portion(Money amount, Money weight, Money total) {
        return Money.rounded(amount.toDecimal()
                .multiply(weight.toDecimal())
                .divide(total.toDecimal(), 10, java.math.RoundingMode.HALF_UP)
                .add(BigDecimal.ZERO));
    }
}
