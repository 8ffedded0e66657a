package coop.ouvrage.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SealedSecretsTest {

    private static final UUID HOOK = UUID.randomUUID();

    @TempDir
    Path data = Path.of("");

    @Test
    void aSecretOpensWithItsKeyForItsWebhookOnly() throws Exception {
        byte[] sealed = new SealedSecrets("", data.resolve("a")).seal(HOOK, "very secret");
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("secret");
        assertThat(new SealedSecrets("", data.resolve("a")).open(HOOK, sealed))
                .as("after a restart")
                .contains("very secret");
        assertThat(new SealedSecrets("", data.resolve("a")).open(UUID.randomUUID(), sealed))
                .isEmpty();
        assertThat(new SealedSecrets("", data.resolve("b")).open(HOOK, sealed)).isEmpty();
        assertThat(Files.getPosixFilePermissions(data.resolve("a/webhooks.key")).toString())
                .contains("OWNER_READ")
                .doesNotContain("GROUP", "OTHERS");
        sealed[sealed.length - 1] ^= 1;
        assertThat(new SealedSecrets("", data.resolve("a")).open(HOOK, sealed)).isEmpty();
    }

    @Test
    void severalNodesShareAKeyThatIsConfigured() {
        String key = java.util.Base64.getEncoder().encodeToString(new byte[32]);
        byte[] sealed = new SealedSecrets(key, data.resolve("a")).seal(HOOK, "x");
        assertThat(new SealedSecrets(key, data.resolve("b")).open(HOOK, sealed)).contains("x");
        assertThat(data.resolve("a")).doesNotExist();
        assertThatThrownBy(() -> new SealedSecrets("c2hvcnQ=", data).seal(HOOK, "x"))
                .hasMessageContaining("32 bytes");
    }

    /** Checked against {@code openssl dgst -sha256 -hmac}. */
    @Test
    void aSignatureIsAnHmacOfTimeAndBody() {
        assertThat(CallSignature.of("key", 1700000000L, "{}"))
                .isEqualTo("t=1700000000,v1=" + "9d713ed406bb7076d4123f0dc2c39d2df5c654ed4b0cd56b52c8b4c940bd63ae");
    }
}
