package coop.ouvrage.treasury;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A repayment that is collected by a mandate. Nothing is booked for it: the money is booked when it is on a statement, by its reference.
 *
 * @param remittance structured reference of what is repaid, or free text
 * @param announcedOn when the debtor was told
 * @param file that orders it from the bank; null before release
 * @param reason why it came back or was given up; else empty
 * @param collectedLine bank line that brought the money; null while none was recognised
 * @param returnedLine bank line by which it went back
 */
public record DirectDebit(
        UUID id,
        Mandate mandate,
        String endToEndId,
        Money amount,
        String remittance,
        LocalDate collectedOn,
        LocalDate announcedOn,
        UUID preparedBy,
        @Nullable UUID file,
        State state,
        String reason,
        @Nullable UUID collectedLine,
        @Nullable UUID returnedLine) {

    /** How far it is. Message key {@code treasury.debit.<name>}. */
    public enum State {
        /** Told to the debtor; waits for a second person. */
        PREPARED,
        RELEASED,
        /** The money was on a statement; it can still come back. */
        COLLECTED,
        /** The debtor's bank sent it back: what is owed is still owed. */
        RETURNED,
        CANCELLED
    }
}
