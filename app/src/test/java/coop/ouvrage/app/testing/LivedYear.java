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
import org.jspecify.annotations.Nullable;

/**
 * The data directory of a demo that has lived its year, made once for all tests of a run by the same start that a newcomer makes.
 * Tests begin with a copy of it, as a new data directory does after a build. The processes of a run share one.
 */
public final class LivedYear {

    private static final Path YEARS = Path.of("target", "lived-year");

    private static @Nullable LivedYear instance;

    private final Path home;
    private final String told;

    private LivedYear() throws IOException, InterruptedException {
        home = Files.createDirectories(YEARS.resolve(run()).toAbsolutePath());
        Path story = home.resolve("told.txt");
        try (FileChannel lock =
                        FileChannel.open(home.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = lock.lock()) {
            if (held.isValid() && !Files.exists(story)) {
                removeOthers();
                Files.writeString(story, live());
            }
            told = Files.readString(story);
        }
    }

    /** The build tells all processes of a run its name; a run of one process outside it is alone. */
    private static String run() {
        return Objects.requireNonNullElseGet(
                System.getProperty("ouvrage.test.run"),
                () -> "alone-" + ProcessHandle.current().pid());
    }

    private String live() throws IOException, InterruptedException {
        try (OuvrageProcess process = OuvrageProcess.start(home, "run", "--port", "0", "--data", data().toString())) {
            process.ready();
            process.stop();
            return process.err();
        }
    }

    private void removeOthers() throws IOException {
        List<Path> years;
        try (Stream<Path> found = Files.list(YEARS.toAbsolutePath())) {
            years = found.filter(year -> !year.equals(home)).toList();
        }
        years.forEach(ScratchDirectory::remove);
    }

    public static synchronized LivedYear get() throws IOException, InterruptedException {
        if (instance == null) {
            instance = new LivedYear();
        }
        return instance;
    }

    Path data() {
        return home.resolve("data");
    }

    /** What it printed to stderr while it lived. */
    public String told() {
        return told;
    }
}
