package coop.ouvrage.access;

import coop.ouvrage.calendar.BusinessTime;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Asks for the second factor again before what must not happen from a forgotten screen. */
@Component
public class StepUp {

    /** For payment batches, account changes, closings and votes. */
    public static final Duration RECENT = Duration.ofMinutes(10);

    private final CurrentUser user;
    private final BusinessTime time;

    StepUp(CurrentUser user, BusinessTime time) {
        this.user = user;
        this.time = time;
    }

    /** The page for proving oneself must be shown first; the act is repeated by its reader. */
    public static final class Needed extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Needed() {
            super("second factor needed");
        }
    }

    /** @throws Needed unless the second factor was given within {@code maxAge}; the web answers with a page that asks for it */
    public void require(Duration maxAge) {
        if (!isRecent(maxAge)) {
            throw new Needed();
        }
    }

    public boolean isRecent(Duration maxAge) {
        Instant proven = user.actor().provenAt();
        return user.actor().isSystem() || proven != null && !proven.plus(maxAge).isBefore(time.now());
    }
}
