package coop.ouvrage.concern;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What two sides agreed in writing.
 *
 * @param nr of the case
 * @param signatures of both, signed or awaited
 */
public record Agreement(UUID id, UUID concern, long nr, String text, Instant writtenAt, List<Signature> signatures) {

    /** Who signs. */
    public enum Side {
        SENDER,
        OTHER
    }

    /**
     * @param name as whoever wrote the agreement named them
     * @param signedName as they typed it; null until they signed
     */
    public record Signature(
            Side side,
            String name,
            String email,
            String language,
            @Nullable String signedName,
            @Nullable Instant signedAt) {

        public boolean isSigned() {
            return signedAt != null;
        }
    }

    public boolean isSignedByBoth() {
        return signatures.stream().allMatch(Signature::isSigned);
    }

    /** Names and words stay out of logs. */
    @Override
    public String toString() {
        return "Agreement[" + nr + "]";
    }
}
