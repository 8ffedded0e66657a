package coop.ouvrage.reporting;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What was computed of a year, before it is put into words. */
record YearFigures(int year, List<Figure> figures, List<Group> tables) {

    /** @param query what gives it, with the days of the year put in */
    record Figure(String name, String unit, BigDecimal value, BigDecimal before, String query) {}

    /**
     * A table by groups.
     *
     * @param totals of each column, with the groups that are hidden
     */
    record Group(String name, List<Column> columns, List<Line> lines, List<BigDecimal> totals, String query) {

        /** The group with the most in a column; a rest of many or of unknowns only if there is nothing else. */
        Line largest(int column) {
            return lines.stream()
                    .filter(line -> line.values().get(column) != null)
                    .max(Comparator.comparing((Line line) -> !line.isRest()).thenComparing(line -> line.number(column)))
                    .orElse(new Line("", List.of(BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO, BigDecimal.ZERO)));
        }

        BigDecimal total(int column) {
            return totals.get(column);
        }
    }

    record Column(String name, String unit) {

        /** Whether it counts people or things, each once in all ({@code count}) or once in each group ({@code each}). */
        boolean counts() {
            return unit.equals("count") || unit.equals("each");
        }

        /** Whether its groups add up to something. */
        boolean adds() {
            return !unit.equals("percent") && !unit.equals("each");
        }
    }

    /** @param values null where the group is too small to be shown */
    record Line(String group, List<@Nullable BigDecimal> values) {

        /** Whether the group is too small to be shown; one that is not may still hide a percentage. */
        boolean isHidden() {
            return values.getFirst() == null;
        }

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
