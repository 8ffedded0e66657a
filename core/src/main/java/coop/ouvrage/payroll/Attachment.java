package coop.ouvrage.payroll;

import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A demand to withhold a part of somebody's net wages for a creditor.
 *
 * @param creditor the party that is paid
 * @param reference that the creditor wants on its statement
 * @param total what is owed in all; null if no end is known
 * @param monthly the most per month of work; null for as much as may be taken
 * @param children for whom the worker gave the proof that lowers what may be seized
 * @param servedOn the day on which the employer received it: earlier ones come first
 * @param taken off wages, prepared ones included
 * @param owed to the creditor by released wages and not yet handed to the bank
 */
public record Attachment(
        UUID id,
        String entity,
        UUID worker,
        Kind kind,
        UUID creditor,
        String creditorName,
        Iban iban,
        String reference,
        @Nullable Money total,
        @Nullable Money monthly,
        int children,
        LocalDate servedOn,
        State state,
        UUID enteredBy,
        String endReason,
        Money taken,
        Money owed) {

    /** Which law it follows: alimony comes before all others and knows no protected amount. */
    public enum Kind {
        ALIMONY,
        SEIZURE,
        ASSIGNMENT
    }

    /** How far it has come. */
    public enum State {
        /** Waits for a second officer, who compares it with the paper. */
        ENTERED,
        IN_FORCE,
        ENDED
    }

    /** What is still to be withheld; null if no end is known. */
    public @Nullable Money left() {
        return total == null ? null : total.minus(taken);
    }
}
