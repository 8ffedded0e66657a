package coop.ouvrage.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.flywaydb.core.api.output.MigrateResult;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Brings the schema of a database to that of this version. */
public final class Migration {

    private Migration() {}

    /**
     * @param kind the mark of a database that has none yet: real or replay
     * @throws CannotRun if the schema is not ours, or newer than this version
     */
    public static MigrateResult of(Database database, String kind) {
        return of(database, kind, "latest");
    }

    /**
     * Each migration and the row that remembers it are one transaction. Flyway's usual lock is a transaction of a second connection,
     * which holds that row too: an end between the two commits would leave a schema on which no later start could go on.
     */
    public static FluentConfiguration of(FluentConfiguration flyway) {
        return flyway.configuration(Map.of("flyway.postgresql.transactional.lock", "false"));
    }

    /** As {@link #of(Database, String)}, to an older version: of a backup, whose rows come next. */
    public static MigrateResult of(Database database, String kind, String version) {
        try {
            return of(Flyway.configure())
                    .dataSource(
                            database.url(),
                            database.owner().user(),
                            database.owner().password())
                    .locations("classpath:db/migration")
                    .target(version)
                    .placeholders(Map.of("app", database.app().user(), "kind", kind))
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            String first = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
            Throwable cause = e.getCause();
            throw new CannotRun("the database cannot be migrated: " + first
                    + (cause == null
                            ? ""
                            : ": " + String.valueOf(cause.getMessage()).replace('\n', ' ')));
        }
    }

    /** Every version that this release can bring a schema to. */
    public static Set<String> known() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:db/migration/**/V*__*.sql"))
                    .map(script -> String.valueOf(script.getFilename()))
                    .map(name -> name.substring(1, name.indexOf("__")))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException("the migrations cannot be listed", e);
        }
    }
}
