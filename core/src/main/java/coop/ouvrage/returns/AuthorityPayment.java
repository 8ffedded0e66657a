package coop.ouvrage.returns;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A transfer to an authority.
 *
 * @param source the return that it pays
 * @param attempt 1 for the first; a transfer that came back or was given up is followed by another
 * @param batch of the treasury, which two people release
 * @param doneOn when it was paid or came back
 */
public record AuthorityPayment(
        UUID source,
        int attempt,
        Money amount,
        UUID batch,
        State state,
        @Nullable LocalDate doneOn) {

    /** How far it has come. */
    public enum State {
        /** In a batch that waits for a second person. */
        PREPARED,
        SENT,
        PAID,
        RETURNED,
        CANCELLED
    }

    public boolean isAlive() {
        return state == State.PREPARED || state == State.SENT || state == State.PAID;
    }
}
