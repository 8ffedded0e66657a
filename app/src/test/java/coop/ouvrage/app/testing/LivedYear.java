package coop.ouvrage.app.testing;

import coop.ouvrage.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The data directory of a demo that has lived its year, made once for all tests of a run by the same start that a newcomer makes.
 * Tests begin with a copy of it, as a new data directory does after a build. The processes of a run share one.
 */
public final class LivedYear {

    /** A large nursery spares a year a quarter of its time. */
    private static final List<String> ROOM = List.of("-Xms1g", "-Xmn600m");

    private static @Nullable LivedYear instance;

    private final Path home;
    private final String told;

    private LivedYear() throws IOException, InterruptedException {
        home = OncePerRun.make("lived-year", LivedYear::live);
        told = Files.readString(home.resolve("told.txt"));
    }

    private static void live(Path home) throws IOException, InterruptedException {
        String[] run = {"run", "--port", "0", "--data", home.resolve("data").toString()};
        try (OuvrageProcess process = OuvrageProcess.start(List.of(), ROOM, Main.class, home, run)) {
            process.ready();
            process.stop();
            Files.writeString(home.resolve("told.txt"), process.err());
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
