package coop.ouvrage.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The files of one PostgreSQL server, and whether it runs. */
final class Cluster {

    private final Path home;
    private final Path files;
    private final Programs programs;

    Cluster(Path home, Programs programs) {
        this.home = home;
        this.files = home.resolve("cluster");
        this.programs = programs;
    }

    /** Creates the files, in one piece: what an interrupted attempt left behind is thrown away. */
    void createUnlessThere(String superuserPassword) throws IOException {
        if (Files.exists(home.resolve("created"))) {
            return;
        }
        delete(files);
        Files.createDirectory(files);
        programs.give(files);
        Path password = home.resolve("initial-password");
        DataDirectory.writeSecret(password, superuserPassword + "\n");
        programs.give(password);
        int code = programs.run(
                "initdb",
                List.of(
                        "-D",
                        files.toString(),
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
        Files.createFile(home.resolve("created"));
    }

    /** The port of the server if it runs, as when the application before us was killed. */
    OptionalInt runningPort() throws IOException {
        Path pidFile = files.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return OptionalInt.empty();
        }
        List<String> lines = Files.readAllLines(pidFile);
        if (lines.size() >= 4 && isPostgres(Long.parseLong(lines.getFirst().strip()))) {
            return OptionalInt.of(Integer.parseInt(lines.get(3).strip()));
        }
        // After a crash of the machine the same number may belong to any process, which would keep the server from
        // starting.
        Files.delete(pidFile);
        return OptionalInt.empty();
    }

    private static boolean isPostgres(long pid) {
        Optional<ProcessHandle> process = ProcessHandle.of(pid).filter(ProcessHandle::isAlive);
        return process.isPresent()
                && process.get()
                        .info()
                        .command()
                        .map(c -> c.contains("postgres"))
                        .orElse(true);
    }

    int start(List<String> settings) throws IOException {
        int port = freePort();
        List<String> options = new ArrayList<>();
        options.add("-p " + port);
        Stream.concat(
                        Stream.of("listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=100"),
                        settings.stream())
                .forEach(setting -> options.add("-c " + setting));
        Path log = home.resolve("server.log");
        if (!Files.exists(log)) {
            Files.createFile(log);
            programs.give(log);
        }
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
        if (code != 0) {
            throw new PostgresUnavailable("PostgreSQL does not start; see " + log);
        }
        return port;
    }

    void stop() throws IOException {
        programs.run("pg_ctl", List.of("-D", files.toString(), "-m", "fast", "-t", "60", "-w", "stop"));
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void delete(Path directory) throws IOException {
        if (!Files.exists(directory)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(directory)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
