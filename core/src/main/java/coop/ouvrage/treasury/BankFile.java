package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.format.StatementFile;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A statement file that was taken.
 *
 * @param name as the officer's machine calls it; never relied on
 * @param reasons why it is held: codes of findings; empty if it never was
 */
public record BankFile(
        UUID id,
        String name,
        String format,
        State state,
        List<String> reasons,
        Instant importedAt,
        @Nullable String acceptReason) {

    /** Whether its lines are in the books. */
    public enum State {
        BOOKED,
        /** Read and shown; nothing booked until an officer accepts it with a reason. */
        HELD,
        ACCEPTED,
        /** A notification: it explains lines and books none. */
        NOTED
    }

    /**
     * A statement in it.
     *
     * @param formats in which it came: a bank may send the same statement as CODA and as CAMT
     */
    public record Part(
            UUID id,
            UUID file,
            BankAccount account,
            String sequence,
            @Nullable Money opening,
            @Nullable Money closing,
            @Nullable LocalDate closingOn,
            int entries,
            int known,
            boolean booked,
            List<String> formats) {

        /** The formats as people write them. */
        public String forms() {
            return String.join(", ", formats).toUpperCase(Locale.ROOT);
        }
    }

    /** With what the file says, read again from its bytes. */
    public record Content(BankFile file, List<Part> statements, StatementFile read) {}
}
