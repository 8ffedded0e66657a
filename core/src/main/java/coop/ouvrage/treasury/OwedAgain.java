package coop.ouvrage.treasury;

import coop.ouvrage.access.Role;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** A payment that the bank refused or that came back: the debt stands again, and who owns it decides how it is paid. */
@Component
class OwedAgain {

    private final SentPayments sent;
    private final PaymentOwners owners;
    private final Ledger ledger;
    private final Worklist worklist;

    OwedAgain(SentPayments sent, PaymentOwners owners, Ledger ledger, Worklist worklist) {
        this.sent = sent;
        this.owners = owners;
        this.ledger = ledger;
        this.worklist = worklist;
    }

    /** @param entry with the debit: where the money is again */
    void book(SentPayment payment, EntryDraft.Builder entry, LocalDate on, String reason) {
        ledger.post(entry.credit(
                        payment.clears(),
                        payment.amount(),
                        Dim.party(payment.party()).subject(payment.sourceId()))
                .build());
        sent.returned(payment.id(), reason);
        owners.returned(payment, on, reason);
        if (!payment.clears().isPayOfOne()) {
            tellFinance(payment, reason);
        }
    }

    /** A wage that came back is for payroll, which knows it: finance sees wages as totals. */
    private void tellFinance(SentPayment payment, String reason) {
        worklist.open(Item.of(
                        Queue.PAY,
                        "payment_returned",
                        "payment",
                        payment.id(),
                        Role.FINANCE,
                        "/desk/batches/" + payment.batch())
                .with("amount", payment.amount())
                .with("reason", reason));
    }
}
