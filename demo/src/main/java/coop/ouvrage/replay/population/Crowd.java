package coop.ouvrage.replay.population;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/** People: holders first (those that invoice before the others), then workers without a unit, then shareholders who rest this year. */
final class Crowd {

    private static final int[] YOUNGEST = {20, 26, 36, 46, 60};
    private static final int[] OLDEST = {25, 35, 45, 59, 74};
    private static final int[] SHORTEST = {50, 366, 366 * 5, 366 * 10, 366 * 15};
    private static final int[] LONGEST = {365, 365 * 5, 365 * 10, 365 * 15, 365 * 25};

    private final Published published;
    private final BigDecimal scale;
    private final int year;
    private final SplittableRandom dice;
    private final Map<LocalDate, Integer> born = new HashMap<>();

    Crowd(Published published, BigDecimal scale, int year, SplittableRandom dice) {
        this.published = published;
        this.scale = scale;
        this.year = year;
        this.dice = dice;
    }

    List<Soul> souls(Turnovers turnovers) {
        int holders = published.total("holders", scale);
        int workers = published.total("employees without unit", scale);
        int all = Math.max(published.total("shareholders", scale), holders + workers);
        List<Boolean> women = women(turnovers, holders, all);
        List<Integer> held = held(turnovers, holders);
        List<Integer> ages = dealt("age", holders, all);
        List<Integer> seniority = dealt("seniority", holders, all);
        List<Integer> regions = dealt("region", holders, all);
        List<Integer> sectors = dealt("sector of work", holders, all);
        List<Integer> kinds = dealt("employees by contract kind", holders, all);
        List<Integer> artistic = dealt("sector", holders, all);
        plausible(ages, kinds, seniority, 0, holders);
        plausible(ages, kinds, seniority, holders, all);
        List<Soul> souls = new ArrayList<>();
        int shares = Math.max(0, published.total("shares", scale) - all);
        for (int n = 0; n < all; n++) {
            Soul.Kind kind = Soul.Kind.valueOf(
                    published.categories("employees by contract kind").get(kinds.get(n)));
            LocalDate birth = birth(ages.get(n));
            LocalDate since = since(seniority.get(n), birth);
            int more = (int) ((long) shares * (n + 1) / all - (long) shares * n / all);
            souls.add(new Soul(
                    n,
                    Names.given(dice, women.get(n)),
                    Names.family(dice),
                    women.get(n),
                    birth,
                    national(birth),
                    published.categories("region").get(regions.get(n)),
                    since,
                    since.getYear() == year,
                    1 + more,
                    published.categories("sector of work").get(sectors.get(n)),
                    artistic.get(n) != 1,
                    kind,
                    n < holders ? held.get(n) : 0));
        }
        return souls;
    }

    /** Holders by the table; everybody else by the same shares. */
    private List<Integer> dealt(String table, int holders, int all) {
        List<BigDecimal> weights = published.values(table);
        List<Integer> index = new ArrayList<>();
        for (int i = 0; i < weights.size(); i++) {
            index.add(i);
        }
        List<Integer> dealt = Quota.dealt(index, Quota.counts(weights, holders), dice);
        dealt.addAll(Quota.dealt(index, Quota.counts(weights, all - holders), dice));
        return dealt;
    }

    /** Tables that nobody published together: the young are students first, and long members are not among them. */
    private static void plausible(List<Integer> ages, List<Integer> kinds, List<Integer> seniority, int from, int to) {
        int student = Soul.Kind.STUDENT.ordinal();
        swap(
                kinds,
                from,
                to,
                n -> kinds.get(n) == student && ages.get(n) > 1,
                n -> kinds.get(n) != student && ages.get(n) <= 1);
        swap(
                seniority,
                from,
                to,
                n -> seniority.get(n) == 2 && ages.get(n) == 0 || seniority.get(n) > 2 && ages.get(n) <= 1,
                n -> seniority.get(n) <= 1 && ages.get(n) >= 2);
    }

    /** Exchanges what does not fit for what another, who takes it, has, who invoices least first; as long as there are others. */
    private static void swap(List<Integer> values, int from, int to, IntPredicate wrong, IntPredicate taking) {
        int other = to - 1;
        for (int n = from; n < to; n++) {
            if (wrong.test(n)) {
                while (other >= from && !taking.test(other)) {
                    other--;
                }
                if (other < from) {
                    return;
                }
                java.util.Collections.swap(values, n, other);
            }
        }
    }

    /** By bracket for those who invoice; the rest so that the share among all holders comes out. */
    private List<Boolean> women(Turnovers turnovers, int holders, int all) {
        List<BigDecimal> shares = published.values("women by holder turnover");
        List<Boolean> women = new ArrayList<>();
        List<Integer> brackets = turnovers.brackets();
        int from = 0;
        while (from < brackets.size()) {
            int bracket = brackets.get(from);
            int to = brackets.lastIndexOf(bracket) + 1;
            women.addAll(some(to - from, share(shares.get(bracket), to - from)));
            from = to;
        }
        BigDecimal whole = published.value("gender", "women");
        int already = java.util.Collections.frequency(women, true);
        int resting = holders - women.size();
        women.addAll(some(resting, Math.clamp(share(whole, holders) - already, 0, Math.max(0, resting))));
        women.addAll(some(all - holders, share(whole, all - holders)));
        return women;
    }

    private List<Boolean> some(int of, int women) {
        return Quota.dealt(List.of(true, false), new int[] {women, Math.max(0, of - women)}, dice);
    }

    private static int share(BigDecimal percent, int of) {
        return percent.multiply(BigDecimal.valueOf(of))
                .divide(BigDecimal.valueOf(100), 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /** Units that invoice, and dormant ones until the table of units held is full. */
    private List<Integer> held(Turnovers turnovers, int holders) {
        int[] counts = Quota.counts(published.values("number of units"), holders);
        List<Integer> held = new ArrayList<>();
        turnovers.holders().stream().limit(holders).forEach(units -> held.add(Math.min(3, units.size())));
        while (held.size() < holders) {
            held.add(1);
        }
        raise(held, 3, counts[2]);
        raise(held, 2, counts[1]);
        return held;
    }

    private static void raise(List<Integer> held, int to, int wanted) {
        int missing = wanted - java.util.Collections.frequency(held, to);
        for (int step = to - 1; step >= 1 && missing > 0; step--) {
            for (int n = 0; n < held.size() && missing > 0; n += 1) {
                if (held.get(n) == step) {
                    held.set(n, to);
                    missing--;
                }
            }
        }
    }

    private LocalDate birth(int bracket) {
        int age = YOUNGEST[bracket] + dice.nextInt(OLDEST[bracket] - YOUNGEST[bracket] + 1);
        return LocalDate.of(year, 12, 31).minusYears(age).minusDays(dice.nextInt(365));
    }

    private LocalDate since(int bracket, LocalDate birth) {
        int days = SHORTEST[bracket] + dice.nextInt(LONGEST[bracket] - SHORTEST[bracket]);
        LocalDate since = LocalDate.of(year, 12, 30).minusDays(days);
        LocalDate adult = birth.plusYears(18);
        return since.isBefore(adult) ? adult : since;
    }

    /** With right check digits; serials count from 901 on a day of birth, which are hardly ever given. */
    private String national(LocalDate birth) {
        int serial = 900 + born.merge(birth, 1, Integer::sum);
        String base = DateTimeFormatter.ofPattern("yyMMdd").format(birth) + "%03d".formatted(serial);
        long counted = Long.parseLong((birth.getYear() >= 2000 ? "2" : "") + base);
        return base + "%02d".formatted(97 - counted % 97);
    }
}
