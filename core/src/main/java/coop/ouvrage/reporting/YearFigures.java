package coop.ouvrage.reporting;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was computed of a year, before it is put into words. */
record YearFigures(int year, List<Figure> figures, List<Group> tables) {

    /** @param query what gives it, with the days of the year put in */
    record Figure(String name, String unit, BigDecimal value, BigDecimal before, String query) {}

    /** A table by groups. */
    record Group(String name, List<Column> columns, List<Line> lines, String query) {

        /** The group with the most in a column; a rest of many or of unknowns only if there is nothing else. */
        Line largest(int column) {
            return lines.stream()
                    .filter(line -> line.values().get(column) != null)
                    .max(Comparator.comparing((Line line) -> !line.isRest()).thenComparing(line -> line.number(column)))
                    .orElse(new Line("", List.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO)));
        }

        BigDecimal total(int column) {
            return lines.stream().map(line -> line.number(column)).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    record Column(String name, String unit) {}

    /** @param values null where the group is too small to be shown */
    record Line(String group, List<@Nullable BigDecimal> values) {

        boolean isRest() {
            return group.equals("others") || group.equals("unknown");
        }

        BigDecimal number(int column) {
            BigDecimal value = values.get(column);
            return value == null ? BigDecimal.ZERO : value;
        }
    }

    Group table(String name) {
        return tables.stream()
                .filter(table -> table.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    Figure figure(String name) {
        return figures.stream()
                .filter(figure -> figure.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
