package coop.ouvrage.webhooks;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature of a call, header {@code Ouvrage-Signature}: {@code t=SECONDS,v1=HEX}, where HEX is the HMAC-SHA256 of
 * {@code SECONDS.BODY} under the secret of the webhook. Who checks it refuses old seconds too: a call that was overheard cannot be
 * sent again later.
 */
final class CallSignature {

    private CallSignature() {}

    static String of(String secret, long seconds, String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] sum = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(sum);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
