package coop.ouvrage.treasury.web;

import coop.ouvrage.treasury.PayeeCheck;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.SentPayment;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Mark;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A batch with what it pays.
 *
 * @param payees what banks say about the accounts, by payment; empty where none was asked
 * @param listed how many questions about names on the sanctions list wait for its payees
 * @param offered whether banks can be asked
 * @param own whether the reader made or checked it, and so may not release it
 * @param hold payment that the reader wants to hold back, if any
 * @param cameBack how many payments the bank refused or sent back
 * @param single whether the reader may see who is paid what
 */
public record BatchPage(
        Form form,
        PaymentBatch batch,
        List<SentPayment> payments,
        Map<UUID, PayeeCheck> payees,
        int listed,
        boolean offered,
        boolean own,
        @Nullable UUID hold,
        long cameBack,
        boolean single) {

    /** The payment that the reader is about to hold back; none while no form is asked for. */
    public Optional<SentPayment> toHold() {
        return payments.stream()
                .filter(payment -> payment.id().equals(hold) && mayHold(payment))
                .findFirst();
    }

    /** Whether its file may go to the bank: once more, it would pay what is owed again. */
    public boolean maySend() {
        return single && batch.state() != PaymentBatch.State.REJECTED && cameBack == 0;
    }

    /** Whether a payment can be left out of the batch: not the only one, which is given up with its batch. */
    public boolean mayHold(SentPayment payment) {
        return batch.state() == PaymentBatch.State.MADE && payment.isInBatch() && batch.payments() > 1;
    }

    /** How good or bad the state of a payment is. */
    public Mark mark(SentPayment payment) {
        return switch (payment.state()) {
            case BOOKED -> Mark.GOOD;
            case RETURNED, HELD -> Mark.STOP;
            case CANCELLED -> Mark.NONE;
            case WAITING, IN_FLIGHT -> Mark.WAIT;
        };
    }

    /** Whether a bank can still be asked whose an account is. */
    public boolean isToAsk() {
        return offered && single && batch.state() == PaymentBatch.State.MADE && payees.size() < payments.size();
    }

    /** What the banks say about a payment, with the mark for it. */
    public Mark mark(PayeeCheck check) {
        return switch (check.result()) {
            case MATCH -> Mark.GOOD;
            case CLOSE_MATCH -> Mark.WAIT;
            case NO_MATCH -> check.blocks() ? Mark.STOP : Mark.WAIT;
            case NOT_AVAILABLE -> Mark.NONE;
        };
    }
}
