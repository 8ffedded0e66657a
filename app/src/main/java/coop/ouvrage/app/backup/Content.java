package coop.ouvrage.app.backup;

import coop.ouvrage.app.CannotRun;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A backup that was read to its end once: every part of it is what was written. */
record Content(Path file, @Nullable BackupKey key, Manifest manifest, Counts counts, long bytes, String sha256) {

    /** Something to do with each entry. */
    interface Reader {
        void entry(String name, InputStream content) throws Exception;
    }

    /** @throws CannotRun in one line if it is no whole, unchanged backup under this key */
    static Content prove(Path file, @Nullable BackupKey key) throws Exception {
        Found found = new Found();
        try {
            each(file, key, found);
            if (found.manifest == null || found.counts == null) {
                throw new DamagedBackup("something is missing in it");
            }
        } catch (DamagedBackup | ZipException | JacksonException e) {
            throw new CannotRun(
                    file + " cannot be restored: " + (e instanceof DamagedBackup ? e.getMessage() : "it is damaged"));
        }
        return new Content(file, key, found.manifest, found.counts, Files.size(file), sha256(file));
    }

    void each(Reader reader) throws Exception {
        each(file, key, reader);
    }

    private static void each(Path file, @Nullable BackupKey key, Reader reader) throws Exception {
        if (!Files.isRegularFile(file)) {
            throw new CannotRun("there is no file " + file);
        }
        try (SealedInput sealed = Envelope.open(file, key)) {
            ZipInputStream zip = new ZipInputStream(sealed);
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                reader.entry(entry.getName(), unclosed(zip));
                zip.closeEntry();
            }
            sealed.toEnd();
        }
    }

    private static InputStream unclosed(ZipInputStream zip) {
        return new FilterInputStream(zip) {
            @Override
            public void close() {
                // the entry ends, the file goes on
            }
        };
    }

    private static String sha256(Path file) throws IOException {
        MessageDigest digest = Seal.sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(java.io.OutputStream.nullOutputStream());
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Reads everything, keeps what tells of the rest. */
    private static final class Found implements Reader {

        private @Nullable Manifest manifest;
        private @Nullable Counts counts;

        @Override
        public void entry(String name, InputStream content) throws IOException {
            switch (name) {
                case Manifest.NAME -> manifest = JsonMapper.shared().readValue(content.readAllBytes(), Manifest.class);
                case Counts.NAME -> counts = JsonMapper.shared().readValue(content.readAllBytes(), Counts.class);
                default -> content.transferTo(java.io.OutputStream.nullOutputStream());
            }
        }
    }
}
