package coop.ouvrage.simulators.bank;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Two files of JSON lines: everything that happened (the state is its replay), and the log, without names and accounts. */
final class Archive {

    /** One thing that happened. */
    record Event(String kind, JsonNode data) {

        <T> T as(Class<T> type) {
            return JSON.treeToValue(data, type);
        }
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path events;
    private final Path log;

    Archive(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        events = directory.resolve("bank.jsonl");
        log = directory.resolve("log.jsonl");
    }

    /** What happened so far. A last line that a crash cut off never happened. */
    List<Event> read() {
        if (!Files.exists(events)) {
            return List.of();
        }
        try {
            String text = Files.readString(events, StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1)
                    .lines()
                    .map(JSON::readTree)
                    .map(node -> new Event(node.get("kind").asString(), node.get("data")))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void append(String kind, Object data) {
        write(events, Map.of("kind", kind, "data", data));
    }

    /** Notes what was said: identifications, counts and amounts only, never who. */
    void note(LocalDate day, String what, Map<String, ?> detail) {
        write(log, Map.of("day", day.toString(), "what", what, "detail", detail));
    }

    private static void write(Path file, Object line) {
        try {
            Files.writeString(
                    file, JSON.writeValueAsString(line) + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
