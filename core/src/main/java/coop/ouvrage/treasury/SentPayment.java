package coop.ouvrage.treasury;

import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A payment of a batch and what became of it. */
public record SentPayment(
        UUID id,
        BatchId batch,
        String endToEndId,
        UUID party,
        String beneficiary,
        Iban iban,
        Money amount,
        String remittance,
        AccountRole clears,
        String sourceType,
        UUID sourceId,
        State state,
        @Nullable LocalDate bookedOn,
        String returnReason) {

    /** Where the money is. */
    public enum State {
        WAITING,
        IN_FLIGHT,
        BOOKED,
        RETURNED,
        CANCELLED
    }

    /** Names stay out of logs. */
    @Override
    public String toString() {
        return "SentPayment[" + endToEndId + ", " + amount + ", " + state + "]";
    }
}
