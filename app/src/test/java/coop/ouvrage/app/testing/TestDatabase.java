package coop.ouvrage.app.testing;

import com.zaxxer.hikari.HikariDataSource;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.Migration;
import coop.ouvrage.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** One database server per test run, a migrated template in it, and the clone that tests work on at this moment. */
public final class TestDatabase extends AbstractDataSource {

    /** Data directory of the application in tests; each process of a test run has its own. */
    public static final Path DATA = Path.of("target", "test-data", System.getProperty("ouvrage.test.process", "1"));

    private static @Nullable TestDatabase instance;

    private final Path home = Memory.directory("database");
    private final EmbeddedPostgres postgres;
    private final AtomicInteger clones = new AtomicInteger();
    private volatile @Nullable HikariDataSource current;

    private TestDatabase() {
        // What tests write need not survive the machine, and its log takes no more of a memory than it must.
        postgres = EmbeddedPostgres.start(
                home,
                List.of(
                        "fsync=off",
                        "synchronous_commit=off",
                        "full_page_writes=off",
                        "max_wal_size=256MB",
                        "shared_buffers=128MB"));
        Runtime.getRuntime().addShutdownHook(new Thread(this::end));
        migrateTemplate();
    }

    private void end() {
        postgres.close();
        ScratchDirectory.remove(home);
    }

    public static synchronized TestDatabase get() {
        if (instance == null) {
            instance = new TestDatabase();
            instance.renew();
        }
        return instance;
    }

    /** The server, for tests that tamper as superuser. */
    public EmbeddedPostgres postgres() {
        return postgres;
    }

    /** The name of the database that the application works on at this moment. */
    public String name() {
        return "test_" + clones.get();
    }

    /** A connection as superuser to that database: it can do what the application must never be able to. */
    public Connection superuser() throws SQLException {
        return postgres.superuser(name());
    }

    /** Puts a fresh clone of the template in place of the current database. */
    synchronized void renew() {
        HikariDataSource old = current;
        String stale = name();
        clones.incrementAndGet();
        // A run that was cut off may have left one of this name.
        execute("drop database if exists " + name() + " with (force)");
        execute("create database " + name() + " template template_ouvrage strategy file_copy");
        current = pool(name());
        forgetHeads();
        if (old != null) {
            old.close();
            execute("drop database " + stale + " with (force)");
        }
    }

    /** The heads that are kept outside belong to the books of the database before. */
    private static void forgetHeads() {
        try {
            Files.deleteIfExists(DATA.resolve("heads").resolve("heads.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void migrateTemplate() {
        execute("drop database if exists template_ouvrage with (force)");
        execute("create database template_ouvrage owner " + EmbeddedPostgres.OWNER);
        Migration.of(Flyway.configure())
                .dataSource(postgres.url("template_ouvrage"), EmbeddedPostgres.OWNER, postgres.ownerPassword())
                .locations("classpath:db/migration")
                .placeholders(Map.of("app", EmbeddedPostgres.APP, "kind", "replay"))
                .load()
                .migrate();
    }

    private void execute(String sql) {
        try (Connection connection = postgres.superuser("postgres")) {
            connection.createStatement().execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private HikariDataSource pool(String database) {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(Database.withoutValues(postgres.url(database)));
        pool.setUsername(EmbeddedPostgres.APP);
        pool.setPassword(postgres.appPassword());
        pool.setMaximumPoolSize(12);
        pool.setMinimumIdle(0);
        return pool;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return java.util.Objects.requireNonNull(current).getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new UnsupportedOperationException("tests work under the application's role");
    }

    /** The application's data source in tests. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {

        @Bean
        @Primary
        DataSource testDataSource() {
            return get();
        }
    }
}
