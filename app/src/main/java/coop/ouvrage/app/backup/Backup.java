package coop.ouvrage.app.backup;

import coop.ouvrage.app.CannotRun;
import coop.ouvrage.app.Database;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Set;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes database and files into one file while the application goes on writing. The database is read in one transaction that sees a
 * single moment. The outside heads of the books are read before it, so that none is younger than the books; other files after it:
 * what a row names was kept before the row.
 */
public final class Backup {

    private final Database database;
    private final KeptFiles files;
    private final @Nullable BackupKey key;
    private final PrintStream err;

    public Backup(Database database, Path data, @Nullable BackupKey key, PrintStream err) {
        this.database = database;
        this.files = new KeptFiles(data, key != null);
        this.key = key;
        this.err = err;
    }

    /** What was made. */
    public record Made(
            Path file,
            long bytes,
            String sha256,
            boolean encrypted,
            boolean secrets,
            String mark,
            String schema,
            String takenAt,
            long rows,
            int files) {}

    /**
     * The file is there whole, on the disk, or not at all.
     *
     * @throws CannotRun if it is there already or cannot be written
     */
    public Made write(Path file) throws IOException, SQLException {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new CannotRun(target + " is there already; choose another name");
        }
        if (target.getParent() == null || !Files.isWritable(target.getParent())) {
            throw new CannotRun("there is no directory " + target.getParent() + " that can be written");
        }
        Path part = target.resolveSibling(target.getFileName() + ".part");
        Files.deleteIfExists(part);
        try {
            Made made = writePart(part, target);
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            record(made);
            return made;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private Made writePart(Path part, Path target) throws IOException, SQLException {
        MessageDigest digest = Seal.sha256();
        try (FileChannel channel = create(part)) {
            OutputStream out = new DigestOutputStream(
                    new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16), digest);
            Manifest manifest;
            Counts counts;
            SealedOutput sealed = Envelope.seal(out, key);
            ZipOutputStream zip = new ZipOutputStream(sealed);
            zip.setLevel(Deflater.BEST_SPEED);
            Telling telling = new Telling(err, "backing up");
            boolean heads = writeHeads(zip);
            try (Snapshot snapshot = new Snapshot(database)) {
                manifest = snapshot.manifest();
                json(zip, Manifest.NAME, manifest);
                counts = snapshot.write(zip, telling);
            }
            // Heads that were not there before the snapshot, and are there now, are younger than the books of the
            // backup.
            int count = files.write(zip, Set.of(files.name(files.heads())), telling) + (heads ? 1 : 0);
            counts = new Counts(counts.rows(), count, counts.sequences());
            json(zip, Counts.NAME, counts);
            zip.finish();
            sealed.end();
            channel.force(true);
            return made(target, Files.size(part), HexFormat.of().formatHex(digest.digest()), manifest, counts);
        }
    }

    private Made made(Path target, long bytes, String sha256, Manifest manifest, Counts counts) {
        return new Made(
                target,
                bytes,
                sha256,
                key != null,
                files.holdsSecrets(),
                manifest.mark(),
                manifest.schema(),
                manifest.takenAt(),
                counts.allRows(),
                counts.files());
    }

    private boolean writeHeads(ZipOutputStream zip) throws IOException {
        if (!Files.exists(files.heads())) {
            return false;
        }
        byte[] heads = Files.readAllBytes(files.heads());
        zip.putNextEntry(new ZipEntry(files.name(files.heads())));
        zip.write(heads);
        zip.closeEntry();
        return true;
    }

    static void json(ZipOutputStream zip, String name, Object value) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(JsonMapper.shared().writeValueAsBytes(value));
        zip.closeEntry();
    }

    private static FileChannel create(Path part) throws IOException {
        Set<StandardOpenOption> options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        return part.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? FileChannel.open(
                        part,
                        options,
                        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))
                : FileChannel.open(part, options);
    }

    private void record(Made made) throws SQLException {
        try (Connection connection = database.connect()) {
            BackupRecord.write(
                    connection,
                    "BACKUP",
                    Instant.parse(made.takenAt()),
                    made.bytes(),
                    made.sha256(),
                    made.encrypted(),
                    made.rows(),
                    made.files());
        }
    }
}
