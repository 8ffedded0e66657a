package coop.ouvrage.legislation;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.refusal.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CellsTest {

    private final Object table = List.of(row("0", "0.15"), row("100.50", "null"));

    private static Map<String, Object> row(String above, String rate) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("above", above);
        row.put("rate", rate);
        return row;
    }

    @Test
    void aTableIsItsCellsAndIsMadeAnewFromThem() {
        Map<String, String> cells = Cells.of(table);
        assertThat(cells)
                .containsExactly(
                        Map.entry("1/above", "0"), Map.entry("1/rate", "0.15"),
                        Map.entry("2/above", "100.50"), Map.entry("2/rate", "null"));
        assertThat(Cells.filled(table, cells)).isEqualTo(table);
        assertThat(Cells.filled(table, Map.of("1/rate", " 0,1625 ")))
                .isEqualTo(List.of(row("0", "0.1625"), row("100.50", "null")));
        assertThat(Cells.filled("13.07", Map.of("", "13.1"))).isEqualTo("13.1");
    }

    @Test
    void whereANumberStoodANumberStands() {
        assertThat(Cells.refusals(table, Map.of("1/above", "abc", "1/rate", "-1", "2/above", "")))
                .extracting(Refusal::code)
                .containsExactly("legislation.no_number", "legislation.no_number", "legislation.cell_empty");
        assertThat(Cells.refusals(table, Map.of("1/above", "1.2.3", "1/rate", "٣", "2/rate", "any text")))
                .extracting(Refusal::code)
                .containsExactly("legislation.no_number", "legislation.no_number");
        assertThat(Cells.refusals("x".repeat(3), Map.of("", "y".repeat(201))))
                .extracting(Refusal::code)
                .containsExactly("legislation.cell_empty");
    }
}
