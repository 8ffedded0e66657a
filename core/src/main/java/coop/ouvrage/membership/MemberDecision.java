package coop.ouvrage.membership;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What happened to a registration: sent, asked to be completed, decided; by whom and why. */
public record MemberDecision(Instant at, @Nullable UUID by, Kind kind, String reason) {

    /** What was done. */
    public enum Kind {
        REGISTERED,
        ASKED,
        ADMITTED,
        REFUSED
    }
}
