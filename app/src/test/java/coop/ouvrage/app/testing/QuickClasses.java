package coop.ouvrage.app.testing;

import coop.ouvrage.app.Main;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.spi.ToolProvider;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The classes under test as processes of their own start them: packed, with a cache of what one trial start brought, as {@code
 * ./ouvrage} keeps one after a build; a start takes a quarter less of the processor. Made once for all processes of a run. Where Java makes no
 * such cache, processes start without.
 */
final class QuickClasses {

    private static final String CACHE = "start.aot";

    private static @Nullable QuickClasses instance;

    private final Path home;
    private final String classPath;

    private QuickClasses() throws IOException, InterruptedException {
        home = OncePerRun.make("quick-classes", QuickClasses::prepare);
        classPath = Files.readString(home.resolve("class-path.txt"));
    }

    static synchronized QuickClasses get() throws IOException, InterruptedException {
        if (instance == null) {
            instance = new QuickClasses();
        }
        return instance;
    }

    /** What starts a main class of the class path under test; its name and arguments follow. */
    List<String> java(List<String> options) {
        List<String> command = command(classPath);
        command.add(1, "-XX:AOTCache=" + home.resolve(CACHE));
        command.addAll(1, options);
        return command;
    }

    private static List<String> command(String classPath) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Xlog:disable",
                "-Xlog:all=error:stderr",
                "-cp",
                classPath));
    }

    private static void prepare(Path home) throws IOException, InterruptedException {
        String classPath = packed(home);
        Files.writeString(home.resolve("class-path.txt"), classPath);
        Path data = Memory.directory("trial");
        List<String> trial = command(classPath);
        trial.add(1, "-XX:AOTCacheOutput=" + home.resolve(CACHE));
        trial.addAll(List.of(Main.class.getName(), "run", "--empty", "--port", "0", "--data", data.toString()));
        try (OuvrageProcess process = OuvrageProcess.of(trial, home)) {
            process.ready();
            process.stop();
        } finally {
            ScratchDirectory.remove(data);
        }
    }

    /** The class path with a jar in the place of each directory, of which Java keeps nothing. */
    private static String packed(Path home) {
        String whole = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        List<Path> entries = List.of(whole.split(File.pathSeparator)).stream()
                .map(Path::of)
                .filter(Files::exists)
                .toList();
        return entries.stream()
                .map(entry ->
                        Files.isDirectory(entry) ? jar(entry, home.resolve(entries.indexOf(entry) + ".jar")) : entry)
                .map(entry -> entry.toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static Path jar(Path directory, Path file) {
        int code = ToolProvider.findFirst("jar")
                .orElseThrow()
                .run(
                        new PrintStream(PrintStream.nullOutputStream()),
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file",
                        file.toString(),
                        "-C",
                        directory.toString(),
                        ".");
        if (code != 0) {
            throw new IllegalStateException("cannot pack " + directory);
        }
        return file;
    }
}
