package coop.ouvrage.replay;

import coop.ouvrage.replay.LivedTable.Kind;
import coop.ouvrage.replay.population.Marginals;
import coop.ouvrage.replay.population.Published;
import coop.ouvrage.replay.population.Published.Cell;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The lived year beside the published one, cell by cell: what the population was made after, and what the modules and books say of
 * the year that was lived with it. A printed table is compared with the table of {@code replay/lived.sql} that has its name.
 */
@ReplayOnly
@Component
class Comparison {

    private final ReplayedYear year;
    private final LivedYear lived;
    private final Published published;

    Comparison(ReplayedYear year, LivedYear lived, Environment settings) {
        this.year = year;
        this.lived = lived;
        this.published = Published.with(settings.getProperty("ouvrage.replay.tables"));
    }

    /** All cells: the population's, then the modules', in the order of the printed tables. */
    List<Compared> cells() {
        List<Compared> cells = new ArrayList<>();
        Marginals.of(year.population()).forEach(cell -> cells.add(drawn(cell)));
        published.names().forEach(name -> cells.addAll(table(name)));
        return cells;
    }

    private static Compared drawn(Marginals.Cell cell) {
        return new Compared(
                cell.table(),
                cell.category(),
                "things",
                cell.drawn() ? Compared.DRAWN : Compared.FOLLOWS,
                cell.published(),
                cell.expected(),
                BigDecimal.valueOf(cell.generated()),
                cell.source());
    }

    private List<Compared> table(String name) {
        List<Cell> printed = published.table(name);
        LivedTable table = lived.tables().get(published.yieldedBy(name));
        if (table == null) {
            return Published.PARAMETERS.contains(name)
                    ? List.of()
                    : printed.stream()
                            .map(cell -> new Compared(
                                    name,
                                    cell.category(),
                                    "",
                                    Compared.NOWHERE,
                                    cell.value(),
                                    null,
                                    null,
                                    cell.source()))
                            .toList();
        }
        return compared(name, printed, table);
    }

    private List<Compared> compared(String name, List<Cell> printed, LivedTable table) {
        Map<String, BigDecimal> values = new HashMap<>(lived.values(table, printed));
        Map<String, BigDecimal> expected = expected(printed, values, table.kind());
        List<Compared> cells = new ArrayList<>();
        for (Cell cell : printed) {
            BigDecimal value = values.remove(cell.category());
            if (value == null && table.kind() == Kind.PARTS) {
                value = BigDecimal.ZERO;
            }
            cells.add(new Compared(
                    name,
                    cell.category(),
                    table.unit(),
                    value == null && table.kind() != Kind.RATES ? Compared.NOWHERE : Compared.BOOKS,
                    cell.value(),
                    value == null ? null : expected.get(cell.category()),
                    rounded(value),
                    cell.source()));
        }
        values.forEach((category, value) ->
                cells.add(new Compared(name, category, table.unit(), Compared.BOOKS, null, null, rounded(value), "")));
        return cells;
    }

    /** What the printed cells come to beside the lived ones. */
    private Map<String, BigDecimal> expected(List<Cell> printed, Map<String, BigDecimal> values, Kind kind) {
        BigDecimal whole = printed.stream().map(Cell::value).reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal counted = values.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        Map<String, BigDecimal> expected = new HashMap<>();
        for (Cell cell : printed) {
            BigDecimal value = cell.value();
            expected.put(
                    cell.category(),
                    switch (kind) {
                        case AS_IS, RATES -> value;
                        case TOTAL -> value.multiply(year.population().scale()).setScale(1, RoundingMode.HALF_UP);
                        case PARTS, BRACKETS -> value.multiply(counted).divide(whole, 1, RoundingMode.HALF_UP);
                    });
        }
        return expected;
    }

    /** Every table that the modules give, beside no printed one: for those that are not known here. */
    List<Compared> all() {
        List<Compared> all = new ArrayList<>();
        for (LivedTable table : lived.tables().values()) {
            lived.alone(table)
                    .forEach((category, value) -> all.add(new Compared(
                            table.name(), category, table.unit(), Compared.BOOKS, null, null, rounded(value), "")));
        }
        return all;
    }

    private static @Nullable BigDecimal rounded(@Nullable BigDecimal value) {
        return value == null ? null : value.setScale(Math.min(2, Math.max(0, value.scale())), RoundingMode.HALF_UP);
    }
}
