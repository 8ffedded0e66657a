package coop.ouvrage.simulators.accesspoint;

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

/** Files of the access point: parcels as JSON lines, documents as they came, and a log of ids, codes and times only. */
final class Depot {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    Depot(Path directory) {
        this.directory = directory;
        try {
            Files.createDirectories(directory.resolve("documents"));
            Files.createDirectories(directory.resolve("inbox"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<Parcel> parcels() {
        Path file = directory.resolve("messages.jsonl");
        if (!Files.exists(file)) {
            return List.of();
        }
        try (var lines = Files.lines(file, StandardCharsets.UTF_8)) {
            return lines.filter(line -> !line.isBlank())
                    .map(line -> JSON.readValue(line, Parcel.class))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void keep(Parcel parcel, byte[] document) {
        put("documents", parcel.id(), document);
        append("messages.jsonl", parcel);
    }

    void note(Instant at, String what, Map<String, Object> detail) {
        append("log.jsonl", Map.of("at", at.toString(), "what", what, "detail", detail));
    }

    void put(String folder, String id, byte[] document) {
        try {
            Files.write(directory.resolve(folder).resolve(id + ".xml"), document);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    byte[] get(String folder, String id) {
        try {
            return Files.readAllBytes(directory.resolve(folder).resolve(id + ".xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ids of the documents in a folder, oldest name first. */
    List<String> ids(String folder) {
        try (var files = Files.list(directory.resolve(folder))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".xml"))
                    .map(name -> name.substring(0, name.length() - ".xml".length()))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void remove(String folder, String id) {
        try {
            Files.deleteIfExists(directory.resolve(folder).resolve(id + ".xml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private synchronized void append(String name, Object line) {
        try {
            Files.writeString(
                    directory.resolve(name),
                    JSON.writeValueAsString(line) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
