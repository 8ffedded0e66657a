package coop.ouvrage.reporting;

import coop.ouvrage.reporting.YearFigures.Column;
import coop.ouvrage.reporting.YearFigures.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hides what would show a person: the numbers of groups with fewer members than the policy says, and, where that is one group only,
 * those of the next smallest too, because it could be had by subtraction from the total.
 */
final class SmallGroups {

    private SmallGroups() {}

    /** @param least groups with at least so many members are shown */
    static List<Line> hide(List<Column> columns, List<Line> lines, int least) {
        if (!columns.getFirst().unit().equals("count")) {
            return lines;
        }
        List<Line> small = new ArrayList<>(lines.stream()
                .filter(line -> line.number(0).signum() > 0 && line.number(0).compareTo(BigDecimal.valueOf(least)) < 0)
                .toList());
        if (small.size() == 1) {
            lines.stream()
                    .filter(line -> !small.contains(line) && line.number(0).signum() > 0)
                    .min(Comparator.comparing(line -> line.number(0)))
                    .ifPresent(small::add);
        }
        return lines.stream()
                .map(line -> small.contains(line) ? hidden(line) : line)
                .toList();
    }

    private static Line hidden(Line line) {
        List<@Nullable BigDecimal> nothing =
                new ArrayList<>(Collections.nCopies(line.values().size(), null));
        return new Line(line.group(), nothing);
    }
}
