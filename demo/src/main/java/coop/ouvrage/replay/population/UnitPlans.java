package coop.ouvrage.replay.population;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Units with their tool and first day. */
final class UnitPlans {

    private static final int LAST_OPENING = 320;

    private final Published published;
    private final BigDecimal scale;
    private final int year;
    private final SplittableRandom dice;

    UnitPlans(Published published, BigDecimal scale, int year, SplittableRandom dice) {
        this.published = published;
        this.scale = scale;
        this.year = year;
        this.dice = dice;
    }

    List<UnitPlan> units(Turnovers turnovers, List<Soul> souls) {
        List<Soul> holders = souls.stream().filter(soul -> soul.holds() > 0).toList();
        List<Integer> tools =
                Quota.dealt(List.of(0, 1, 2), Quota.counts(published.values("tool"), holders.size()), dice);
        List<LocalDate> openings = openings(holders);
        List<UnitPlan> units = new ArrayList<>();
        for (Soul holder : holders) {
            List<Long> amounts = holder.number() < turnovers.holders().size()
                    ? turnovers.holders().get(holder.number())
                    : List.of();
            int tool = tools.get(holder.number());
            for (int n = 0; n < Math.max(holder.holds(), amounts.size()); n++) {
                boolean activity = tool == 1 || tool == 2 && n % 2 == 0;
                long turnover = n < amounts.size() ? amounts.get(n) : 0;
                units.add(
                        new UnitPlan(units.size(), holder.number(), activity, turnover, openings.get(holder.number())));
            }
        }
        return units;
    }

    /** New holders open in the year: those who join in it, and members of longer standing until the published number is reached. */
    private List<LocalDate> openings(List<Soul> holders) {
        LocalDate first = LocalDate.of(year, 1, 1);
        List<LocalDate> openings = new ArrayList<>();
        int fresh = 0;
        for (Soul holder : holders) {
            LocalDate last = first.plusDays(LAST_OPENING);
            LocalDate opens = holder.joinedInYear() ? holder.since() : first;
            openings.add(opens.isAfter(last) ? last : opens);
            fresh += holder.joinedInYear() ? 1 : 0;
        }
        int missing = published.total("new holders", scale) - fresh;
        for (int n = holders.size() - 1; n >= 0 && missing > 0; n -= 2) {
            if (!holders.get(n).joinedInYear()) {
                openings.set(n, first.plusDays(1 + dice.nextInt(LAST_OPENING)));
                missing--;
            }
        }
        return openings;
    }
}
