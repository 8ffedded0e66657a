package coop.ouvrage.app.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** Directories of tests that live longer than one class. */
public final class ScratchDirectory {

    private ScratchDirectory() {}

    /** A new one that is there until the last test of the run has ended. */
    public static Path untilTheEnd(String name) {
        Path directory = create(name);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(directory)));
        return directory;
    }

    static Path create(String name) {
        try {
            return Files.createTempDirectory(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void remove(Path directory) {
        try (Stream<Path> files = Files.walk(directory)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) { // whose files go meanwhile, too
            System.err.println("a directory of the tests was not removed: " + e);
        }
    }
}
