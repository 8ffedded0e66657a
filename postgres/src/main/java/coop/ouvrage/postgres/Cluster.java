package coop.ouvrage.postgres;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The files of one PostgreSQL server, and whether it runs. */
final class Cluster {

    private static final String ATTEMPT = "creating-";

    private final Path home;
    private final Path files;
    private final Programs programs;

    Cluster(Path home, Programs programs) {
        this.home = home;
        this.files = home.resolve("cluster");
        this.programs = programs;
    }

    /**
     * Creates the files, in one piece: beside their place first, in a directory of this attempt, since the programs of an attempt that
     * was killed may still be writing to theirs.
     */
    void createUnlessThere(String superuserPassword) throws IOException {
        if (Files.exists(home.resolve("created"))) {
            return;
        }
        deleteLeftOvers();
        Path attempt = Files.createTempDirectory(home, ATTEMPT);
        programs.give(attempt);
        Path password = home.resolve("initial-password");
        DataDirectory.writeSecret(password, superuserPassword + "\n");
        programs.give(password);
        int code = programs.run(
                "initdb",
                List.of(
                        "-D",
                        attempt.toString(),
                        "-U",
                        "postgres",
                        "-A",
                        "scram-sha-256",
                        "--pwfile",
                        password.toString(),
                        "-E",
                        "UTF8",
                        "--locale-provider=builtin",
                        "--locale=C.UTF-8",
                        "--data-checksums"));
        Files.delete(password);
        if (code != 0) {
            throw new PostgresUnavailable(
                    "PostgreSQL cannot create its files in " + files + ": " + programs.lastWords());
        }
        Files.move(attempt, files, StandardCopyOption.ATOMIC_MOVE);
        Files.createFile(home.resolve("created"));
    }

    private void deleteLeftOvers() throws IOException {
        try (Stream<Path> all = Files.list(home)) {
            for (Path path : all.toList()) {
                String name = path.getFileName().toString();
                if (name.startsWith(ATTEMPT) || name.equals("cluster")) {
                    delete(path);
                }
            }
        }
    }

    /** The port of the server if it runs, as when the application before us was killed. */
    OptionalInt runningPort() throws IOException {
        Path pidFile = files.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return OptionalInt.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        Optional<ProcessHandle> process = lines.size() < 4
                ? Optional.empty()
                : ProcessHandle.of(Long.parseLong(lines.getFirst().strip())).filter(ProcessHandle::isAlive);
        if (process.isEmpty()) {
            // The file stays: by it the server knows whether children of the one that was killed are still at work.
            return OptionalInt.empty();
        }
        if (isPostgres(process.get())) {
            return OptionalInt.of(Integer.parseInt(lines.get(3).strip()));
        }
        // After a crash of the machine the same number may belong to any process; in a container without a reaper the
        // killed server
        // itself stays on as a zombie. Either would keep the server from starting.
        Programs.pause(1000);
        Files.delete(pidFile);
        return OptionalInt.empty();
    }

    private static boolean isPostgres(ProcessHandle process) {
        return process.info().command().filter(c -> c.contains("postgres")).isPresent();
    }

    int start(List<String> settings) throws IOException {
        return startOn(freePort(), settings);
    }

    /** @return the port, another one if a server that was left behind came up meanwhile */
    int startOn(int port, List<String> settings) throws IOException {
        List<String> options = options(settings);
        Path log = home.resolve("server.log");
        if (!Files.exists(log)) {
            Files.createFile(log);
            programs.give(log);
        }
        for (int tried = 0; tried < 5; tried++) {
            if (startsOn(port, options, log)) {
                return port;
            }
            // The server of an application that was killed while it started may have come up meanwhile, or its last
            // children
            // need a moment to end.
            OptionalInt running = runningPort();
            if (running.isPresent()) {
                return running.getAsInt();
            }
            Programs.pause(1000);
        }
        throw new PostgresUnavailable("PostgreSQL does not start; see " + log);
    }

    private static List<String> options(List<String> settings) {
        return Stream.concat(
                        Stream.of(
                                "listen_addresses=127.0.0.1",
                                "unix_socket_directories=",
                                "max_connections=100",
                                // A pay run or a year of books reads and writes more than the 128 MB and 1 GB that are
                                // usual: with
                                // less, one sixth of its time went into changing pages for others and into whole pages
                                // in the log.
                                "shared_buffers=" + sharedBuffers() + "MB",
                                "wal_buffers=32MB",
                                "max_wal_size=4GB",
                                // Slow statements go to the log without the values they were given, and so do errors.
                                "log_min_duration_statement=1000",
                                "log_parameter_max_length=0",
                                "log_error_verbosity=terse"),
                        settings.stream())
                .map(setting -> "-c " + setting)
                .toList();
    }

    /** A twelfth of the machine's memory, in megabytes: at least 256 and at most 2,048. The rest is Java's and the file system's. */
    private static long sharedBuffers() {
        long bytes = ManagementFactory.getOperatingSystemMXBean() instanceof OperatingSystemMXBean machine
                ? machine.getTotalMemorySize()
                : 0;
        return Math.clamp(bytes / 12 / 1024 / 1024, 256, 2048);
    }

    private boolean startsOn(int port, List<String> settings, Path log) throws IOException {
        List<String> options = new ArrayList<>(settings);
        options.addFirst("-p " + port);
        int code = programs.run(
                "pg_ctl",
                List.of(
                        "-D",
                        files.toString(),
                        "-l",
                        log.toString(),
                        "-t",
                        "120",
                        "-w",
                        "start",
                        "-o",
                        String.join(" ", options)));
        return code == 0;
    }

    void stop() throws IOException {
        programs.run("pg_ctl", List.of("-D", files.toString(), "-m", "fast", "-t", "60", "-w", "stop"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void delete(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        } catch (NoSuchFileException | UncheckedIOException | DirectoryNotEmptyException e) {
            // Its program still writes or tidies there; the next start removes the rest.
            Files.writeString(
                    home.resolve("programs.log"),
                    "left behind: " + e + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND);
        }
    }
}
