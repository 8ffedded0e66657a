package coop.ouvrage.access;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals secrets that must be read again (of authenticator apps, of webhooks) with a key that is not in the database: who reads a copy of the
 * database alone can make no code and sign nothing. AES-256-GCM, bound to whom the secret belongs. The key is {@code ouvrage.secrets.key}
 * (Base64 of 32 bytes, the same on every node), else a file of the data directory that only its owner reads, made when it is first needed.
 * Secrets that are only compared are kept as hash instead ({@link Secrets#hash}).
 */
@Component
public class SealedSecrets {

    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final String configured;
    private final Path file;
    private final Path before;

    /** @param configured the setting, or what it was called before, when it sealed the secrets of webhooks alone */
    SealedSecrets(
            @Value("${ouvrage.secrets.key:${ouvrage.webhooks.key:}}") String configured,
            @Value("${ouvrage.data:./data}") Path directory) {
        this.configured = configured;
        this.file = directory.resolve("secrets.key");
        this.before = directory.resolve("webhooks.key");
    }

    /** @param owner whom the secret belongs to: it opens for nobody else */
    public byte[] seal(UUID owner, String secret) {
        byte[] nonce = Secrets.bytes(NONCE);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, owner, nonce, secret.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        byte[] whole = new byte[NONCE + sealed.length];
        System.arraycopy(nonce, 0, whole, 0, NONCE);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return whole;
    }

    /** The secret; empty if it was sealed with another key, or for another owner. */
    public Optional<String> open(UUID owner, byte[] whole) {
        byte[] nonce = Arrays.copyOf(whole, NONCE);
        byte[] sealed = Arrays.copyOfRange(whole, NONCE, whole.length);
        return run(Cipher.DECRYPT_MODE, owner, nonce, sealed).map(clear -> new String(clear, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> run(int mode, UUID owner, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(owner.toString().getBytes(StandardCharsets.US_ASCII));
            return Optional.of(cipher.doFinal(text));
        } catch (AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        if (!configured.isBlank()) {
            byte[] key = Base64.getDecoder().decode(configured.strip());
            if (key.length != KEY) {
                throw new IllegalStateException("ouvrage.secrets.key is not the Base64 of 32 bytes");
            }
            return key;
        }
        try {
            if (Files.exists(before) && Files.notExists(file)) {
                Files.move(before, file);
            }
            return Files.exists(file) ? Files.readAllBytes(file) : made();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Written aside and linked into place whole: of two that make one, the first stays. */
    private byte[] made() throws IOException {
        Files.createDirectories(file.getParent());
        Path aside = Files.createTempFile(
                file.getParent(),
                "secrets",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(aside, Secrets.bytes(KEY), StandardOpenOption.WRITE);
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            return Files.readAllBytes(file);
        } finally {
            Files.delete(aside);
        }
        return Files.readAllBytes(file);
    }
}
