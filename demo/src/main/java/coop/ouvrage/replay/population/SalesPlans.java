package coop.ouvrage.replay.population;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Who invoices whom how often, and for how much: the invoices of the year without their days. */
final class SalesPlans {

    /** One invoice. */
    record Sale(int unit, int client, long priceCents) {}

    private static final long LEAST_CENTS = 130_00;
    private static final double BIG_UNITS_INVOICE_MORE = 0.62;
    private static final int MOST_CLIENTS = 30;

    private final Published published;
    private final BigDecimal scale;
    private final SplittableRandom dice;
    private final List<List<Long>> holders;

    SalesPlans(Published published, BigDecimal scale, SplittableRandom dice, Turnovers turnovers) {
        this.published = published;
        this.scale = scale;
        this.dice = dice;
        this.holders = turnovers.holders();
    }

    int clients() {
        return published.total("clients", scale);
    }

    List<Sale> sales(List<ClientPlan> clients, List<Soul> souls) {
        int[][] counts = invoices();
        int[] total = IntStream.range(0, holders.size())
                .map(h -> IntStream.of(counts[h]).sum())
                .toArray();
        List<List<Integer>> known = acquaintances(total, clients);
        List<Sale> sales = new ArrayList<>();
        int unit = 0;
        for (int h = 0; h < holders.size(); h++) {
            int turn = 0;
            for (int u = 0; u < counts[h].length; u++) {
                long[] prices = prices(holders.get(h).get(u), counts[h][u]);
                for (long price : prices) {
                    sales.add(new Sale(
                            unit + u, known.get(h).get(turn++ % known.get(h).size()), price));
                }
            }
            unit += Math.max(souls.get(h).holds(), holders.get(h).size()); // dormant ones stand between
        }
        return sales;
    }

    /** Invoices of each unit of each holder: none below the least price, the sum as published. */
    private int[][] invoices() {
        List<long[]> flat = new ArrayList<>();
        for (int h = 0; h < holders.size(); h++) {
            for (int u = 0; u < holders.get(h).size(); u++) {
                flat.add(new long[] {h, u, holders.get(h).get(u)});
            }
        }
        int wanted = published.total("invoices", scale);
        int[] counts = Quota.spread(
                flat.stream()
                        .mapToDouble(one -> Math.pow(one[2], BIG_UNITS_INVOICE_MORE))
                        .toArray(),
                wanted,
                1);
        int over = 0;
        for (int i = 0; i < counts.length; i++) {
            int most = (int) Math.max(1, flat.get(i)[2] / LEAST_CENTS);
            over += Math.max(0, counts[i] - most);
            counts[i] = Math.min(counts[i], most);
        }
        giveAway(over, counts, flat);
        int[][] byHolder = new int[holders.size()][];
        for (int i = 0; i < counts.length; i++) {
            int h = (int) flat.get(i)[0];
            if (byHolder[h] == null) {
                byHolder[h] = new int[holders.get(h).size()];
            }
            byHolder[h][(int) flat.get(i)[1]] = counts[i];
        }
        return byHolder;
    }

    private static void giveAway(int over, int[] counts, List<long[]> flat) {
        int left = over;
        for (int i = 0; left > 0; i = (i + 1) % counts.length) {
            if (flat.get(i)[2] / LEAST_CENTS > 2L * counts[i]) {
                counts[i]++;
                left--;
            }
        }
    }

    /** Cuts what a unit invoices into uneven prices. */
    private long[] prices(long cents, int count) {
        double[] weights = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++) {
            weights[i] = 0.5 + dice.nextDouble();
            sum += weights[i];
        }
        long free = Math.max(0, cents - count * LEAST_CENTS);
        long least = (cents - free) / count;
        long[] prices = new long[count];
        long given = 0;
        for (int i = 0; i < count; i++) {
            prices[i] = least + (long) (free * weights[i] / sum);
            given += prices[i];
        }
        prices[0] += cents - given;
        return prices;
    }

    /** The clients of each holder: as many as the table of clients invoiced says, everybody invoiced at least once. */
    private List<List<Integer>> acquaintances(int[] invoices, List<ClientPlan> clients) {
        int[] wanted = howMany(invoices);
        int slots = IntStream.of(wanted).sum();
        List<Integer> bag = new ArrayList<>();
        for (int n = 0; n < Math.min(slots, clients.size()); n++) {
            bag.add(n);
        }
        List<Integer> shared = IntStream.range(0, clients.size())
                .filter(n -> !clients.get(n).isPerson())
                .boxed()
                .toList();
        while (bag.size() < slots) {
            double luck = dice.nextDouble();
            bag.add(shared.get((int) (luck * luck * shared.size())));
        }
        Quota.shuffle(bag, dice);
        return dealtOut(wanted, bag, shared);
    }

    private List<List<Integer>> dealtOut(int[] wanted, List<Integer> bag, List<Integer> shared) {
        List<List<Integer>> known = new ArrayList<>();
        int next = 0;
        for (int h = 0; h < holders.size(); h++) {
            Set<Integer> seen = new HashSet<>();
            List<Integer> mine = new ArrayList<>();
            for (int n = 0; n < wanted[h]; n++) {
                int client = bag.get(next++);
                while (!seen.add(client)) {
                    client = shared.get(dice.nextInt(shared.size()));
                    if (seen.size() >= shared.size()) {
                        break;
                    }
                }
                mine.add(client);
            }
            known.add(mine);
        }
        return known;
    }

    /** Whoever invoices most has most clients. */
    private int[] howMany(int[] invoices) {
        int[] quota = Quota.counts(published.values("number of clients invoiced"), holders.size());
        List<Integer> order = IntStream.range(0, holders.size())
                .boxed()
                .sorted(Comparator.comparingInt(h -> invoices[h]))
                .toList();
        int[] wanted = new int[holders.size()];
        int bracket = 0;
        int inBracket = 0;
        for (int h : order) {
            while (inBracket >= quota[bracket]) {
                bracket++;
                inBracket = 0;
            }
            int many = switch (bracket) {
                case 0 -> 1;
                case 1 -> 2;
                case 2 -> 3 + inBracket % 3;
                default -> 6 + inBracket * (MOST_CLIENTS - 6) / Math.max(1, quota[bracket]);
            };
            wanted[h] = Math.min(many, invoices[h]);
            inBracket++;
        }
        return wanted;
    }
}
