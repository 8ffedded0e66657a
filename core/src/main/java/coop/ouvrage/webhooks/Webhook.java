package coop.ouvrage.webhooks;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An address that is told of events. Its secret is no part of it: it is shown once and kept sealed.
 *
 * @param events names of {@link Told}
 * @param waiting calls that have not arrived yet
 * @param failed calls that were given up
 */
public record Webhook(
        UUID id,
        String address,
        List<String> events,
        Instant madeAt,
        @Nullable Instant endedAt,
        int waiting,
        int failed) {

    public Webhook {
        events = List.copyOf(events);
    }

    public boolean ended() {
        return endedAt != null;
    }
}
