package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.Payment;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.spi.PaymentOwner;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Pays creditors what was withheld for them, and hears what became of it. */
@Component
class AttachmentTransfers implements PaymentOwner {

    static final String SOURCE = "wage-attachment";

    private final PaymentBatches batches;
    private final AttachmentStore store;
    private final Worklist worklist;
    private final CurrentUser user;
    private final BusinessTime time;

    AttachmentTransfers(
            PaymentBatches batches, AttachmentStore store, Worklist worklist, CurrentUser user, BusinessTime time) {
        this.batches = batches;
        this.store = store;
        this.worklist = worklist;
        this.user = user;
        this.time = time;
    }

    /** The batch is of wages: whose are attached is nobody's business but payroll's. */
    void batch(String entity, List<Attachment> owed, UUID officer) {
        List<Payment> payments = new ArrayList<>();
        for (Attachment attachment : owed) {
            UUID payment = TimeOrderedId.next();
            store.pays(payment, attachment.id(), attachment.owed(), time.now());
            payments.add(Payment.of(
                    SOURCE,
                    payment,
                    attachment.creditor(),
                    attachment.iban(),
                    attachment.owed(),
                    attachment.reference(),
                    AccountRole.ATTACHMENTS_PAYABLE));
        }
        user.asSystem(() -> batches.create(PaymentBatch.Kind.WAGES, entity, time.today(), payments, officer))
                .orThrow();
    }

    @Override
    public String sourceType() {
        return SOURCE;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void sent(UUID source, LocalDate executionDate) {
        store.payment(source, "SENT", null, "PREPARED");
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void paid(UUID source, LocalDate on) {
        store.payment(source, "PAID", on, "SENT");
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void cancelled(UUID source) {
        store.payment(source, "CANCELLED", null, "PREPARED");
    }

    /** Owed again: payroll looks at the account and pays anew. */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void returned(UUID source, Money amount, LocalDate on, String reason) {
        store.payment(source, "RETURNED", null, "SENT", "PAID");
        worklist.open(Item.of(
                        Queue.PAY,
                        "payroll.attachment_returned",
                        "wage_attachment",
                        source,
                        Role.PAYROLL,
                        "/desk/attachments")
                .with("amount", amount)
                .with("reason", reason));
    }
}
