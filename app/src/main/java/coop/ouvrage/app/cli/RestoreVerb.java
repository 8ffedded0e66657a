package coop.ouvrage.app.cli;

import coop.ouvrage.app.Database;
import coop.ouvrage.app.backup.Restore;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ouvrage restore}: what a backup holds, into a place that holds nothing, and proved. */
public final class RestoreVerb implements Verb {

    @Override
    public String name() {
        return "restore";
    }

    @Override
    public String summary() {
        return "brings a backup back into an empty directory or database, and proves its books";
    }

    @Override
    public String help() {
        return """
                ./ouvrage restore FILE [--data DIR] [--key-file FILE]
                """ + BackupVerb.KEY_HELP + """

                  --data   the directory to fill (default ./data); it must hold nothing
                With OUVRAGE_DATABASE_URL, OUVRAGE_DATABASE_USER and OUVRAGE_DATABASE_PASSWORD that PostgreSQL, which must hold nothing, and
                DIR for the files. The whole file is proved first: one that is cut off, changed or sealed with another key is refused before
                anything is written. A backup of an older version is brought to this one. The mark stays.
                Nothing leaves the copy by itself (mails, e-invoices, declarations) until an administrator lets it, on the page of operations.
                Prints {"data":"..","mark":"real","taken_at":"..","schema":"..","migrated_to":"..","rows":12,"files":3,"holds":true,
                "invariants":30,"failures":[]}. Exit code 1 if it is refused, or if an invariant of the books does not hold.""";
    }

    @Override
    public int run(List<String> given, PrintStream out, PrintStream err) throws Exception {
        Arguments arguments = Arguments.read(given, Set.of(), Set.of("--data", "--key-file"));
        Path file = BackupVerb.file(arguments, "the backup to restore");
        Restore.Restored restored = new Restore(
                        Place.data(arguments), BackupVerb.key(arguments).orElse(null), err)
                .from(file, Database.external(System.getenv()));
        out.println(JsonMapper.shared().writeValueAsString(json(restored)));
        return restored.holds() ? 0 : 1;
    }

    private static Map<String, Object> json(Restore.Restored restored) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("data", restored.data().toString());
        fields.put("mark", restored.mark());
        fields.put("taken_at", restored.takenAt());
        fields.put("schema", restored.schema());
        fields.put("migrated_to", restored.migratedTo());
        fields.put("rows", restored.rows());
        fields.put("files", restored.files());
        fields.put("holds", restored.holds());
        fields.put("invariants", restored.proof().size());
        fields.put(
                "failures",
                restored.proof().stream()
                        .filter(report -> !report.holds())
                        .map(VerifyVerb::report)
                        .toList());
        return fields;
    }
}
