package coop.ouvrage.replay.population;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What each holder's units invoice. Two published tables have to hold at once: units by what they invoice, and holders by what they
 * invoice with all their units. Cells are where both agree; a unit that no holder needs to reach a bracket goes to one in the open bracket,
 * which it cannot leave.
 */
final class Turnovers {

    /** Bounds of the cells in euros: those of both tables together. The last one is open and drawn up to four times its lower bound. */
    private static final int[] BOUNDS = {130, 1000, 3000, 5000, 10_000, 20_000, 30_000, 50_000, 100_000, 400_000};

    private static final int CELLS = BOUNDS.length - 1;

    private final List<Deque<Long>> cells = new ArrayList<>();
    private final List<List<Long>> holders = new ArrayList<>();
    private final List<Integer> brackets = new ArrayList<>();

    Turnovers(Published published, BigDecimal scale, SplittableRandom dice) {
        List<BigDecimal> unitTable = published.values("unit turnover");
        List<BigDecimal> holderTable = published.values("holder turnover");
        int[] units = Quota.counts(unitTable, scaled(unitTable, scale));
        int[] holding = Quota.counts(holderTable, scaled(holderTable, scale));
        draw(sizes(units, holding), published.value("totals", "turnover").multiply(scale), dice);
        for (int bracket = holding.length - 1; bracket >= 0; bracket--) {
            for (int n = 0; n < holding[bracket]; n++) {
                holders.add(new ArrayList<>(taken(bracket)));
                brackets.add(bracket);
            }
        }
        giveRest();
    }

    static int scaled(List<BigDecimal> table, BigDecimal scale) {
        return table.stream()
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(scale)
                .setScale(0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** How many units fall to each cell. */
    private static int[] sizes(int[] units, int[] holders) {
        int high = units[3] + units[4] + units[5] + units[6];
        int pairs = Math.max(0, holders[4] + holders[5] - high);
        int low = Math.min(units[2], holders[2]);
        int middle = Math.clamp(holders[4] - pairs, 0, units[3]);
        return new int[] {
            units[0], units[1], low, units[2] - low, middle, units[3] - middle, units[4], units[5], units[6]
        };
    }

    /** Fills the cells so that everything together comes to the total; how steep the amounts rise within a cell is what gives. */
    private void draw(int[] sizes, BigDecimal total, SplittableRandom dice) {
        double flat = 0.05;
        double steep = 20;
        for (int i = 0; i < 60; i++) {
            double middle = (flat + steep) / 2;
            if (sum(sizes, middle) > total.doubleValue()) {
                flat = middle;
            } else {
                steep = middle;
            }
        }
        for (int cell = 0; cell < CELLS; cell++) {
            List<Long> amounts = new ArrayList<>();
            for (int n = 0; n < sizes[cell]; n++) {
                amounts.add(Math.round(amount(cell, n, sizes[cell], steep) * 100));
            }
            Quota.shuffle(amounts, dice);
            cells.add(new ArrayDeque<>(amounts));
        }
    }

    private static double sum(int[] sizes, double steepness) {
        double sum = 0;
        for (int cell = 0; cell < CELLS; cell++) {
            for (int n = 0; n < sizes[cell]; n++) {
                sum += amount(cell, n, sizes[cell], steepness);
            }
        }
        return sum;
    }

    private static double amount(int cell, int n, int of, double steepness) {
        return BOUNDS[cell] + (BOUNDS[cell + 1] - BOUNDS[cell]) * Math.pow((n + 0.5) / of, steepness);
    }

    /** The units of one holder of this bracket. */
    private List<Long> taken(int bracket) {
        return switch (bracket) {
            case 5 -> firstOf(8, 7, 6, 5, 4);
            case 4 -> cells.get(4).isEmpty() ? two(3) : firstOf(4);
            default -> firstOf(bracket);
        };
    }

    private List<Long> two(int cell) {
        List<Long> both = new ArrayList<>(firstOf(cell));
        both.addAll(firstOf(cell));
        return both;
    }

    /** Rounding at a small scale may leave a cell short by one: then one beside it gives. */
    private List<Long> firstOf(int... wanted) {
        for (int cell : wanted) {
            if (!cells.get(cell).isEmpty()) {
                return List.of(cells.get(cell).poll());
            }
        }
        for (int away = 1; away < CELLS; away++) {
            for (int cell : new int[] {wanted[0] - away, wanted[0] + away}) {
                if (cell >= 0 && cell < CELLS && !cells.get(cell).isEmpty()) {
                    return List.of(cells.get(cell).poll());
                }
            }
        }
        return List.of();
    }

    private void giveRest() {
        List<Long> rest = new ArrayList<>();
        cells.forEach(rest::addAll);
        int open = Collections.frequency(brackets, 5);
        for (int i = 0; i < rest.size(); i++) {
            holders.get(open == 0 ? 0 : i % open).add(rest.get(i));
        }
    }

    /** Holders that invoice, from the highest bracket down: what each of their units invoices in cents. */
    List<List<Long>> holders() {
        return holders;
    }

    /** The bracket of the published table for each of them. */
    List<Integer> brackets() {
        return brackets;
    }
}
