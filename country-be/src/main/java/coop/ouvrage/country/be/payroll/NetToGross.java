package coop.ouvrage.country.be.payroll;

import coop.ouvrage.money.Money;
import java.util.OptionalLong;
import java.util.function.ToLongFunction;

/** Finds the lowest gross for a net. The net falls in places when the gross rises by a cent, so a search by halves is not enough. */
final class NetToGross {

    /** Net falls by some euro at most where a scale jumps; no lower wage further down than this can give as much. */
    private static final long DIP_CENTS = 3_000;

    private static final long LARGEST_MULTIPLE = 100;

    private NetToGross() {}

    /** The gross in cents, or nothing if no wage within reach gives that net. */
    static OptionalLong grossCents(Money net, ToLongFunction<Money> netCentsOfGross) {
        long wanted = net.cents();
        long high = Math.max(1, wanted);
        while (netCentsOfGross.applyAsLong(Money.ofCents(high)) < wanted) {
            high *= 2;
            if (high > wanted * LARGEST_MULTIPLE) {
                return OptionalLong.empty();
            }
        }
        long low = 0;
        while (low + 1 < high) {
            long middle = (low + high) / 2;
            if (netCentsOfGross.applyAsLong(Money.ofCents(middle)) >= wanted) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return OptionalLong.of(lowest(high, wanted, netCentsOfGross));
    }

    private static long lowest(long found, long wanted, ToLongFunction<Money> netCentsOfGross) {
        long lowest = found;
        for (long gross = found - 1; gross > 0 && gross > found - DIP_CENTS; gross--) {
            if (netCentsOfGross.applyAsLong(Money.ofCents(gross)) >= wanted) {
                lowest = gross;
            }
        }
        return lowest;
    }
}
