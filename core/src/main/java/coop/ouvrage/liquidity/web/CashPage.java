package coop.ouvrage.liquidity.web;

import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.liquidity.CashDay;
import coop.ouvrage.liquidity.CashForecast;
import coop.ouvrage.liquidity.Forecast;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.Form;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * The cash of an entity, as expected and under stress.
 *
 * @param usual without stress
 * @param told with the stress that was asked for; the same if none was
 */
public record CashPage(
        Form form, List<LegalEntity> entities, LegalEntity entity, CashForecast.Told usual, CashForecast.Told told) {

    private static final int WIDTH = 910;
    private static final int HEIGHT = 260;

    /** Kept free above and below, so that a line at the top is whole. */
    private static final int EDGE = 6;

    public Forecast forecast() {
        return told.forecast();
    }

    public boolean stressed() {
        return told != usual;
    }

    /** Points of a line over the days, for an SVG of 910 by 260. */
    public String line(Forecast of) {
        return IntStream.range(0, of.days().size())
                .mapToObj(i -> i * WIDTH / Math.max(1, of.days().size() - 1) + ","
                        + y(of.days().get(i).closing()))
                .collect(Collectors.joining(" "));
    }

    /** Height of an amount in the chart. */
    public int y(Money amount) {
        long top = most();
        long span = Math.max(1, top - least());
        return EDGE + (int) ((top - amount.cents()) * (HEIGHT - 2 * EDGE) / span);
    }

    private long most() {
        return Math.max(0, all().max().orElse(0));
    }

    private long least() {
        return Math.min(0, all().min().orElse(0));
    }

    private java.util.stream.LongStream all() {
        return java.util.stream.Stream.of(usual, told)
                .flatMap(each -> each.forecast().days().stream())
                .map(CashDay::closing)
                .mapToLong(Money::cents);
    }
}
