package coop.ouvrage.liquidity.web;

import coop.ouvrage.ledger.LegalEntity;
import coop.ouvrage.liquidity.CashDay;
import coop.ouvrage.liquidity.CashForecast;
import coop.ouvrage.liquidity.Flow;
import coop.ouvrage.liquidity.Forecast;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.Form;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

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

    /** Of what the failing client would owe, what the forecast does not count on anyway: this cash does not miss it. */
    public Money notExpected() {
        Money expected = usual.forecast().totals().getOrDefault(Flow.OPEN_INVOICES, Money.ZERO);
        return forecast().stress().amount().minus(expected).max(Money.ZERO);
    }

    /** Points of a line over the days, for an SVG 910 wide, the lower 40 of its 300 left for days. */
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

    /** Amounts at which the chart has a line across: round ones, seven at most, zero among them. */
    public List<Money> scale() {
        long step = step(most() - least());
        return LongStream.rangeClosed(Math.ceilDiv(least(), step), Math.floorDiv(most(), step))
                .mapToObj(i -> Money.ofCents(i * step))
                .toList();
    }

    /** Cents from line to line: a one, a two or a five with zeros, whole euros at least. */
    private static long step(long span) {
        long step = 100;
        for (int i = 0; span / step > 5; i++) {
            step = i % 3 == 1 ? step / 2 * 5 : step * 2;
        }
        return step;
    }

    /** Days under the chart, every fourth week. */
    public List<CashDay> dates() {
        return IntStream.iterate(0, i -> i < forecast().days().size(), i -> i + 4 * 7)
                .mapToObj(i -> forecast().days().get(i))
                .toList();
    }

    /** Where a day of {@link #dates} stands, from the left. */
    public int x(CashDay day) {
        return forecast().days().indexOf(day)
                * WIDTH
                / Math.max(1, forecast().days().size() - 1);
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
