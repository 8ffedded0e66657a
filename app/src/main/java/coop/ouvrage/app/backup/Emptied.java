package coop.ouvrage.app.backup;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Directories that a restoration throws away or leaves behind. */
final class Emptied {

    private Emptied() {}

    /** Removes it with all that it holds; nothing if there is none. */
    static void directory(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        List<Path> all;
        try (Stream<Path> tree = Files.walk(directory)) {
            all = tree.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.deleteIfExists(path);
        }
    }

    /** By the database a directory counts as used. */
    static List<Path> databaseLast(Path directory) throws IOException {
        try (Stream<Path> children = Files.list(directory)) {
            return children.sorted(Comparator.comparing(child -> child.endsWith("postgres")))
                    .toList();
        }
    }
}
