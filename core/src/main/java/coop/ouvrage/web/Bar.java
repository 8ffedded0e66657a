package coop.ouvrage.web;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One bar of a waterfall: totals start at zero, steps hang where the last one stopped.
 *
 * @param left and {@code width}: in per cent of the largest total
 * @param css {@code is-total}, {@code is-net} or empty
 */
public record Bar(
        String label, String detail, Money amount, @Nullable String href, String css, String left, String width) {

    /** Builds the bars in the order of the money's way. */
    public static Waterfall from(Money largest) {
        return new Waterfall(largest);
    }

    /** The way of money from what was invoiced to what is left. */
    public static final class Waterfall {

        private final Money largest;
        private final List<Bar> bars = new ArrayList<>();
        private Money level = Money.ZERO;

        private Waterfall(Money largest) {
            this.largest = largest.isPositive() ? largest : Money.ofCents(1);
        }

        public Waterfall total(String label, String detail, Money amount, @Nullable String href) {
            return flat(label, detail, amount, href, "is-total");
        }

        public Waterfall net(String label, String detail, Money amount, @Nullable String href) {
            return flat(label, detail, amount, href, "is-net");
        }

        /** @param change below zero when it takes away */
        public Waterfall step(String label, String detail, Money change, @Nullable String href) {
            Money before = level;
            level = level.plus(change);
            bars.add(new Bar(label, detail, change, href, "", percent(before.min(level)), percent(change.abs())));
            return this;
        }

        public List<Bar> bars() {
            return List.copyOf(bars);
        }

        private Waterfall flat(String label, String detail, Money amount, @Nullable String href, String css) {
            level = amount;
            bars.add(new Bar(label, detail, amount, href, css, "0%", percent(amount)));
            return this;
        }

        private String percent(Money amount) {
            return amount.max(Money.ZERO)
                            .toDecimal()
                            .movePointRight(2)
                            .divide(largest.toDecimal(), 3, RoundingMode.HALF_UP)
                            .min(BigDecimal.valueOf(100))
                            .stripTrailingZeros()
                            .toPlainString()
                    + "%";
        }
    }
}
