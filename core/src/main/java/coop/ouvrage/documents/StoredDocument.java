package coop.ouvrage.documents;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A document as it was said: never changed afterwards.
 *
 * @param subject what it is about: an invoice, a contract, a payslip
 * @param data JSON, byte for byte as it was hashed
 * @param pdf hash of the kept PDF; null until somebody asked for it
 */
public record StoredDocument(
        DocumentId id,
        String kind,
        UUID subject,
        String language,
        int templateVersion,
        String data,
        ContentHash hash,
        @Nullable ContentHash pdf,
        Instant storedAt) {

    /** The hash that a document of this content has. */
    static ContentHash hash(String kind, int version, String language, String data) {
        String whole = String.join("\n", kind, Integer.toString(version), language, data);
        return ContentHash.of(whole.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    boolean isIntact() {
        return hash.equals(hash(kind, templateVersion, language, data));
    }
}
