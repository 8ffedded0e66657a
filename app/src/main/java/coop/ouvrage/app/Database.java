package coop.ouvrage.app;

import coop.ouvrage.postgres.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The database that a verb works on: the embedded one, whose server it then owns, or the one named in the environment.
 *
 * @param owner the role that migrates
 * @param app the role under which the application works; the same one with an external database
 */
public record Database(
        String url, Login owner, Login app, @Nullable EmbeddedPostgres embedded) implements AutoCloseable {

    private static final String DETAIL = "logServerErrorDetail";

    public Database {
        url = withoutValues(url);
    }

    /** Connections whose errors name a constraint and not the values that violate it: these must not reach a log. */
    public static String withoutValues(String url) {
        return url.contains(DETAIL) ? url : url + (url.contains("?") ? "&" : "?") + DETAIL + "=false";
    }

    /** A role and its password. */
    public record Login(String user, String password) {
        @Override
        public String toString() {
            return "Login[" + user + "]";
        }
    }

    /** The external database of the environment, if it names one. */
    public static Optional<Database> external(Map<String, String> environment) {
        String url = environment.get("OUVRAGE_DATABASE_URL");
        if (url == null || url.isBlank()) {
            return Optional.empty();
        }
        Login login = new Login(
                environment.getOrDefault("OUVRAGE_DATABASE_USER", "ouvrage"),
                environment.getOrDefault("OUVRAGE_DATABASE_PASSWORD", ""));
        String jdbc = url.startsWith("jdbc:") ? url : "jdbc:" + url.replaceFirst("^postgres:", "postgresql:");
        return Optional.of(new Database(jdbc, login, login, null));
    }

    /** The embedded database of a data directory, taken and started. */
    public static Database start(Path data) {
        return of(EmbeddedPostgres.start(data));
    }

    /** As {@link #start}; a directory that was never used becomes a copy of {@code model}, one that nobody holds. */
    public static Database startLike(Path model, Path data) {
        return of(EmbeddedPostgres.startLike(model, data));
    }

    /** The database of the environment, else the embedded one: shared with the application that runs it, or started. */
    public static Database attachOrStart(Map<String, String> environment, Path data) {
        return external(environment).orElseGet(() -> of(EmbeddedPostgres.attachOrStart(data)));
    }

    private static Database of(EmbeddedPostgres postgres) {
        return new Database(
                postgres.url(),
                new Login(EmbeddedPostgres.OWNER, postgres.ownerPassword()),
                new Login(EmbeddedPostgres.APP, postgres.appPassword()),
                postgres);
    }

    /** A connection of the owner, outside the application's pool. */
    public Connection connect() throws SQLException {
        return DriverManager.getConnection(url, owner.user(), owner.password());
    }

    /** The mark of the database; none if it was never migrated. */
    public Optional<String> mark() throws SQLException {
        try (Connection connection = connect();
                ResultSet table = connection
                        .createStatement()
                        .executeQuery("select to_regclass('public.installation') is not null")) {
            table.next();
            if (!table.getBoolean(1)) {
                return Optional.empty();
            }
            try (ResultSet mark = connection.createStatement().executeQuery("select kind from installation")) {
                return mark.next() ? Optional.of(mark.getString(1).toLowerCase(Locale.ROOT)) : Optional.empty();
            }
        }
    }

    @Override
    public void close() {
        if (embedded != null) {
            embedded.close();
        }
    }
}
