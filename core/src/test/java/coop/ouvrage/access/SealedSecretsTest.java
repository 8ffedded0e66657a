package coop.ouvrage.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedSecretsTest {

    private static final UUID OWNER = UUID.randomUUID();

    @TempDir
    Path data = Path.of("");

    @Test
    void aSecretOpensWithItsKeyForItsOwnerOnly() throws Exception {
        byte[] sealed = new SealedSecrets("", data.resolve("a")).seal(OWNER, "very secret");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(new SealedSecrets("", data.resolve("a")).open(OWNER, sealed))
                .as("after a restart")
                .contains("very secret");
        assertThat(new SealedSecrets("", data.resolve("a")).open(UUID.randomUUID(), sealed))
                .isEmpty();
        assertThat(new SealedSecrets("", data.resolve("b")).open(OWNER, sealed)).isEmpty();
        assertThat(Files.getPosixFilePermissions(data.resolve("a/secrets.key")).toString())
                .contains("OWNER_READ")
                .doesNotContain("GROUP", "OTHERS");
        sealed[sealed.length - 1] ^= 1;
        assertThat(new SealedSecrets("", data.resolve("a")).open(OWNER, sealed)).isEmpty();
    }

    @Test
    void severalNodesShareAKeyThatIsConfigured() {
        String key = java.util.Base64.getEncoder().encodeToString(new byte[32]);
        byte[] sealed = new SealedSecrets(key, data.resolve("a")).seal(OWNER, "x");
        assertThat(new SealedSecrets(key, data.resolve("b")).open(OWNER, sealed))
                .contains("x");
        assertThat(data.resolve("a")).doesNotExist();
        assertThatThrownBy(() -> new SealedSecrets("c2hvcnQ=", data).seal(OWNER, "x"))
                .hasMessageContaining("32 bytes");
    }

    /** The key file had another name while it sealed the secrets of webhooks alone. */
    @Test
    void theKeyOfAnEarlierVersionIsTakenOver() throws Exception {
        byte[] sealed = new SealedSecrets("", data).seal(OWNER, "x");
        Files.move(data.resolve("secrets.key"), data.resolve("webhooks.key"));
        assertThat(new SealedSecrets("", data).open(OWNER, sealed)).contains("x");
        assertThat(data.resolve("secrets.key")).exists();
        assertThat(data.resolve("webhooks.key")).doesNotExist();
    }
}
