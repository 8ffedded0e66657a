package coop.ouvrage.documents;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A report to be read on a screen or on paper: figures, charts and tables in sections, in words of one language. Amounts are written
 * out already, so that screen, paper and table file say the same.
 *
 * @param issuer who publishes it
 * @param foot stands at the bottom of each printed page
 */
public record Report(String language, String issuer, String title, String lead, String foot, List<Section> sections) {

    /**
     * A chapter.
     *
     * @param id names it in links
     */
    public record Section(String id, String heading, String lead, List<Block> blocks) {}

    /** What a section is made of. */
    public sealed interface Block {}

    /** Large figures side by side, few. */
    public record Figures(List<Figure> figures) implements Block {}

    /** @param note how it changed, or what it counts */
    public record Figure(String value, String label, String note) {}

    /**
     * Bars under a title that says what they show; the table with the numbers follows it.
     *
     * @param source where the numbers come from
     */
    public record Chart(String title, String source, List<Bar> bars) implements Block {}

    /**
     * One bar.
     *
     * @param text the number as it is written
     * @param before the number to compare it with, drawn behind it; null if there is none
     */
    public record Bar(
            String label,
            BigDecimal value,
            String text,
            @Nullable BigDecimal before) {

        /** Its length in thousandths of the longest. */
        public int length(BigDecimal longest) {
            return permille(value, longest);
        }

        /** The length of what it is compared with, in thousandths of the longest. */
        public int lengthBefore(BigDecimal longest) {
            return before == null ? 0 : permille(before, longest);
        }

        private static int permille(BigDecimal value, BigDecimal longest) {
            return longest.signum() == 0
                    ? 0
                    : value.abs()
                            .movePointRight(3)
                            .divide(longest, 0, java.math.RoundingMode.HALF_UP)
                            .intValue();
        }
    }

    /**
     * A table; the first column is words, the others numbers unless {@code words} is said.
     *
     * @param name of its file
     */
    public record Table(String name, String caption, List<String> columns, List<Row> rows, String note)
            implements Block {}

    /** @param level 0 for totals */
    public record Row(int level, List<String> cells) {}

    /** Words between tables. */
    public record Note(String text) implements Block {}

    /** The longest bar of a chart. */
    public static BigDecimal longest(Chart chart) {
        return chart.bars().stream()
                .flatMap(bar -> java.util.stream.Stream.of(
                        bar.value().abs(),
                        bar.before() == null ? BigDecimal.ZERO : bar.before().abs()))
                .max(BigDecimal::compareTo)
                .orElse(BigDecimal.ZERO);
    }

    /** Every table of it, in order. */
    public List<Table> tables() {
        return sections.stream()
                .flatMap(section -> section.blocks().stream())
                .filter(Table.class::isInstance)
                .map(Table.class::cast)
                .toList();
    }
}
