package coop.ouvrage.app.cli;

import coop.ouvrage.app.Database;
import coop.ouvrage.app.Migration;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.flywaydb.core.api.output.MigrateResult;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ouvrage migrate}: the schema, without starting the application. */
public final class MigrateVerb implements Verb {

    @Override
    public String name() {
        return "migrate";
    }

    @Override
    public String summary() {
        return "brings the schema of a database to this version ('run' does it by itself)";
    }

    @Override
    public String help() {
        return """
                ./ouvrage migrate [--data DIR]
                """ + Place.HELP + """

                An empty PostgreSQL is marked real, for ever. Prints {"applied":2,"version":"202611211231","kind":"real"}.""";
    }

    @Override
    public int run(List<String> given, PrintStream out, PrintStream err) throws Exception {
        Arguments arguments = Arguments.read(given, Set.of(), Set.of("--data")).nothingElse();
        Path data = Place.data(arguments);
        try (Database database = Place.existing(data)) {
            MigrateResult result = Migration.of(database, database.mark().orElse("real"));
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("applied", result.migrationsExecuted);
            answer.put(
                    "version",
                    result.targetSchemaVersion == null ? result.initialSchemaVersion : result.targetSchemaVersion);
            answer.put("kind", database.mark().orElseThrow());
            out.println(JsonMapper.shared().writeValueAsString(answer));
            return 0;
        }
    }
}
