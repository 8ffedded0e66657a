package coop.ouvrage.treasury.web;

import coop.ouvrage.treasury.PayeeCheck;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.SentPayment;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Mark;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A batch with what it pays.
 *
 * @param payees what banks say about the accounts, by payment; empty where none was asked
 * @param offered whether banks can be asked
 * @param own whether the reader made or checked it, and so may not release it
 * @param single whether the reader may see who is paid what
 */
public record BatchPage(
        Form form,
        PaymentBatch batch,
        List<SentPayment> payments,
        Map<UUID, PayeeCheck> payees,
        boolean offered,
        boolean own,
        boolean single) {

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
