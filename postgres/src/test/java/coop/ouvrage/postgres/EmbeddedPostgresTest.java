package coop.ouvrage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresTest {

    @TempDir
    Path directory;

    @Test
    void keepsWhatWasWrittenAndNeverRunsTwice() throws Exception {
        Path data = directory.resolve("données with spaces");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            execute(postgres, "create table kept as select 42 as answer");
            assertThat(value(postgres, "show fsync")).isEqualTo("on");
            assertThat(value(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThatThrownBy(() -> EmbeddedPostgres.start(data))
                    .isInstanceOf(PostgresUnavailable.class)
                    .hasMessageContaining("another Ouvrage already runs on the data directory " + data);
            try (EmbeddedPostgres attached = EmbeddedPostgres.attachOrStart(data)) {
                assertThat(attached.url()).isEqualTo(postgres.url());
            }
            assertThat(value(postgres, "select answer from kept")).isEqualTo("42");
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(data)) {
            assertThat(value(postgres, "select answer from kept")).isEqualTo("42");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("postgres/passwords"))))
                .isEqualTo("rw-------");
    }

    @Test
    void aDirectoryNeverUsedStartsAsACopyOnce() throws Exception {
        Path model = directory.resolve("model");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(model)) {
            execute(postgres, "create table kept as select 42 as answer");
        }
        Files.createDirectories(model.resolve("files"));
        Files.writeString(model.resolve("files/paper"), "signed");
        Path data = directory.resolve("data");
        Files.createDirectories(data.resolve("copy.part/postgres")); // an earlier copy was cut off, first half way,
        Files.createDirectories(data.resolve("files/half")); // then while it was moved in
        try (EmbeddedPostgres copy = EmbeddedPostgres.startLike(model, data)) {
            assertThat(value(copy, "select answer from kept")).isEqualTo("42");
            assertThat(data.resolve("files/paper")).hasContent("signed");
            assertThat(data.resolve("files/half")).doesNotExist();
            assertThat(data.resolve("copy.part")).doesNotExist();
            execute(copy, "update kept set answer = 43");
        }
        try (EmbeddedPostgres again = EmbeddedPostgres.startLike(model, data);
                EmbeddedPostgres untouched = EmbeddedPostgres.start(model)) {
            assertThat(value(again, "select answer from kept")).isEqualTo("43");
            assertThat(value(untouched, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void takesOverAServerWhoseApplicationWasKilled() throws Exception {
        EmbeddedPostgres killed = EmbeddedPostgres.start(directory);
        String url = killed.url();
        killed.abandon();
        try (EmbeddedPostgres successor = EmbeddedPostgres.start(directory)) {
            assertThat(successor.url()).isEqualTo(url);
        }
    }

    /** As after a kill in the middle of an ordered end: the server refuses new connections, and goes when the last one has. */
    @Test
    void startsAServerAnewThatWasEnding() throws Exception {
        EmbeddedPostgres killed = EmbeddedPostgres.start(directory);
        execute(killed, "create table kept as select 42 as answer");
        long server = Long.parseLong(Files.readAllLines(directory.resolve("postgres/cluster/postmaster.pid"))
                .getFirst());
        Connection last = killed.superuser(EmbeddedPostgres.DATABASE);
        ProcessHandle.of(server).orElseThrow().destroy();
        killed.abandon();
        Thread lets = Thread.ofVirtual().start(() -> {
            Programs.pause(1500);
            close(last);
        });
        try (EmbeddedPostgres successor = EmbeddedPostgres.start(directory)) {
            assertThat(value(successor, "select answer from kept")).isEqualTo("42");
        }
        lets.join();
    }

    private static void close(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void startsAfterACrashWhoseProcessNumberBelongsToSomebodyElse() throws Exception {
        EmbeddedPostgres.start(directory).close();
        Path cluster = directory.resolve("postgres/cluster");
        long mine = ProcessHandle.current().pid();
        Files.write(
                cluster.resolve("postmaster.pid"), List.of("" + mine, cluster.toString(), "0", "1", "", "127.0.0.1"));
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(value(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void startsAfterAFirstStartThatWasCutOff() throws Exception {
        Path cluster = Files.createDirectories(directory.resolve("postgres/cluster"));
        Files.createDirectories(directory.resolve("postgres/programs-" + Binaries.VERSION + ".part/bin"));
        Files.writeString(cluster.resolve("PG_VERSION"), "18");
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory)) {
            assertThat(value(postgres, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void startsAfterTheServerWasKilledToo() throws Exception {
        EmbeddedPostgres killed = EmbeddedPostgres.start(directory);
        execute(killed, "create table kept as select 42 as answer");
        long server = Long.parseLong(Files.readAllLines(directory.resolve("postgres/cluster/postmaster.pid"))
                .getFirst());
        killed.abandon();
        ProcessHandle.of(server).orElseThrow().destroyForcibly();
        try (EmbeddedPostgres successor = EmbeddedPostgres.start(directory)) {
            assertThat(value(successor, "select answer from kept")).isEqualTo("42");
        }
    }

    @Test
    void refusesTheDirectoryOfSomebodyElse() throws Exception {
        assumeThat(System.getProperty("user.name")).isEqualTo("root");
        Path lock = Files.createFile(directory.resolve("lock"));
        Files.setAttribute(lock, "unix:uid", 65534);
        assertThatThrownBy(() -> EmbeddedPostgres.start(directory))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageMatching("the data directory \\S+ belongs to the user \\S+, not to root; run as .*");
    }

    @Test
    void refusesADirectoryThatCannotBeWritten() {
        Path system = Path.of("/proc");
        assumeThat(Files.isDirectory(system)).isTrue();
        assertThatThrownBy(() -> EmbeddedPostgres.start(system))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessageContaining("choose another with --data")
                .hasMessageNotContaining("\n");
    }

    @Test
    void saysInOneLineWhatIsWrongWithTheDirectory() throws Exception {
        Path file = Files.createFile(directory.resolve("file"));
        assertThatThrownBy(() -> EmbeddedPostgres.start(file))
                .isInstanceOf(PostgresUnavailable.class)
                .hasMessage("the data directory " + file + " is a file; choose another with --data");
    }

    @Test
    void theApplicationIsNoSuperuserAndCreatesNothing() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start(directory);
                Connection app =
                        DriverManager.getConnection(postgres.url(), EmbeddedPostgres.APP, postgres.appPassword())) {
            assertThatThrownBy(() -> app.createStatement().execute("create table mine (id int)"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("permission denied");
        }
    }

    private static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = owner(postgres)) {
            connection.createStatement().execute(sql);
        }
    }

    private static String value(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = owner(postgres);
                ResultSet result = connection.createStatement().executeQuery(sql)) {
            result.next();
            return result.getString(1);
        }
    }

    private static Connection owner(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), EmbeddedPostgres.OWNER, postgres.ownerPassword());
    }
}
