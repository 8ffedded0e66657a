package coop.ouvrage.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KeptFiguresTest {

    @TempDir
    Path directory;

    @Test
    void aRunIsComparedWithWhatAnotherKept() throws Exception {
        Path file = directory.resolve("kept.json");
        KeptFigures.keep(file, "other", Map.of("a", 1), null);
        KeptFigures.keep(
                file, "some", Map.of("rate", 200, "pages", Map.of("p95_ms", "4.0"), "name", "x", "none", 0), "0.2.0");
        JsonNode beside = KeptFigures.beside(
                "some", Map.of("rate", 100, "pages", Map.of("p95_ms", "6.0"), "name", "y", "none", 3, "new", 1), file);
        assertThat(beside.path("rate").asInt()).isEqualTo(100);
        JsonNode ratios = beside.path("to_kept");
        assertThat(ratios.path("release").asString()).isEqualTo("0.2.0");
        assertThat(LocalDate.parse(ratios.path("day").asString())).isAfter("2026-01-01");
        assertThat(ratios.path("rate").asString()).isEqualTo("0.50");
        assertThat(ratios.path("pages.p95_ms").asString()).isEqualTo("1.50");
        assertThat(ratios.has("name") || ratios.has("none") || ratios.has("new"))
                .isFalse();
        assertThat(KeptFigures.beside("unknown", Map.of("rate", 1), file).has("to_kept"))
                .isFalse();
    }

    @Test
    void theReleaseBeforeIsPartOfTheProgram() throws Exception {
        int kept;
        try (InputStream file =
                Objects.requireNonNull(getClass().getResourceAsStream("/benchmarks/previous-release.json"))) {
            kept = JsonMapper.shared()
                    .readTree(file)
                    .at("/benchmarks/ledger/batch_lines_per_second")
                    .asInt();
        }
        JsonNode beside = KeptFigures.beside("ledger", Map.of("batch_lines_per_second", 2 * kept), null);
        assertThat(beside.path("to_kept").path("batch_lines_per_second").asString())
                .isEqualTo("2.00");
        assertThat(beside.path("to_kept").path("machine").asString()).contains("processors");
    }
}
