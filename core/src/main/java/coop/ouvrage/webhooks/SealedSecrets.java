package coop.ouvrage.webhooks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Seals the secrets of webhooks with a key that is not in the database: who reads a copy of the database alone can sign nothing.
 * AES-256-GCM, bound to the webhook. The key is {@code ouvrage.webhooks.key} (Base64 of 32 bytes, the same on every node), else a file of
 * the data directory that only its owner reads, made when it is first needed.
 */
@Component
class SealedSecrets {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final String configured;
    private final Path file;

    SealedSecrets(
            @Value("${ouvrage.webhooks.key:}") String configured, @Value("${ouvrage.data:./data}") Path directory) {
        this.configured = configured;
        this.file = directory.resolve("webhooks.key");
    }

    byte[] seal(UUID webhook, String secret) {
        byte[] nonce = random(NONCE);
        byte[] sealed = run(Cipher.ENCRYPT_MODE, webhook, nonce, secret.getBytes(StandardCharsets.UTF_8))
                .orElseThrow();
        byte[] whole = new byte[NONCE + sealed.length];
        System.arraycopy(nonce, 0, whole, 0, NONCE);
        System.arraycopy(sealed, 0, whole, NONCE, sealed.length);
        return whole;
    }

    /** The secret; empty if it was sealed with another key, or for another webhook. */
    Optional<String> open(UUID webhook, byte[] whole) {
        byte[] nonce = java.util.Arrays.copyOf(whole, NONCE);
        byte[] sealed = java.util.Arrays.copyOfRange(whole, NONCE, whole.length);
        return run(Cipher.DECRYPT_MODE, webhook, nonce, sealed).map(clear -> new String(clear, StandardCharsets.UTF_8));
    }

    private Optional<byte[]> run(int mode, UUID webhook, byte[] nonce, byte[] text) {
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key(), "AES"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(webhook.toString().getBytes(StandardCharsets.US_ASCII));
            return Optional.of(cipher.doFinal(text));
        } catch (javax.crypto.AEADBadTagException e) {
            return Optional.empty();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] key() {
        if (!configured.isBlank()) {
            byte[] key = Base64.getDecoder().decode(configured.strip());
            if (key.length != KEY) {
                throw new IllegalStateException("ouvrage.webhooks.key is not the Base64 of 32 bytes");
            }
            return key;
        }
        try {
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
                "webhooks",
                ".key",
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(aside, random(KEY), StandardOpenOption.WRITE);
        try {
            Files.createLink(file, aside);
        } catch (FileAlreadyExistsException e) {
            return Files.readAllBytes(file);
        } finally {
            Files.delete(aside);
        }
        return Files.readAllBytes(file);
    }

    private static byte[] random(int length) {
        byte[] bytes = new byte[length];
        RANDOM.nextBytes(bytes);
        return bytes;
    }
}
