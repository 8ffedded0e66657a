package coop.ouvrage.treasury;

import coop.ouvrage.treasury.spi.BankLine;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A bank line and what became of it.
 *
 * @param claimant who booked it; null while it waits
 * @param subjects what it was matched with
 * @param automatic whether no person was needed
 * @param note message key of what stopped an automatic match; else empty
 * @param reason message key of why it was matched by itself; else empty
 * @param reasonValues for the places of that sentence: name, value, name, value
 */
public record KeptLine(
        BankLine line,
        UUID statement,
        State state,
        @Nullable String claimant,
        List<UUID> subjects,
        boolean automatic,
        @Nullable LocalDate matchedOn,
        String note,
        String reason,
        List<String> reasonValues) {

    /** Where the money stands. */
    public enum State {
        MATCHED,
        /** In suspense, with something to choose from. */
        PROPOSED,
        /** In suspense, and nobody has an idea. */
        SUSPENSE,
        /** Stands no more: its parts, which another file named, stand in its place. */
        DIVIDED
    }

    /** Whether a person has to say what it is. */
    public boolean isWaiting() {
        return state == State.PROPOSED || state == State.SUSPENSE;
    }

    public boolean isMatched() {
        return state == State.MATCHED;
    }
}
