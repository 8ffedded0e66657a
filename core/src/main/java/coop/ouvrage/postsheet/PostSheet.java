package coop.ouvrage.postsheet;

import coop.ouvrage.employment.ContractId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The post sheet of a job.
 *
 * @param nr its unique number
 * @param contact address to which the link went
 * @param answers what the client said; null until it has signed
 * @param signedBy name of the person who signed for the client, {@code signedAs} in which function
 */
public record PostSheet(
        UUID id,
        long nr,
        UUID job,
        ContractId contract,
        UUID unit,
        String entity,
        String contact,
        Instant sentAt,
        Instant expiresAt,
        @Nullable PostAnswers answers,
        @Nullable String signedBy,
        @Nullable String signedAs,
        @Nullable Instant signedAt) {

    public boolean signed() {
        return signedAt != null;
    }

    /** Enough of the client's address to recognise one's own: {@code h…@example.org}. */
    public String maskedContact() {
        return contact.charAt(0) + "…" + contact.substring(contact.indexOf('@'));
    }
}
