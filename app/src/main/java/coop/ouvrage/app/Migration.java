package coop.ouvrage.app;

import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.output.MigrateResult;

/** Brings the schema of a database to that of this version. */
public final class Migration {

    private Migration() {}

    /**
     * @param kind the mark of a database that has none yet: real or replay
     * @throws CannotRun if the schema is not ours, or newer than this version
     */
    public static MigrateResult of(Database database, String kind) {
        try {
            return Flyway.configure()
                    .dataSource(
                            database.url(),
                            database.owner().user(),
                            database.owner().password())
                    .locations("classpath:db/migration")
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
}
