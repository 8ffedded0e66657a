package coop.ouvrage.shifts;

import coop.ouvrage.access.Role;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import org.springframework.stereotype.Component;

/** Tells finance of invoices over shifts that could not be written by themselves. */
@Component
class BillingTrouble {

    private static final String REFUSED = "shifts.invoice_refused";

    private final Worklist worklist;

    BillingTrouble(Worklist worklist) {
        this.worklist = worklist;
    }

    /** Finance looks at what could not be written by itself; it is tried again each morning. */
    void tell(ShiftAgreement agreement, Outcome<InvoiceId> outcome) {
        if (outcome.isDone()) {
            worklist.close(REFUSED, agreement.id(), "invoiced");
        } else {
            worklist.open(
                    Item.of(Queue.INVOICING, REFUSED, "shift_agreement", agreement.id(), Role.FINANCE, "/desk/invoices")
                            .with("agreement", agreement.title())
                            .with("code", outcome.refusals().getFirst().code()));
        }
    }
}
