package coop.ouvrage.shifts;

import coop.ouvrage.money.Money;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A file of shifts as received, with its count.
 *
 * @param possible rows in which nothing was found wrong
 * @param made rows that have become part of a contract
 * @param orderLeft what the check found that the framework order would have left once all that is possible is made; below zero where
 *     policy only warns; null where no order is drawn on
 */
public record ShiftFile(
        UUID id,
        UUID agreement,
        String name,
        String hash,
        State state,
        Instant receivedAt,
        int rows,
        int possible,
        int made,
        @Nullable Money orderLeft) {

    /** How far a file has come. */
    public enum State {
        /** Checked and shown; nothing has happened. */
        CHECKED,
        /** Accepted; its contracts are being made. */
        ACCEPTED,
        /** Every row has its answer. */
        DONE
    }

    public int refused() {
        return rows - (state == State.DONE ? made : possible);
    }
}
