package coop.ouvrage.treasury;

import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A payment of a batch and what became of it.
 *
 * @param heldReason why somebody held it back from its batch; empty if nobody did
 */
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
        String returnReason,
        String heldReason) {

    /** Payments that their batch has not made yet, with the names of who is paid. */
    static List<SentPayment> of(PaymentBatch batch, List<Payment> payments, Map<UUID, String> names) {
        return payments.stream()
                .map(payment -> new SentPayment(
                        TimeOrderedId.next(),
                        batch.id(),
                        payment.endToEndId(),
                        payment.party(),
                        Objects.requireNonNull(names.get(payment.party())),
                        payment.iban(),
                        payment.amount(),
                        payment.remittance(),
                        payment.clears(),
                        payment.sourceType(),
                        payment.sourceId(),
                        State.WAITING,
                        null,
                        "",
                        ""))
                .toList();
    }

    /** The same, as the release of its batch leaves it. */
    SentPayment onItsWay() {
        return new SentPayment(
                id,
                batch,
                endToEndId,
                party,
                beneficiary,
                iban,
                amount,
                remittance,
                clears,
                sourceType,
                sourceId,
                State.IN_FLIGHT,
                bookedOn,
                returnReason,
                heldReason);
    }

    /** Where the money is. */
    public enum State {
        WAITING,
        IN_FLIGHT,
        BOOKED,
        RETURNED,
        CANCELLED,
        /** Left out of its batch before release; its source is not paid by another one until somebody says so. */
        HELD
    }

    /** Whether its batch pays it: neither held back nor given up. */
    public boolean isInBatch() {
        return state != State.HELD && state != State.CANCELLED;
    }

    /** Whether no other payment of the same source may be made. */
    public boolean isLiving() {
        return state != State.RETURNED && state != State.CANCELLED;
    }

    /** Names stay out of logs. */
    @Override
    public String toString() {
        return "SentPayment[" + endToEndId + ", " + amount + ", " + state + "]";
    }
}
