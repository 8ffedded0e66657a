package coop.ouvrage.simulators.authority;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.ObjectMapper;

/** Two files of JSON lines: what was received (state, with personal data) and what was said (log, without). */
final class Journal {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path state;
    private final Path log;

    Journal(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        state = directory.resolve("declarations.jsonl");
        log = directory.resolve("log.jsonl");
    }

    List<Declaration> read() {
        if (!Files.exists(state)) {
            return List.of();
        }
        try (var lines = Files.lines(state, StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> JSON.readValue(line, Declaration.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(Declaration declaration) {
        write(state, declaration);
    }

    /** Notes what was said: ids, codes and times only, never who. */
    void note(Instant at, String what, Map<String, Object> detail) {
        write(log, Map.of("at", at.toString(), "what", what, "detail", detail));
    }

    private static synchronized void write(Path file, Object line) {
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
