package coop.ouvrage.reporting;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.reporting.YearFigures.Column;
import coop.ouvrage.reporting.YearFigures.Line;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SmallGroupsTest {

    private static final int LEAST = 5;
    private static final List<Column> COUNTED = List.of(new Column("people", "count"), new Column("pay", "euro"));
    private static final List<Column> SHARED =
            List.of(new Column("people", "count"), new Column("women", "percent"), new Column("men", "percent"));

    private static List<Line> counts(int... counts) {
        List<Line> lines = new ArrayList<>();
        for (int i = 0; i < counts.length; i++) {
            lines.add(new Line("g" + i, List.of(BigDecimal.valueOf(counts[i]), BigDecimal.valueOf(100L * counts[i]))));
        }
        return lines;
    }

    private static List<Integer> hidden(int... counts) {
        List<Integer> hidden = new ArrayList<>();
        List<Line> lines = SmallGroups.hide(COUNTED, counts(counts), LEAST);
        for (int i = 0; i < counts.length; i++) {
            if (lines.get(i).isHidden()) {
                assertThat(lines.get(i).values()).containsOnlyNulls();
                hidden.add(counts[i]);
            }
        }
        return hidden;
    }

    @Test
    void oneSmallGroupTakesTheNextSmallestWithIt() {
        assertThat(hidden(2, 30, 9, 12)).containsExactly(2, 9);
        assertThat(hidden(0, 30, 9, 12)).isEmpty();
    }

    @Test
    void smallGroupsThatAreTogetherSmallTakeAnother() {
        // 1 and 2 alone: the total less what is shown would be the pay of three people.
        assertThat(hidden(1, 30, 2, 12)).containsExactly(1, 2, 12);
        assertThat(hidden(4, 30, 3)).containsExactly(4, 3);
    }

    @Test
    void whatIsHiddenIsNeverASmallGroupBySubtraction() {
        SplittableRandom dice = new SplittableRandom(7);
        for (int n = 0; n < 2000; n++) {
            int[] counts = dice.ints(1 + dice.nextInt(7), 0, 15).toArray();
            List<Integer> hidden = hidden(counts);
            int sum = hidden.stream().mapToInt(Integer::intValue).sum();
            boolean all = Arrays.stream(counts).filter(c -> c > 0).count() == hidden.size();
            assertThat(hidden.isEmpty() || all || sum >= LEAST && hidden.size() > 1)
                    .as("%s hides %s", Arrays.toString(counts), hidden)
                    .isTrue();
        }
    }

    @Test
    void aPercentageOfFewPeopleIsHiddenAndTheCountIsNot() {
        List<Line> lines = SmallGroups.hide(
                SHARED,
                List.of(line("few women", 20, "10"), line("nobody else", 20, "100"), line("mixed", 20, "50")),
                LEAST);
        assertThat(lines.get(0).values().get(1)).isNull();
        assertThat(lines.get(0).number(0)).isEqualByComparingTo("20");
        assertThat(lines.get(1).values().get(1)).isNull();
        assertThat(lines.get(2).values().get(1)).isEqualByComparingTo("50");
    }

    private static Line line(String group, int people, String women) {
        List<@Nullable BigDecimal> values = new ArrayList<>();
        values.add(BigDecimal.valueOf(people));
        values.add(new BigDecimal(women));
        values.add(BigDecimal.valueOf(100).subtract(new BigDecimal(women)));
        return new Line(group, values);
    }
}
