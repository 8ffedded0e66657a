package coop.ouvrage.replay;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.replay.population.Published.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What modules and books say of the lived year: nobody gave it to the replay as such. */
@ReplayOnly
@Component
class LivedYear {

    /** A thing with its number, and whether it is one of those that a rate counts. */
    private record Thing(BigDecimal value, boolean counts) {}

    private static final List<Integer> CENTILES = List.of(10, 25, 50, 75, 90);
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final JdbcClient jdbc;
    private final Map<String, LivedTable> tables = LivedTable.all();
    private final Map<String, Object> parameters = new HashMap<>();

    LivedYear(JdbcClient jdbc, ChartOfAccounts chart, ReplayedYear year) {
        this.jdbc = jdbc;
        for (AccountRole role : AccountRole.values()) {
            parameters.put(role.name(), chart.number(role));
        }
        parameters.put("first", year.first());
        parameters.put("last", year.last());
    }

    Map<String, LivedTable> tables() {
        return tables;
    }

    /** The value of each category; of brackets, by the bounds of the printed cells. */
    Map<String, BigDecimal> values(LivedTable table, List<Cell> printed) {
        return switch (table.kind()) {
            case TOTAL, PARTS, AS_IS -> categories(table);
            case BRACKETS -> counted(things(table), printed);
            case RATES -> rates(things(table), printed);
        };
    }

    /** A table without its printed one: categories, or how the values of things lie. */
    Map<String, BigDecimal> alone(LivedTable table) {
        return switch (table.kind()) {
            case TOTAL, PARTS, AS_IS -> categories(table);
            case BRACKETS, RATES ->
                distribution(things(table).stream().map(Thing::value).sorted().toList());
        };
    }

    private Map<String, BigDecimal> categories(LivedTable table) {
        Map<String, BigDecimal> values = new LinkedHashMap<>();
        jdbc.sql(table.sql())
                .params(parameters)
                .query((row, n) ->
                        values.put(row.getString(1), Objects.requireNonNullElse(row.getBigDecimal(2), BigDecimal.ZERO)))
                .list();
        return values;
    }

    private List<Thing> things(LivedTable table) {
        boolean rates = table.kind() == LivedTable.Kind.RATES;
        return jdbc.sql(table.sql())
                .params(parameters)
                .query((row, n) -> new Thing(row.getBigDecimal(1), rates && row.getBoolean(2)))
                .list();
    }

    private static boolean within(Cell cell, BigDecimal value) {
        return (cell.lower() == null || value.compareTo(cell.lower()) >= 0)
                && (cell.upper() == null || value.compareTo(cell.upper()) < 0);
    }

    private static Map<String, BigDecimal> counted(List<Thing> things, List<Cell> printed) {
        Map<String, BigDecimal> counts = new LinkedHashMap<>();
        for (Cell cell : printed) {
            counts.put(
                    cell.category(),
                    BigDecimal.valueOf(things.stream()
                            .filter(thing -> within(cell, thing.value()))
                            .count()));
        }
        return counts;
    }

    private static Map<String, BigDecimal> rates(List<Thing> things, List<Cell> printed) {
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        for (Cell cell : printed) {
            List<Thing> inside =
                    things.stream().filter(thing -> within(cell, thing.value())).toList();
            if (!inside.isEmpty()) {
                BigDecimal counted =
                        BigDecimal.valueOf(inside.stream().filter(Thing::counts).count());
                rates.put(
                        cell.category(),
                        counted.multiply(HUNDRED).divide(BigDecimal.valueOf(inside.size()), 1, RoundingMode.HALF_UP));
            }
        }
        return rates;
    }

    private static Map<String, BigDecimal> distribution(List<BigDecimal> values) {
        Map<String, BigDecimal> told = new LinkedHashMap<>();
        told.put("number", BigDecimal.valueOf(values.size()));
        if (!values.isEmpty()) {
            BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            told.put("sum", sum);
            told.put("mean", sum.divide(BigDecimal.valueOf(values.size()), 2, RoundingMode.HALF_UP));
            CENTILES.forEach(
                    centile -> told.put("centile " + centile, values.get((values.size() - 1) * centile / 100)));
            told.put("most", values.getLast());
        }
        return told;
    }

    /** Cells that share a whole, each in per cent of it with one decimal; empty where the whole is nothing. */
    static List<BigDecimal> shares(List<BigDecimal> values) {
        BigDecimal whole = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        List<BigDecimal> shares = new ArrayList<>();
        if (whole.signum() != 0) {
            values.forEach(value -> shares.add(value.multiply(HUNDRED).divide(whole, 1, RoundingMode.HALF_UP)));
        }
        return shares;
    }
}
