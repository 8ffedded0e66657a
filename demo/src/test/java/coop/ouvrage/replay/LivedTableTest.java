package coop.ouvrage.replay;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.replay.population.Published;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LivedTableTest {

    /** What is published and no module keeps, or what the population is made after alone. */
    private static final Set<String> NOWHERE = Set.of("sector", "loans", "training of members", "structure");

    @Test
    void everyPublishedTableIsComparedOrKnownNotToBe() {
        Set<String> left = new HashSet<>(Published.read().names());
        left.removeAll(LivedTable.all().keySet());
        left.removeAll(Published.PARAMETERS);
        assertThat(left).isEqualTo(NOWHERE);
    }

    @Test
    void bracketsOfPublishedTablesHaveBounds() {
        Map<String, LivedTable> lived = LivedTable.all();
        Published published = Published.read();
        for (String name : published.names()) {
            LivedTable table = lived.get(name);
            if (table != null
                    && List.of(LivedTable.Kind.BRACKETS, LivedTable.Kind.RATES).contains(table.kind())) {
                assertThat(published.table(name)).as(name).allMatch(cell -> cell.lower() != null);
            }
        }
    }

    @Test
    void theFileSaysNameKindAndUnit() {
        assertThat(LivedTable.all().get("women by holder turnover"))
                .extracting(LivedTable::kind, LivedTable::unit)
                .containsExactly(LivedTable.Kind.RATES, "percent");
    }
}
