package coop.ouvrage.app.testing;

import coop.ouvrage.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The command line in a process of its own, to be killed, stopped and looked at from outside. */
public final class OuvrageProcess implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofMinutes(6);

    private final Process process;
    private final Path out;
    private final Path err;

    private OuvrageProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /** Starts {@code ouvrage ARGUMENTS} on the classes under test; {@code scratch} takes what it prints. */
    public static OuvrageProcess start(Path scratch, String... arguments) throws IOException, InterruptedException {
        return start(Main.class, scratch, arguments);
    }

    /** As {@link #start(Path, String...)}, as a shell at a terminal starts it: alone in its group, deaf to no signal. */
    public static OuvrageProcess startAtTerminal(Path scratch, String... arguments)
            throws IOException, InterruptedException {
        return start(List.of("env", "--default-signal=INT", "setsid"), List.of(), Main.class, scratch, arguments);
    }

    /** Starts another main class of the class path under test. */
    public static OuvrageProcess start(Class<?> main, Path scratch, String... arguments)
            throws IOException, InterruptedException {
        return start(List.of(), List.of(), main, scratch, arguments);
    }

    /** {@code ouvrage run} on {@code data}, which starts as a copy of the {@link LivedYear}. */
    public static OuvrageProcess startDemo(Path scratch, Path data) throws IOException, InterruptedException {
        String year = "-Douvrage.demo-year=" + LivedYear.get().data();
        String[] run = {"run", "--port", "0", "--data", data.toString()};
        return start(List.of(), List.of(year), Main.class, scratch, run);
    }

    /** As {@link #start(Path, String...)}, with no network but its own loopback; as every other where the machine does not let us. */
    public static OuvrageProcess startWithoutNetwork(Path scratch, String... arguments)
            throws IOException, InterruptedException {
        List<String> alone = List.of("unshare", "--net", "sh", "-c", "ip link set lo up && exec \"$@\"", "sh");
        return start(mayBeAlone() ? alone : List.of(), List.of(), Main.class, scratch, arguments);
    }

    private static boolean mayBeAlone() throws InterruptedException {
        try {
            return new ProcessBuilder("unshare", "--net", "ip", "link", "set", "lo", "up")
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException e) {
            return false; // a machine without these programs
        }
    }

    static OuvrageProcess start(
            List<String> before, List<String> options, Class<?> main, Path scratch, String... arguments)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(before);
        command.addAll(java(options));
        command.add(main.getName());
        command.addAll(List.of(arguments));
        return of(command, scratch);
    }

    /** What starts a main class of the class path under test; its name and arguments follow. */
    public static List<String> java(List<String> options) throws IOException, InterruptedException {
        return QuickClasses.get().java(options);
    }

    static OuvrageProcess of(List<String> command, Path scratch) throws IOException {
        Path out = Files.createTempFile(scratch, "out", ".txt");
        Path err = Files.createTempFile(scratch, "err", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("OUVRAGE_DATABASE"));
        return new OuvrageProcess(builder.start(), out, err);
    }

    /** Waits for the line that says it serves, and gives its address. */
    public String ready() throws IOException, InterruptedException {
        awaitOutput(out, "is ready: ");
        return Files.readString(out).lines().findFirst().orElseThrow().replaceFirst(".*is ready: ", "");
    }

    /** Waits until it printed something to stderr. */
    public void says(String text) throws IOException, InterruptedException {
        awaitOutput(err, text);
    }

    /** Waits until it printed something to stdout. */
    public void prints(String text) throws IOException, InterruptedException {
        awaitOutput(out, text);
    }

    private void awaitOutput(Path file, String text) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!Files.readString(file).contains(text)) {
            if (!process.isAlive() || System.nanoTime() > end) {
                throw new IllegalStateException("waited in vain for '" + text + "':\n" + err() + out());
            }
            Thread.sleep(10);
        }
    }

    /** As the power going off, for the application alone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** As {@code kill -TERM}; gives the exit code. */
    public int stop() throws InterruptedException {
        process.destroy();
        return exitCode();
    }

    /** As Ctrl-C at a terminal: to the application and all that it started, at once; gives the exit code. */
    public int interruptGroup() throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-INT", "--", "-" + process.pid()).start().waitFor();
        return exitCode();
    }

    public int exitCode() throws InterruptedException {
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("it does not end");
        }
        return process.exitValue();
    }

    public String out() throws IOException {
        return Files.readString(out);
    }

    public String err() throws IOException {
        return Files.readString(err);
    }

    @Override
    public void close() throws InterruptedException {
        if (process.isAlive()) {
            process.destroy();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                kill();
            }
        }
    }
}
