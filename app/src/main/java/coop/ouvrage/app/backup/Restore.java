package coop.ouvrage.app.backup;

import coop.ouvrage.app.BookProof;
import coop.ouvrage.app.CannotRun;
import coop.ouvrage.app.Database;
import coop.ouvrage.app.Migration;
import coop.ouvrage.ledger.InvariantReport;
import coop.ouvrage.postgres.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Brings a backup back: into a directory that holds nothing, or an external database that holds nothing. The whole file is proved
 * first. A directory is filled aside and moved into its place at the end, the database last, so that a restoration that was cut off
 * never looks like an installation.
 */
public final class Restore {

    static final String ASIDE = "restore.part";

    private final Path data;
    private final @Nullable BackupKey key;
    private final PrintStream err;

    public Restore(Path data, @Nullable BackupKey key, PrintStream err) {
        this.data = data.toAbsolutePath().normalize();
        this.key = key;
        this.err = err;
    }

    /**
     * What came back.
     *
     * @param schema the version that the backup had
     * @param migratedTo the version that it has now
     */
    public record Restored(
            Path data,
            String mark,
            String takenAt,
            String schema,
            String migratedTo,
            long rows,
            int files,
            boolean encrypted,
            List<InvariantReport> proof) {

        public boolean holds() {
            return proof.stream().allMatch(InvariantReport::holds);
        }
    }

    /** @throws CannotRun in one line if the file or the place cannot be taken; nothing was written then */
    public Restored from(Path file, Optional<Database> external) throws Exception {
        refuseUsedDirectory();
        if (external.isPresent()) {
            refuseUsedDatabase(external.get());
        }
        err.println("ouvrage: proving " + file);
        Content content = Content.prove(file, key);
        refuseUnknown(content.manifest());
        Path aside = clear();
        Restored restored;
        try (Database database = external.orElseGet(() -> Database.start(aside))) {
            restored = fill(database, aside, content);
        } catch (Exception e) {
            Emptied.directory(aside);
            throw e;
        }
        moveIn(aside);
        return restored;
    }

    private void refuseUsedDirectory() throws IOException {
        if (!Files.exists(data)) {
            return;
        }
        try (var children = Files.list(data)) {
            if (children.anyMatch(child -> !child.endsWith(ASIDE))) {
                throw new CannotRun(
                        data + " is not empty; restore into a directory that holds nothing, named with --data");
            }
        }
    }

    private static void refuseUsedDatabase(Database database) throws SQLException {
        try (Connection connection = database.connect()) {
            if (!new Catalogue(connection).isEmpty()) {
                throw new CannotRun(
                        "the database of OUVRAGE_DATABASE_URL is not empty; restore into one that holds nothing");
            }
        }
    }

    private static void refuseUnknown(Manifest manifest) {
        if (!Migration.known().containsAll(manifest.versions())) {
            throw new CannotRun("the backup was made by a newer version of Ouvrage (schema " + manifest.schema()
                    + "); restore it with that one");
        }
    }

    /** An empty directory beside what will be; one that a killed restoration left is thrown away, its server stopped first. */
    private Path clear() throws IOException {
        Path aside = data.resolve(ASIDE);
        if (Files.exists(aside.resolve("postgres").resolve("prepared"))) {
            EmbeddedPostgres.start(aside).close();
        }
        Emptied.directory(aside);
        return Files.createDirectories(aside);
    }

    private Restored fill(Database database, Path aside, Content content) throws Exception {
        Manifest manifest = content.manifest();
        err.println("ouvrage: restoring " + content.counts().allRows() + " rows and "
                + content.counts().files() + " files of " + manifest.takenAt());
        Migration.of(database, manifest.mark(), manifest.schema());
        Telling telling = new Telling(err, "restoring");
        try (Load load = new Load(database.connect(), manifest)) {
            content.each((name, in) -> {
                if (name.startsWith(Snapshot.TABLES)) {
                    load.table(name.substring(Snapshot.TABLES.length()), in);
                } else if (name.startsWith(KeptFiles.PREFIX)) {
                    put(aside, name.substring(KeptFiles.PREFIX.length()), in);
                }
                telling.more(0, name);
            });
            load.finish(content.counts());
        }
        String migratedTo = Migration.of(database, manifest.mark()).targetSchemaVersion;
        record(database, content);
        err.println("ouvrage: proving the books");
        List<InvariantReport> proof = BookProof.of(database, aside);
        return new Restored(
                data,
                manifest.mark(),
                manifest.takenAt(),
                manifest.schema(),
                migratedTo == null ? manifest.schema() : migratedTo,
                content.counts().allRows(),
                content.counts().files(),
                key != null,
                proof);
    }

    private void record(Database database, Content content) throws SQLException {
        try (Connection connection = database.connect()) {
            BackupRecord.write(
                    connection,
                    "RESTORE",
                    Instant.parse(content.manifest().takenAt()),
                    content.bytes(),
                    content.sha256(),
                    key != null,
                    content.counts().allRows(),
                    content.counts().files());
            BackupRecord.hold(connection);
        }
    }

    private static void put(Path aside, String name, InputStream content) throws IOException {
        Path file = aside.resolve(name).normalize();
        if (!file.startsWith(aside) || file.startsWith(aside.resolve("postgres"))) {
            throw new CannotRun("the backup names a file outside its place: " + name);
        }
        Files.createDirectories(file.getParent());
        Files.copy(content, file);
        if (name.equals(KeptFiles.SECRETS)
                && file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        }
    }

    private void moveIn(Path aside) throws IOException {
        Files.deleteIfExists(aside.resolve("lock"));
        for (Path part : Emptied.databaseLast(aside)) {
            Files.move(part, data.resolve(part.getFileName()));
        }
        Files.delete(aside);
    }
}
