package coop.ouvrage.invoicing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An accepted quote: who accepted, when, through which proven contact, and the hash of the text accepted.
 *
 * @param acceptedThrough masked contact that received the one-time code
 */
public record Order(
        OrderId id,
        Quote quote,
        Instant acceptedAt,
        LocalDate acceptedOn,
        String acceptedBy,
        String acceptedThrough,
        byte[] textHash,
        @Nullable LocalDate cancelledOn) {

    public UUID job() {
        return quote.job();
    }

    public boolean cancelled() {
        return cancelledOn != null;
    }
}
