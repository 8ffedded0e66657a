package coop.ouvrage.einvoice;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody answered to a document of ours.
 *
 * @param code UNCL 4343: {@code AB} received, {@code IP} in process, {@code UQ} under query, {@code CA} accepted on conditions,
 *     {@code RE} rejected, {@code AP} accepted, {@code PD} paid; of another kind as it came
 * @param reasons of Peppol's list of reasons, such as {@code REF}
 * @param actions of Peppol's list of what the buyer asks for, such as {@code NIN}, a new invoice
 * @param words what they wrote; empty for nothing
 * @param document number of our document, or identifier of the message
 * @param sender electronic address of who answers, such as {@code 0208:0203201340}
 */
public record ReceivedResponse(
        Kind kind,
        String code,
        List<String> reasons,
        List<String> actions,
        String words,
        String document,
        String sender,
        @Nullable LocalDate effectiveOn) {

    /** Who answers. */
    public enum Kind {
        /** The buyer (Invoice Response). */
        BUYER,
        /** Their access point (Message Level Response or Status): technical, never an acceptance. */
        ACCESS_POINT
    }

    /** The same, about the message that we know by that identifier. */
    public ReceivedResponse about(String message) {
        return new ReceivedResponse(kind, code, reasons, actions, words, message, sender, effectiveOn);
    }

    /** Whether somebody of ours has to act. */
    public boolean isTrouble() {
        return code.equals("RE") || code.equals("UQ") || code.equals("CA");
    }
}
