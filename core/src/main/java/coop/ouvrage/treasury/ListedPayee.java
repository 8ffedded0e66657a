package coop.ouvrage.treasury;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payee whose name is like one on the sanctions list.
 *
 * @param entry of the list
 * @param born days or years of birth, as listed; empty if none
 * @param regulation programme and title, as listed
 * @param decidedBy officer who said that it is somebody else; null while nobody did
 * @param reason what tells them apart; empty while nobody decided
 */
public record ListedPayee(
        UUID id,
        UUID party,
        String name,
        long entry,
        String listedName,
        boolean person,
        String born,
        String regulation,
        Instant foundAt,
        @Nullable UUID decidedBy,
        String reason) {

    /** Whether nothing may leave for this payee until an officer decides. */
    public boolean blocks() {
        return decidedBy == null;
    }

    /** Names stay out of logs. */
    @Override
    public String toString() {
        return "ListedPayee[" + id + "]";
    }
}
