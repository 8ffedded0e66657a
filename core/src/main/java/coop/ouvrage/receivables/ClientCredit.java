package coop.ouvrage.receivables;

import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * Money of a client that belongs to no invoice.
 *
 * @param source bank line or credit note that left it
 * @param payerAccount from which it came; empty when it came from a credit note
 * @param number of the invoice that was paid or credited too much
 */
public record ClientCredit(
        UUID id,
        String entity,
        UUID client,
        Money amount,
        UUID source,
        Cause cause,
        String payerAccount,
        String number,
        LocalDate madeOn,
        State state) {

    /** Where it comes from. */
    public enum Cause {
        OVERPAID,
        CREDIT_NOTE
    }

    /** Whether it has gone back. */
    public enum State {
        OPEN,
        REFUNDING,
        REFUNDED,
        UNDONE
    }

    Optional<Iban> iban() {
        return Iban.parse(payerAccount);
    }

    /** The account stays out of logs. */
    @Override
    public String toString() {
        return "ClientCredit[" + id + ", " + amount + ", " + state + "]";
    }
}
