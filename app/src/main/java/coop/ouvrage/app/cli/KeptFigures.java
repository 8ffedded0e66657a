package coop.ouvrage.app.cli;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Figures of benchmarks kept as a file, by benchmark, with the release and the machine they are of; those of the release before are part of
 * the program. A run says beside its own figures how many times those they are. Another machine or size makes them another thing: both
 * are named.
 */
final class KeptFigures {

    private static final String BEFORE = "/benchmarks/previous-release.json";

    private KeptFigures() {}

    /**
     * The figures of a run and, under {@code to_kept}, each of them divided by the kept one of its name.
     *
     * @param kept a file written by {@link #keep}; null for the release before
     */
    static ObjectNode beside(String benchmark, Object figures, @Nullable Path kept) throws IOException {
        ObjectNode now = JsonMapper.shared().valueToTree(figures);
        JsonNode all = read(kept);
        JsonNode then = all.path("benchmarks").path(benchmark);
        if (then.isObject()) {
            ObjectNode ratios = JsonMapper.shared().createObjectNode();
            ratios.put("release", all.path("release").asString(""));
            ratios.put("machine", all.path("machine").asString(""));
            ratios.put("day", all.path("day").asString(""));
            Map<String, BigDecimal> before = numbers(then);
            numbers(now).forEach((name, value) -> {
                BigDecimal old = before.get(name);
                if (old != null && old.signum() != 0) {
                    ratios.put(name, value.divide(old, 2, RoundingMode.HALF_UP).toPlainString());
                }
            });
            now.set("to_kept", ratios);
        }
        return now;
    }

    /**
     * Puts the figures of a run into a file, in place of those of an earlier run of the same benchmark.
     *
     * @param release which they are of; null keeps the name that the file has
     */
    static void keep(Path file, String benchmark, Object figures, @Nullable String release) throws IOException {
        ObjectNode all = Files.exists(file)
                ? (ObjectNode) JsonMapper.shared().readTree(Files.readString(file))
                : JsonMapper.shared().createObjectNode();
        if (release != null) {
            all.put("release", release);
        }
        all.put("machine", machine());
        all.put("day", LocalDate.now(ZoneId.systemDefault()).toString());
        all.withObject("/benchmarks").set(benchmark, JsonMapper.shared().valueToTree(figures));
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    private static String machine() {
        return Runtime.getRuntime().availableProcessors() + " processors, Java "
                + Runtime.version().feature() + ", " + System.getProperty("os.name");
    }

    private static JsonNode read(@Nullable Path kept) throws IOException {
        if (kept != null) {
            return JsonMapper.shared().readTree(Files.readString(kept));
        }
        try (InputStream before = KeptFigures.class.getResourceAsStream(BEFORE)) {
            return before == null
                    ? JsonMapper.shared().createObjectNode()
                    : JsonMapper.shared().readTree(before);
        }
    }

    /** Numbers, and texts that are one, by the path to them. */
    private static Map<String, BigDecimal> numbers(JsonNode node) {
        Map<String, BigDecimal> found = new TreeMap<>();
        node.properties().forEach(field -> {
            String name = field.getKey();
            JsonNode value = field.getValue();
            if (value.isObject()) {
                numbers(value).forEach((inner, number) -> found.put(name + "." + inner, number));
            } else if (value.isNumber() || value.isString() && value.asString().matches("-?[0-9]+(\\.[0-9]+)?")) {
                found.put(name, new BigDecimal(value.asString()));
            }
        });
        return found;
    }
}
