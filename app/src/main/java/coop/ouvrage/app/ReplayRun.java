package coop.ouvrage.app;

import com.zaxxer.hikari.HikariDataSource;
import coop.ouvrage.replay.Around;
import coop.ouvrage.replay.Replay;
import coop.ouvrage.replay.ReplayFigures;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** Lives a year on a database of its own, without the application around the services, and proves the books after. */
public final class ReplayRun {

    /**
     * What is asked for.
     *
     * @param validateOneIn of how many e-invoices one meets the official rules
     * @param renderOneIn of how many papers of each kind one is rendered
     * @param until last day, for trials; the year's last otherwise
     * @param tables a file of published tables to compare with besides; null for none
     */
    public record Wish(
            int year,
            BigDecimal scale,
            long seed,
            int validateOneIn,
            int renderOneIn,
            LocalDate until,
            @Nullable Path tables) {}

    private static final int STATEMENTS = 4096;
    private static final int STATEMENTS_MB = 64;

    private final Database database;
    private final Path data;
    private final Wish wish;
    private final PrintStream err;

    private ReplayRun(Database database, Path data, Wish wish, PrintStream err) {
        this.database = database;
        this.data = data;
        this.wish = wish;
        this.err = err;
    }

    /** @throws CannotRun if the database is for something else, or holds another year */
    public static Map<String, Object> run(Database database, Path data, Wish wish, PrintStream err)
            throws SQLException {
        String mark = database.mark().orElse("replay");
        if (!mark.equals("replay")) {
            throw new CannotRun("this database is marked " + mark + "; a year is replayed on one of its own");
        }
        return new ReplayRun(database, data, wish, err).run();
    }

    private Map<String, Object> run() throws SQLException {
        long start = System.nanoTime();
        Migration.of(database, "replay");
        prepare();
        LocalDate first = LocalDate.of(wish.year(), 1, 1);
        Map<String, Object> result = new LinkedHashMap<>();
        try (Around around = Around.start(data, first);
                HikariDataSource pool = pool();
                AnnotationConfigApplicationContext context =
                        Modules.over(pool, data, settings(around), around, ReplayTransactions.class)) {
            result.put("year", wish.year());
            result.put("scale", wish.scale().toPlainString());
            result.put("seed", wish.seed());
            Progress progress = new Progress(err, this::analyze);
            Replay replay = context.getBean(Replay.class);
            result.put("start_seconds", seconds(start));
            long begun = System.nanoTime();
            replay.live(wish.until(), progress);
            result.put("lived_seconds", seconds(begun));
            result.putAll(context.getBean(ReplayFigures.class).all());
            result.put("validated_one_in", wish.validateOneIn());
            result.put("rendered_one_in", wish.renderOneIn());
        }
        result.put("java_peak_mb", PeakMemory.megabytes());
        return result;
    }

    private HikariDataSource pool() {
        HikariDataSource pool = new HikariDataSource();
        pool.setJdbcUrl(database.url());
        pool.setUsername(database.app().user());
        pool.setPassword(database.app().password());
        // What a crash of the machine takes of the last second is lived again.
        pool.addDataSourceProperty("options", "-c synchronous_commit=off");
        // One connection does all the work, with every statement that there is: none is to be planned twice.
        pool.addDataSourceProperty("preparedStatementCacheQueries", STATEMENTS);
        pool.addDataSourceProperty("preparedStatementCacheSizeMiB", STATEMENTS_MB);
        return pool;
    }

    /** Another seed or scale would continue somebody else's year. */
    private void prepare() throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute(Replay.SCHEMA);
            statement.execute("grant all on schema replay to " + database.app().user());
            statement.execute("grant all on all tables in schema replay to "
                    + database.app().user());
            String asked = wish.year() + ", " + wish.scale().toPlainString() + ", " + wish.seed();
            statement.execute(
                    "insert into replay.asked select " + asked + " where not exists (select from replay.asked)");
            try (var same = statement.executeQuery(
                    "select exists (select from replay.asked where (year, scale, seed) = (" + asked + "))")) {
                same.next();
                if (!same.getBoolean(1)) {
                    throw new CannotRun("this directory holds another year, scale or seed; choose another with --data");
                }
            }
        }
    }

    /** What the server does by itself every minute would come once in many replayed months. */
    private void analyze() {
        try (Connection connection = database.connect()) {
            GrownTables.analyze(connection);
        } catch (SQLException e) {
            throw new IllegalStateException("cannot look at the tables", e);
        }
    }

    private Map<String, Object> settings(Around around) {
        Map<String, Object> settings = new HashMap<>(around.settings());
        settings.put("ouvrage.replay", "true");
        settings.put("ouvrage.replay.year", wish.year());
        settings.put("ouvrage.replay.scale", wish.scale());
        settings.put("ouvrage.replay.seed", wish.seed());
        settings.put("ouvrage.replay.render-one-in", wish.renderOneIn());
        settings.put("ouvrage.einvoice.check-one-in", wish.validateOneIn());
        settings.put("ouvrage.einvoice.check-each", wish.validateOneIn() == 1);
        if (wish.tables() != null) {
            settings.put("ouvrage.replay.tables", wish.tables().toString());
        }
        settings.put("ouvrage.address", "http://localhost");
        settings.put("ouvrage.name", "Ouvrage");
        return settings;
    }

    private static double seconds(long since) {
        return Math.round((System.nanoTime() - since) / 1e7) / 100.0;
    }

    /** A line every few seconds, or one that is written over. */
    private static final class Progress implements Replay.Watcher {

        /** While tables grow from nothing. */
        private static final int GROWING_DAYS = 28;

        private static final long SILENCE_NANOS = 3_000_000_000L;

        private final PrintStream err;
        private final Runnable analyze;
        private final boolean terminal =
                System.console() != null && System.console().isTerminal();
        private long told;

        Progress(PrintStream err, Runnable analyze) {
            this.err = err;
            this.analyze = analyze;
            this.told = System.nanoTime() - SILENCE_NANOS;
        }

        @Override
        public void at(LocalDate day, int done, int of) {
            if (day.getDayOfMonth() == 1 || day.getDayOfYear() < GROWING_DAYS && day.getDayOfMonth() % 3 == 0) {
                analyze.run();
            }
            long now = System.nanoTime();
            if (terminal || now - told >= SILENCE_NANOS) {
                told = now;
                String line = "ouvrage: replaying " + day + ", " + 100 * done / of + " %";
                err.print(terminal ? "\r\033[K" + line : line + "\n");
                err.flush();
            }
        }
    }
}
