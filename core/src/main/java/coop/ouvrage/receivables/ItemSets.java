package coop.ouvrage.receivables;

import coop.ouvrage.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Which open items together make exactly an amount. Few are tried, so that a file of payments stays quick. */
final class ItemSets {

    private static final int LONGEST_RUN = 12;
    private static final int MOST_FOR_THREE = 60;

    private ItemSets() {}

    /**
     * Two or more items that are exactly this amount, the longest due first: neighbours by due date, else any two, else any three.
     * Empty if there are none.
     */
    static List<OpenItem> making(List<OpenItem> open, Function<OpenItem, Money> left, Money amount) {
        List<OpenItem> able = open.stream()
                .filter(item ->
                        left.apply(item).isPositive() && left.apply(item).compareTo(amount) < 0)
                .toList();
        List<OpenItem> run = run(able, left, amount);
        if (!run.isEmpty()) {
            return run;
        }
        List<OpenItem> two = two(able, left, amount, 0);
        return two.isEmpty() && able.size() <= MOST_FOR_THREE ? three(able, left, amount) : two;
    }

    private static List<OpenItem> run(List<OpenItem> able, Function<OpenItem, Money> left, Money amount) {
        for (int from = 0; from < able.size() - 1; from++) {
            Money sum = left.apply(able.get(from));
            for (int to = from + 1; to < Math.min(able.size(), from + LONGEST_RUN); to++) {
                sum = sum.plus(left.apply(able.get(to)));
                if (sum.equals(amount)) {
                    return new ArrayList<>(able.subList(from, to + 1));
                }
            }
        }
        return List.of();
    }

    private static List<OpenItem> two(List<OpenItem> able, Function<OpenItem, Money> left, Money amount, int from) {
        Map<Money, OpenItem> seen = new HashMap<>();
        for (OpenItem item : able.subList(from, able.size())) {
            OpenItem other = seen.get(amount.minus(left.apply(item)));
            if (other != null) {
                return List.of(other, item);
            }
            seen.putIfAbsent(left.apply(item), item);
        }
        return List.of();
    }

    private static List<OpenItem> three(List<OpenItem> able, Function<OpenItem, Money> left, Money amount) {
        for (int at = 0; at < able.size() - 2; at++) {
            List<OpenItem> rest = two(able, left, amount.minus(left.apply(able.get(at))), at + 1);
            if (!rest.isEmpty()) {
                return List.of(able.get(at), rest.get(0), rest.get(1));
            }
        }
        return List.of();
    }
}
