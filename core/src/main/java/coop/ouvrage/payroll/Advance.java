package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of a net wage that a worker asked for before its pay day.
 *
 * @param decision what the officer said; empty while nobody decided
 * @param batch the payment batch that pays it
 * @param taken off wages already
 */
public record Advance(
        UUID id,
        String entity,
        UUID worker,
        UUID contract,
        Money amount,
        String reason,
        State state,
        LocalDate askedOn,
        String decision,
        @Nullable UUID batch,
        @Nullable LocalDate paidOn,
        Money taken) {

    /** How far it has come. */
    public enum State {
        ASKED,
        REFUSED,
        /** In a batch that a second person releases. */
        GRANTED,
        /** The batch was given up. */
        CANCELLED,
        SENT,
        PAID,
        RETURNED;

        /** Counts against what may still be asked for. */
        boolean counts() {
            return this == ASKED || this == GRANTED || this == SENT || this == PAID;
        }
    }

    /** The same over another amount. */
    Advance of(Money other) {
        return new Advance(id, entity, worker, contract, other, reason, state, askedOn, decision, batch, paidOn, taken);
    }

    /** Came back after wages were lowered by it: what was taken off them is owed to the worker. */
    public Money owed() {
        return state == State.RETURNED ? taken : Money.ZERO;
    }

    /** Paid and not taken off a wage yet. */
    public Money open() {
        return state == State.SENT || state == State.PAID ? amount.minus(taken) : Money.ZERO;
    }
}
