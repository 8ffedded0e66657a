package coop.ouvrage.app.testing;

import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The demo as {@code ./ouvrage run} serves it, in a process of its own, stopped at the end of the run. */
public final class DemoRun implements AutoCloseable {

    private static @Nullable DemoRun instance;

    private final Path home;
    private final OuvrageProcess process;
    private final String address;

    private DemoRun() throws IOException, InterruptedException {
        home = Memory.directory("demo");
        process = OuvrageProcess.startDemo(home, data());
        address = process.ready();
    }

    public static synchronized DemoRun get() throws IOException, InterruptedException {
        if (instance == null) {
            instance = new DemoRun();
            Runtime.getRuntime().addShutdownHook(new Thread(instance::close));
        }
        return instance;
    }

    /** One that no other test has lived in, until it is closed. */
    public static DemoRun alone() throws IOException, InterruptedException {
        return new DemoRun();
    }

    /** Where it is served, without a slash at the end. */
    public String address() {
        return address.replaceAll("/$", "");
    }

    /** What {@code ./ouvrage VERB --data ...} prints on its data, beside the run; fails if its exit code is not 0. */
    public String verb(String name) throws IOException, InterruptedException {
        try (OuvrageProcess verb = OuvrageProcess.start(home, name, "--data", data().toString())) {
            if (verb.exitCode() != 0) {
                throw new AssertionError(name + ": " + verb.out() + verb.err());
            }
            return verb.out();
        }
    }

    private Path data() {
        return home.resolve("data");
    }

    @Override
    public void close() {
        try {
            process.close();
            ScratchDirectory.remove(home);
        } catch (InterruptedException e) {
            System.err.println("the demo of the browser tests did not end cleanly: " + e);
        }
    }
}
