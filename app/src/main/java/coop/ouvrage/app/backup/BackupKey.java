package coop.ouvrage.app.backup;

import coop.ouvrage.app.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Map;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/** The secret that seals backups: a text from which each file derives a key of its own. */
public final class BackupKey {

    static final String DERIVATION = "PBKDF2WithHmacSHA256";

    /** What OWASP advised in 2023 for this function: about a third of a second for each guess. */
    private static final int ITERATIONS = 600_000;

    private static final int SHORTEST = 12;

    private final char[] secret;
    private final int iterations;

    private BackupKey(char[] secret, int iterations) {
        this.secret = secret;
        this.iterations = iterations;
    }

    /** The same secret, derived faster: for tests, which seal many files. */
    BackupKey quick() {
        return new BackupKey(secret, 1000);
    }

    int iterations() {
        return iterations;
    }

    /** @throws CannotRun if it is too short to keep a secret */
    public static BackupKey of(String text) {
        if (text.strip().length() < SHORTEST) {
            throw new CannotRun("the key of the backup needs at least " + SHORTEST
                    + " characters; 'openssl rand -base64 32' makes one");
        }
        return new BackupKey(text.strip().toCharArray(), ITERATIONS);
    }

    /** From {@code OUVRAGE_BACKUP_KEY}, or the file that {@code OUVRAGE_BACKUP_KEY_FILE} names; none if neither is set. */
    public static Optional<BackupKey> of(Map<String, String> environment) {
        String text = environment.getOrDefault("OUVRAGE_BACKUP_KEY", "");
        String file = environment.getOrDefault("OUVRAGE_BACKUP_KEY_FILE", "");
        if (!text.isBlank()) {
            return Optional.of(of(text));
        }
        return file.isBlank() ? Optional.empty() : Optional.of(read(Path.of(file)));
    }

    public static BackupKey read(Path file) {
        try {
            return of(Files.readString(file));
        } catch (IOException e) {
            throw new CannotRun("the file with the key of the backup cannot be read: " + file);
        }
    }

    SecretKey derive(byte[] salt, int rounds) {
        try {
            PBEKeySpec spec = new PBEKeySpec(secret, salt, rounds, 256);
            byte[] key = SecretKeyFactory.getInstance(DERIVATION)
                    .generateSecret(spec)
                    .getEncoded();
            spec.clearPassword();
            return new SecretKeySpec(key, "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java does not know " + DERIVATION, e);
        }
    }

    @Override
    public String toString() {
        return "BackupKey[hidden]";
    }
}
