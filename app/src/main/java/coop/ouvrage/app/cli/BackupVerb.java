package coop.ouvrage.app.cli;

import coop.ouvrage.app.Database;
import coop.ouvrage.app.backup.Backup;
import coop.ouvrage.app.backup.BackupKey;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** {@code ./ouvrage backup}: database and files as of one moment, in one file. */
public final class BackupVerb implements Verb {

    static final String KEY_HELP = """
              --key-file  a file whose text is the key; or OUVRAGE_BACKUP_KEY, or OUVRAGE_BACKUP_KEY_FILE""";

    @Override
    public String name() {
        return "backup";
    }

    @Override
    public String summary() {
        return "writes database and files as of one moment into one file, encrypted when a key is set";
    }

    @Override
    public String help() {
        return """
                ./ouvrage backup FILE [--data DIR] [--key-file FILE]
                """ + KEY_HELP + "\n" + Place.HELP + """

                FILE must not be there yet; it is there whole or not at all. With a key it is encrypted in parts of 1 MiB (AES-256-GCM; the
                key is derived from the text by PBKDF2-HMAC-SHA256, 600000 rounds, 16 bytes of salt) and holds secrets.key too; without
                one it only shows damage, and leaves secrets.key out. Whoever loses the key loses the backup. People stay logged in where
                they are; in what is restored nobody is.
                Prints {"file":"..","bytes":12,"sha256":"..","encrypted":true,"secrets":true,"mark":"real","schema":"..","taken_at":"..",
                "rows":12,"files":3}.""";
    }

    @Override
    public int run(List<String> given, PrintStream out, PrintStream err) throws Exception {
        Arguments arguments = Arguments.read(given, Set.of(), Set.of("--data", "--key-file"));
        Path file = file(arguments, "the file to write");
        BackupKey key = key(arguments).orElse(null);
        Path data = Place.data(arguments);
        try (Database database = Place.existing(data)) {
            Backup.Made made = new Backup(database, data, key, err).write(file);
            if (key == null) {
                err.println(
                        "ouvrage: the backup is not encrypted and holds no secrets.key; set OUVRAGE_BACKUP_KEY for both");
            }
            out.println(JsonMapper.shared().writeValueAsString(json(made)));
            return 0;
        }
    }

    static Path file(Arguments arguments, String what) {
        if (arguments.rest().size() != 1) {
            throw new WrongUse("names one thing: " + what);
        }
        return Path.of(arguments.rest().getFirst());
    }

    static Optional<BackupKey> key(Arguments arguments) {
        @Nullable String file = arguments.value("--key-file").orElse(null);
        return file == null ? BackupKey.of(System.getenv()) : Optional.of(BackupKey.read(Path.of(file)));
    }

    private static Map<String, Object> json(Backup.Made made) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("file", made.file().toString());
        fields.put("bytes", made.bytes());
        fields.put("sha256", made.sha256());
        fields.put("encrypted", made.encrypted());
        fields.put("secrets", made.secrets());
        fields.put("mark", made.mark());
        fields.put("schema", made.schema());
        fields.put("taken_at", made.takenAt());
        fields.put("rows", made.rows());
        fields.put("files", made.files());
        return fields;
    }
}
