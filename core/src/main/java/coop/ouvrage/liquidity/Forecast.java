package coop.ouvrage.liquidity;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Cash day by day.
 *
 * @param fundBears what falls on the guarantee fund; zero if no client fails
 * @param beyondFund of that, what the fund does not hold: it falls on the common pot
 * @param notCovered of the loss before VAT, what falls on the units
 */
public record Forecast(
        LocalDate today,
        Money cash,
        List<CashDay> days,
        Stress stress,
        Money fundBefore,
        Money fundBears,
        Money beyondFund,
        Money notCovered,
        boolean fundBelowAlarm) {

    public static final int WEEKS = 13;

    public Forecast {
        days = List.copyOf(days);
    }

    /** The day with the least cash, the first of several. */
    public CashDay lowest() {
        return days.stream().min(Comparator.comparing(CashDay::closing)).orElseThrow();
    }

    /** The first day that ends below zero; empty if none does. */
    public Optional<LocalDate> runsOut() {
        return days.stream()
                .filter(day -> day.closing().isNegative())
                .map(CashDay::day)
                .findFirst();
    }

    public Money atEnd() {
        return days.getLast().closing();
    }

    /** The same by weeks. */
    public List<CashDay> weeks() {
        List<CashDay> weeks = new ArrayList<>();
        for (int from = 0; from < days.size(); from += 7) {
            List<CashDay> week = days.subList(from, Math.min(days.size(), from + 7));
            Map<Flow, Money> flows = new EnumMap<>(Flow.class);
            week.forEach(day -> day.flows().forEach((flow, amount) -> flows.merge(flow, amount, Money::plus)));
            weeks.add(new CashDay(week.getFirst().day(), flows, week.getLast().closing()));
        }
        return weeks;
    }

    /** What each flow comes to in all. */
    public Map<Flow, Money> totals() {
        Map<Flow, Money> totals = new EnumMap<>(Flow.class);
        days.forEach(day -> day.flows().forEach((flow, amount) -> totals.merge(flow, amount, Money::plus)));
        return totals;
    }
}
