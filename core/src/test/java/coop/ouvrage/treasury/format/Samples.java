package coop.ouvrage.treasury.format;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files of other projects that lie beside the repository on some machines; tests that need them are skipped elsewhere. */
final class Samples {

    private Samples() {}

    /** The folder of this kind; skips the test where it is absent. */
    static Path folder(String kind) {
        Path folder = root().resolveSibling("shared").resolve("samples").resolve(kind);
        assumeTrue(Files.isDirectory(folder), "no sample files beside the repository");
        return folder;
    }

    /** What is expected of each file of this kind, by its name. */
    static Map<String, JsonNode> expectations(String kind) {
        Map<String, JsonNode> expectations = new TreeMap<>();
        JsonNode all = JsonMapper.shared()
                .readTree(folder(kind).resolve("expectations.json").toFile());
        all.properties().forEach(entry -> expectations.put(entry.getKey(), entry.getValue()));
        return expectations;
    }

    static byte[] bytes(String kind, String name) {
        try {
            return Files.readAllBytes(folder(kind).resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] own(String name) {
        try (var in = Samples.class.getResourceAsStream("/statements/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException("no such resource: " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root() {
        return Stream.iterate(Path.of("").toAbsolutePath(), path -> path != null, Path::getParent)
                .filter(path -> Files.isDirectory(path.resolve(".mvn")))
                .findFirst()
                .orElseThrow();
    }
}
