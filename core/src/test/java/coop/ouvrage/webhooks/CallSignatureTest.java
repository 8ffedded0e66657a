package coop.ouvrage.webhooks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CallSignatureTest {

    /** Checked against {@code openssl dgst -sha256 -hmac}. */
    @Test
    void aSignatureIsAnHmacOfTimeAndBody() {
        assertThat(CallSignature.of("key", 1700000000L, "{}"))
                .isEqualTo("t=1700000000,v1=" + "9d713ed406bb7076d4123f0dc2c39d2df5c654ed4b0cd56b52c8b4c940bd63ae");
    }
}
