package coop.ouvrage.receivables;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What earlier matches have taught: who pays from this account, or under this name, pays for this client.
 *
 * @param clue an IBAN, or a name in the form in which names are compared
 * @param confirmed matches that a reference proved or a person made
 * @param undone matches that were taken back
 * @param removedOn day on which an officer took the rule out of use
 */
public record PayerRule(
        Kind kind,
        String clue,
        UUID client,
        int confirmed,
        int undone,
        LocalDate lastOn,
        @Nullable LocalDate removedOn) {

    /** What a payer is known by. */
    public enum Kind {
        ACCOUNT,
        NAME
    }

    private static final int ENOUGH = 2;

    public boolean isUsed() {
        return removedOn == null;
    }

    /** Sure enough to match by itself where nothing else speaks against it: proven twice, and twice more for each mistake. */
    public boolean isTrusted() {
        return isUsed() && confirmed - 2 * undone >= ENOUGH;
    }
}
