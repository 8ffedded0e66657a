package coop.ouvrage.reporting;

import coop.ouvrage.reporting.YearFigures.Column;
import coop.ouvrage.reporting.YearFigures.Line;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Hides what would show a person: the numbers of groups with fewer members than the policy says, then those of the next smallest, until
 * what is hidden is two groups at least and together no small group itself, because their sum could be had by subtraction from the
 * total. A percentage that stands for fewer than that many members of a group, or for all but so many, is hidden alone.
 */
final class SmallGroups {

    private SmallGroups() {}

    /** @param least groups with at least so many members are shown */
    static List<Line> hide(List<Column> columns, List<Line> lines, int least) {
        if (!columns.getFirst().counts()) {
            return lines;
        }
        Set<Line> hidden = hidden(lines, BigDecimal.valueOf(least));
        return lines.stream()
                .map(line -> hidden.contains(line) ? hidden(line) : percentages(columns, line, least))
                .toList();
    }

    private static Set<Line> hidden(List<Line> lines, BigDecimal least) {
        Set<Line> hidden = Collections.newSetFromMap(new IdentityHashMap<>());
        List<Line> bySize = lines.stream()
                .filter(line -> line.number(0).signum() > 0)
                .sorted(Comparator.comparing(line -> line.number(0)))
                .toList();
        BigDecimal members = BigDecimal.ZERO;
        for (Line line : bySize) {
            boolean small = line.number(0).compareTo(least) < 0;
            boolean tellsByDifference = !hidden.isEmpty() && (hidden.size() == 1 || members.compareTo(least) < 0);
            if (!small && !tellsByDifference) {
                break;
            }
            hidden.add(line);
            members = members.add(line.number(0));
        }
        return hidden;
    }

    /** Shares of the group that are fewer than {@code least} members, or leave out fewer; all of them go where one has to. */
    private static Line percentages(List<Column> columns, Line line, int least) {
        boolean tells = false;
        for (int i = 1; i < columns.size(); i++) {
            BigDecimal share = line.values().get(i);
            if (columns.get(i).unit().equals("percent") && share != null) {
                long inside = share.multiply(line.number(0))
                        .movePointLeft(2)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValueExact();
                tells |= inside < least || line.number(0).longValue() - inside < least;
            }
        }
        if (!tells) {
            return line;
        }
        List<@Nullable BigDecimal> values = new ArrayList<>(line.values());
        for (int i = 1; i < columns.size(); i++) {
            if (columns.get(i).unit().equals("percent")) {
                values.set(i, null);
            }
        }
        return new Line(line.group(), values);
    }

    private static Line hidden(Line line) {
        List<@Nullable BigDecimal> nothing =
                new ArrayList<>(Collections.nCopies(line.values().size(), null));
        return new Line(line.group(), nothing);
    }
}
