package coop.ouvrage.employment;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One signature with its proof.
 *
 * @param version of the contract that was signed
 * @param signer person who signed; none when the entity signed by its mandate
 * @param method how the signer was recognised
 * @param documentHash of the text that was signed, SHA-256 in hex
 * @param proof further facts as JSON: no personal data beyond a masked address
 */
public record Signature(
        int version,
        Side side,
        @Nullable UUID signer,
        @Nullable UUID mandate,
        Instant signedAt,
        String method,
        String documentHash,
        String proof) {

    /** Who signs. */
    public enum Side {
        WORKER,
        EMPLOYER
    }
}
