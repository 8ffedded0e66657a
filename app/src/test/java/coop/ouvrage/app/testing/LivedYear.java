package coop.ouvrage.app.testing;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The data directory of a demo that has lived its year, made once for all tests of a run by the same start that a newcomer makes.
 * Tests begin with a copy of it, as a new data directory does after a build.
 */
public final class LivedYear {

    private static @Nullable LivedYear instance;

    private final Path home;
    private final String told;

    private LivedYear() throws IOException, InterruptedException {
        home = ScratchDirectory.untilTheEnd("ouvrage-year");
        try (OuvrageProcess process = OuvrageProcess.start(home, "run", "--port", "0", "--data", data().toString())) {
            process.ready();
            process.stop();
            told = process.err();
        }
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
