package coop.ouvrage.replay.population;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Shares whole things over categories: each gets its share rounded down, what is left goes to the largest remainders. */
final class Quota {

    private Quota() {}

    /** How many of {@code total} fall to each weight: never further than one from the exact share. */
    static int[] counts(List<BigDecimal> weights, int total) {
        BigDecimal sum = weights.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        int[] counts = new int[weights.size()];
        BigDecimal[] rests = new BigDecimal[weights.size()];
        int given = 0;
        for (int i = 0; i < counts.length; i++) {
            BigDecimal exact =
                    weights.get(i).multiply(BigDecimal.valueOf(total)).divide(sum, MathContext.DECIMAL64);
            counts[i] = exact.intValue();
            rests[i] = exact.subtract(BigDecimal.valueOf(counts[i]));
            given += counts[i];
        }
        IntStream.range(0, counts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> rests[i]).reversed())
                .limit(total - given)
                .forEach(i -> counts[i]++);
        return counts;
    }

    /** The same for many weights at once: each gets at least {@code least}, and the sum is exact. */
    static int[] spread(double[] weights, int total, int least) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        int free = Math.max(0, total - least * weights.length);
        int[] counts = new int[weights.length];
        double carried = 0;
        for (int i = 0; i < weights.length; i++) {
            carried += weights[i] * free / sum; // the running rest stays below one, so that the sum comes out
            int now = (int) Math.floor(carried + 1e-7);
            counts[i] = least + now;
            carried -= now;
        }
        return counts;
    }

    /** Every category as often as it is counted, in random order. */
    static <T> List<T> dealt(List<T> categories, int[] counts, SplittableRandom dice) {
        List<T> all = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            all.addAll(Collections.nCopies(counts[i], categories.get(i)));
        }
        shuffle(all, dice);
        return all;
    }

    static void shuffle(List<?> list, SplittableRandom dice) {
        for (int i = list.size(); i > 1; i--) {
            Collections.swap(list, i - 1, dice.nextInt(i));
        }
    }
}
