package coop.ouvrage.webhooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A call to a webhook: queued with what it tells of, sent until it arrives or is given up.
 *
 * @param nextAt when it is tried again; null if it is not
 * @param status of the last answer; null if there was none
 * @param error code of what kept the last attempt from arriving; empty if nothing did
 */
public record WebhookCall(
        UUID id,
        String event,
        Instant queuedAt,
        int attempts,
        @Nullable Instant sentAt,
        @Nullable Instant nextAt,
        @Nullable Integer status,
        String error) {

    public boolean givenUp() {
        return sentAt == null && nextAt == null;
    }
}
