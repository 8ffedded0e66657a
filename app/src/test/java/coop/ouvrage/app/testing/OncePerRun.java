package coop.ouvrage.app.testing;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Directories below {@code target} that one process of a test run makes and the others share; those of earlier runs are removed. */
final class OncePerRun {

    private OncePerRun() {}

    /** Fills a directory. */
    interface Maker {
        void make(Path home) throws IOException, InterruptedException;
    }

    /** The directory of that name, made by whoever comes first; the others wait for it. */
    static Path make(String name, Maker maker) throws IOException, InterruptedException {
        Path all = Path.of("target", name).toAbsolutePath();
        Path home = Files.createDirectories(all.resolve(run()));
        Path made = home.resolve("made");
        try (FileChannel lock =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            if (held.isValid() && !Files.exists(made)) {
                removeOthers(all, home);
                maker.make(home);
                Files.createFile(made);
            }
        }
        return home;
    }

    /** The build tells all processes of a run its name; a run of one process outside it is alone. */
    private static String run() {
        return Objects.requireNonNullElseGet(
                System.getProperty("ouvrage.test.run"),
                () -> "alone-" + ProcessHandle.current().pid());
    }

    private static void removeOthers(Path all, Path home) throws IOException {
        List<Path> others;
        try (Stream<Path> found = Files.list(all)) {
            others = found.filter(one -> !one.equals(home)).toList();
        }
        others.forEach(ScratchDirectory::remove);
    }
}
