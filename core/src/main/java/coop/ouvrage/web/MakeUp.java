package coop.ouvrage.web;

import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A measured bar of parts that stand side by side, with a ruler in euro below. Parts below zero are listed but not drawn. */
public record MakeUp(List<Part> parts, List<Tick> ticks) {

    /** What a part is, by how it is drawn. */
    public enum Kind {
        HAVE,
        HELD,
        NEXT
    }

    /** A part with its place in per cent of the whole. */
    public record Part(
            Kind kind,
            String label,
            String detail,
            Money amount,
            @Nullable String href,
            String left,
            String width) {

        public String css() {
            return "bar-" + kind.name().toLowerCase(java.util.Locale.ROOT);
        }

        public String swatch() {
            return "swatch--" + kind.name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** A line of the ruler. */
    public record Tick(String at, long euros, boolean isLong) {}

    /** What a part says before it is measured. */
    public record Given(
            Kind kind,
            String label,
            String detail,
            Money amount,
            @Nullable String href) {}

    public static MakeUp of(List<Given> given) {
        Money whole =
                Money.sum(given.stream().map(g -> g.amount().max(Money.ZERO)).toList());
        List<Part> parts = new ArrayList<>();
        Money before = Money.ZERO;
        for (Given one : given) {
            Money drawn = one.amount().max(Money.ZERO);
            parts.add(new Part(
                    one.kind(),
                    one.label(),
                    one.detail(),
                    one.amount(),
                    one.href(),
                    percent(before, whole),
                    percent(drawn, whole)));
            before = before.plus(drawn);
        }
        return new MakeUp(parts, ticks(whole));
    }

    private static List<Tick> ticks(Money whole) {
        List<Tick> ticks = new ArrayList<>();
        long step = step(whole.cents() / 100);
        for (long i = 0; whole.isPositive() && i * step * 100 <= whole.cents() && i < 60; i++) {
            ticks.add(new Tick(percent(Money.ofCents(i * step * 100), whole), i * step, i % 5 == 0));
        }
        return ticks;
    }

    /** A fifth of a round length, so that two to ten long lines stand on the ruler. */
    private static long step(long euros) {
        long[] steps = {10, 20, 50};
        for (long power = 1; power < 1_000_000_000L; power *= 10) {
            for (long step : steps) {
                if (euros / (step * power) < 25) {
                    return step * power;
                }
            }
        }
        return euros;
    }

    private static String percent(Money part, Money whole) {
        if (!whole.isPositive()) {
            return "0%";
        }
        BigDecimal percent = part.toDecimal()
                .movePointRight(2)
                .divide(whole.toDecimal(), 2, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return percent.toPlainString() + "%";
    }
}
