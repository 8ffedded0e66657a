package coop.ouvrage.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running PostgreSQL of our own, durable like any other ({@code fsync} stays on), listening on the loopback address only.
 *
 * <p>Below the data directory it keeps {@code postgres/}: programs, files, log and passwords. Three roles: the superuser, which
 * nobody but this class uses; the owner, which migrates; the application, which may do what migrations grant it.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    /** Tenths of a second that a server which was left behind may take to answer. */
    private static final int PATIENCE = 600;

    public static final String DATABASE = "ouvrage";
    public static final String OWNER = "ouvrage_owner";
    public static final String APP = "ouvrage_app";

    private final @Nullable DataDirectory directory;
    private final Cluster cluster;
    private final Passwords passwords;
    private final int port;
    private @Nullable Revival revival;

    private EmbeddedPostgres(@Nullable DataDirectory directory, Cluster cluster, Passwords passwords, int port) {
        this.directory = directory;
        this.cluster = cluster;
        this.passwords = passwords;
        this.port = port;
    }

    /**
     * Takes the data directory and starts its server, or takes over one that still runs because the application before us was
     * killed.
     *
     * @throws PostgresUnavailable with one clear line
     */
    public static EmbeddedPostgres start(Path data) {
        return start(data, List.of());
    }

    /** As {@link #start(Path)}, with further settings of the server such as {@code "work_mem=64MB"}. */
    public static EmbeddedPostgres start(Path data, List<String> settings) {
        return start(data, null, settings);
    }

    /**
     * As {@link #start(Path)}; a directory that was never used is first filled with a copy of {@code model}, a data directory whose
     * server has stopped.
     */
    public static EmbeddedPostgres startLike(Path model, Path data) {
        return start(data, model, List.of());
    }

    private static EmbeddedPostgres start(Path data, @Nullable Path model, List<String> settings) {
        DataDirectory directory = DataDirectory.take(data);
        try {
            if (model != null && DirectoryCopy.isNeverUsed(directory.path())) {
                DirectoryCopy.fill(directory.path(), model);
            }
            return startIn(directory, directory.path(), settings);
        } catch (IOException | SQLException e) {
            directory.close();
            throw new PostgresUnavailable("PostgreSQL does not start in " + data + ": " + e.getMessage(), e);
        } catch (RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    /**
     * Uses the server of the application that holds the data directory; if nobody holds it, starts it. Closing stops only what
     * this call started.
     */
    public static EmbeddedPostgres attachOrStart(Path data) {
        if (!DataDirectory.isTaken(data)) {
            return start(data);
        }
        try {
            Path home = data.toAbsolutePath().normalize().resolve("postgres");
            Cluster cluster = cluster(home);
            OptionalInt port = cluster.runningPort();
            if (port.isEmpty()) {
                throw new PostgresUnavailable(
                        "the Ouvrage that holds " + data + " is just starting or stopping; try again");
            }
            return new EmbeddedPostgres(null, cluster, Passwords.in(home.resolve("passwords")), port.getAsInt());
        } catch (IOException e) {
            throw new PostgresUnavailable("the data directory " + data + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static EmbeddedPostgres startIn(DataDirectory directory, Path data, List<String> settings)
            throws IOException, SQLException {
        Path home = Files.createDirectories(data.resolve("postgres"));
        Cluster cluster = cluster(home);
        Passwords passwords = Passwords.in(home.resolve("passwords"));
        cluster.createUnlessThere(passwords.superuser());
        Optional<EmbeddedPostgres> running = takeOver(directory, cluster, passwords);
        EmbeddedPostgres postgres = running.isPresent()
                ? running.get()
                : new EmbeddedPostgres(directory, cluster, passwords, cluster.start(settings));
        if (!Files.exists(home.resolve("prepared"))) {
            new Preparation(postgres, passwords).run();
            Files.createFile(home.resolve("prepared"));
        }
        return postgres;
    }

    /** A server that was left behind may still be starting, or recovering; or ending, and then there is none to take over. */
    private static Optional<EmbeddedPostgres> takeOver(DataDirectory directory, Cluster cluster, Passwords passwords)
            throws IOException, SQLException {
        for (int tried = 0; ; tried++) {
            OptionalInt running = cluster.runningPort();
            if (running.isEmpty()) {
                return Optional.empty();
            }
            EmbeddedPostgres postgres = new EmbeddedPostgres(directory, cluster, passwords, running.getAsInt());
            try (Connection connection = postgres.superuser("postgres")) {
                return Optional.of(postgres);
            } catch (SQLException e) {
                if (tried >= PATIENCE) {
                    throw e;
                }
                Programs.pause(100);
            }
        }
    }

    private static Cluster cluster(Path home) throws IOException {
        return new Cluster(home, new Programs(Binaries.in(home), home.resolve("programs.log")));
    }

    public String url() {
        return url(DATABASE);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    public String ownerPassword() {
        return passwords.owner();
    }

    public String appPassword() {
        return passwords.app();
    }

    /** A connection as superuser: for the preparation of databases, and for tests that tamper with one. */
    public Connection superuser(String database) throws SQLException {
        return DriverManager.getConnection(url(database), "postgres", passwords.superuser());
    }

    /** Throws the database away and creates it anew, empty: for one whose first filling was cut off. */
    public void recreate() throws SQLException {
        try (Connection connection = superuser("postgres")) {
            connection.createStatement().execute("drop database if exists " + DATABASE + " with (force)");
        }
        new Preparation(this, passwords).run();
    }

    /**
     * Whether the application waits at each commit until it is on disk. Off only while a demo is filled for the first time, which
     * starts anew if it is cut off; applies to new connections.
     */
    public void commitSafely(boolean safely) throws SQLException {
        try (Connection connection = superuser("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + APP + (safely ? " reset" : " set") + " synchronous_commit"
                    + (safely ? "" : " = off"));
            if (safely) {
                statement.execute("checkpoint");
            }
        }
    }

    /**
     * From now on a server that ends by itself is started again, with its usual settings.
     *
     * @param told one line for whoever runs the application
     */
    public void keepAlive(Consumer<String> told) {
        revival = new Revival(cluster, port, told);
    }

    /** The application is about to stop: a server that ends now is meant to. */
    public void letEnd() {
        if (revival != null) {
            revival.letGo();
        }
    }

    /** Gives the directory back and leaves the server running, as a killed application does. */
    void abandon() {
        if (directory != null) {
            directory.close();
        }
    }

    /** Stops the server and gives the directory back, if this object started it. */
    @Override
    public void close() {
        if (directory == null) {
            return;
        }
        if (revival != null) {
            revival.end();
        }
        try {
            cluster.stop();
        } catch (IOException e) {
            throw new PostgresUnavailable("PostgreSQL does not stop: " + e.getMessage(), e);
        } finally {
            directory.close();
        }
    }
}
