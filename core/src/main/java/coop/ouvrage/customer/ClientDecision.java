package coop.ouvrage.customer;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One line of the verification log.
 *
 * @param from null when the client was entered
 */
public record ClientDecision(
        Instant at, @Nullable UUID by, @Nullable ClientState from, ClientState to, String reason) {}
