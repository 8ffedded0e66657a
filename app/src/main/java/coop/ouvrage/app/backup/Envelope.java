package coop.ouvrage.app.backup;

import coop.ouvrage.app.CannotRun;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The outermost layer of a backup: one line that says how it is sealed, then the sealed parts. The line is readable without a key and
 * covered by every seal.
 */
final class Envelope {

    private static final Pattern LINE = Pattern.compile(
            "OUVRAGE-BACKUP 1 (?:none|AES-256-GCM " + BackupKey.DERIVATION + " ([0-9]{4,8}) ([0-9a-f]{32}))");
    private static final int LONGEST = 200;

    private Envelope() {}

    static SealedOutput seal(OutputStream out, @Nullable BackupKey key) throws IOException {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        String line = "OUVRAGE-BACKUP 1 "
                + (key == null
                        ? "none"
                        : "AES-256-GCM " + BackupKey.DERIVATION + " " + key.iterations() + " "
                                + HexFormat.of().formatHex(salt));
        byte[] head = (line + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(head);
        return new SealedOutput(
                out,
                key == null ? new Seal.Checked(head) : new Seal.Encrypted(key.derive(salt, key.iterations()), head));
    }

    /** @throws CannotRun if it is sealed with a key and none is given */
    static SealedInput open(Path file, @Nullable BackupKey key) throws IOException {
        InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
        try {
            byte[] head = firstLine(in);
            Matcher line = LINE.matcher(new String(head, StandardCharsets.US_ASCII).strip());
            if (!line.matches()) {
                throw new DamagedBackup("it is no backup that this version knows");
            }
            return new SealedInput(in, seal(line, head, key));
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    private static Seal seal(Matcher line, byte[] head, @Nullable BackupKey key) {
        if (line.group(1) == null) {
            return new Seal.Checked(head);
        }
        if (key == null) {
            throw new CannotRun("the backup is encrypted; give its key in OUVRAGE_BACKUP_KEY or with --key-file");
        }
        return new Seal.Encrypted(
                key.derive(HexFormat.of().parseHex(line.group(2)), Integer.parseInt(line.group(1))), head);
    }

    private static byte[] firstLine(InputStream in) throws IOException {
        byte[] line = new byte[LONGEST];
        for (int i = 0; i < LONGEST; i++) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            line[i] = (byte) next;
            if (next == '\n') {
                return java.util.Arrays.copyOf(line, i + 1);
            }
        }
        throw new DamagedBackup("it is no backup");
    }
}
