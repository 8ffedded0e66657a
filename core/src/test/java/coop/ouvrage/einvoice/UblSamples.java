package coop.ouvrage.einvoice;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Documents and rule tests made by others, with the results that their authors publish; skipped where they are absent. */
final class UblSamples {

    private static final Path FOLDER = find();

    private UblSamples() {}

    record Sample(String name, JsonNode expected) {
        byte[] bytes() {
            return UblSamples.bytes(name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Sample> documents() {
        return part("documents");
    }

    static List<Sample> ruleTests() {
        return part("rule_tests");
    }

    /** Every {@code n}th, so that the short run still meets every kind of file. */
    static List<Sample> every(int n, List<Sample> all) {
        return IntStream.range(0, all.size())
                .filter(i -> i % n == 0)
                .mapToObj(all::get)
                .toList();
    }

    private static List<Sample> part(String name) {
        assumeTrue(Files.isDirectory(FOLDER), "no sample files beside the repository");
        JsonNode all =
                JsonMapper.shared().readTree(FOLDER.resolve("expectations.json").toFile());
        return all.get(name)
                .propertyStream()
                .map(e -> new Sample(e.getKey(), e.getValue()))
                .toList();
    }

    static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(FOLDER.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find() {
        Path here = Path.of("").toAbsolutePath();
        for (Path up = here; up != null; up = up.getParent()) {
            Path samples = up.resolve("shared/samples/ubl");
            if (Files.isDirectory(samples)) {
                return samples;
            }
        }
        return here.resolve("absent");
    }
}
