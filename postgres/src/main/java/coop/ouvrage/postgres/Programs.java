package coop.ouvrage.postgres;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the programs of PostgreSQL, which refuse to run as root: for root they run as nobody in a user namespace of their own, where
 * files of root still count as theirs; where that is forbidden, as the user nobody.
 */
final class Programs {

    private static final String NOBODY = "65534";

    private final Path bin;
    private final Path log;
    private final List<String> prefix;

    /** @param log where the programs write what they have to say */
    Programs(Path bin, Path log) throws IOException {
        this.bin = bin;
        this.log = log;
        this.prefix = prefix();
    }

    /** Whether files must be given to the user nobody before a program can use them. */
    boolean runAsNobody() {
        return !prefix.isEmpty() && prefix.getFirst().equals("setpriv");
    }

    /** Gives a file to the user as whom the programs run. */
    void give(Path file) throws IOException {
        if (runAsNobody()) {
            Files.setAttribute(file, "unix:uid", Integer.parseInt(NOBODY));
        }
    }

    /** Runs one program to its end and gives its exit code; what it prints goes to the log. */
    int run(String program, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(bin.resolve(program).toString());
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(bin.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
        builder.environment().put("LC_ALL", "C");
        return await(builder.start());
    }

    /** The last line that a program logged, for a message to the person who waits. */
    String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1).stream()
                .filter(line -> line.contains("FATAL") || line.contains("error") || line.contains("denied"))
                .toList();
        return lines.isEmpty() ? "see " + log : lines.getLast().strip();
    }

    static void pause(int milliseconds) {
        try {
            Thread.sleep(milliseconds);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PostgresUnavailable("interrupted while PostgreSQL started", e);
        }
    }

    private static int await(Process process) throws IOException {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while a program of PostgreSQL ran", e);
        }
    }

    private static List<String> prefix() throws IOException {
        if (Binaries.system().equals("windows")
                || !System.getProperty("user.name").equals("root")) {
            return List.of();
        }
        List<List<String>> ways = List.of(
                List.of("unshare", "--user"),
                List.of(
                        "setpriv",
                        "--reuid=" + NOBODY,
                        "--regid=" + NOBODY,
                        "--clear-groups",
                        "--inh-caps=+dac_override",
                        "--ambient-caps=+dac_override"),
                List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups"));
        for (List<String> way : ways) {
            if (works(way)) {
                return way;
            }
        }
        throw new PostgresUnavailable(
                "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here; run as an ordinary user");
    }

    private static boolean works(List<String> way) {
        List<String> command = new ArrayList<>(way);
        command.add("true");
        try {
            Process trial = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false; // this way is not installed; the next one is tried
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
