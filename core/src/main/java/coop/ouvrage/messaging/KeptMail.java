package coop.ouvrage.messaging;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as it was written, for those who must prove what they sent.
 *
 * @param sentAt when the mail server took it; null while it waits
 */
public record KeptMail(
        String address,
        String subject,
        String body,
        Instant queuedAt,
        @Nullable Instant sentAt) {}
