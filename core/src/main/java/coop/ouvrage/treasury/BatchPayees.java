package coop.ouvrage.treasury;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose the accounts are that a batch pays, as far as banks were asked, and which of their names are like a listed one. */
@Service
public class BatchPayees {

    private final PaymentBatches batches;
    private final BatchStore store;
    private final SentPayments sent;
    private final PayeeChecks payees;
    private final PayeeSanctions sanctions;
    private final Permissions permissions;

    BatchPayees(
            PaymentBatches batches,
            BatchStore store,
            SentPayments sent,
            PayeeChecks payees,
            PayeeSanctions sanctions,
            Permissions permissions) {
        this.batches = batches;
        this.store = store;
        this.sent = sent;
        this.payees = payees;
        this.sanctions = sanctions;
        this.permissions = permissions;
    }

    /** What banks said about the accounts that a batch pays, by payment; nothing for who may not see the payments. */
    @Transactional(readOnly = true)
    public Map<UUID, PayeeCheck> of(BatchId id) {
        permissions.require(Permission.BATCH_RELEASE);
        return store.find(id)
                .filter(batches::maySeeSingle)
                .map(batch -> payees.ofBatch(id))
                .orElse(Map.of());
    }

    /** How many payees of a waiting batch have a name like one on the sanctions list, on which nobody decided; none for who may not see them. */
    @Transactional(readOnly = true)
    public int listed(BatchId id) {
        permissions.require(Permission.BATCH_RELEASE);
        return store.find(id)
                .filter(batches::maySeeSingle)
                .filter(batch -> batch.state() == PaymentBatch.State.MADE)
                .map(batch -> sanctions.open(sent.ofBatch(id)))
                .orElse(0);
    }

    /** Asks the banks now whose the accounts of a waiting batch are; otherwise it is asked when somebody checks or releases it. */
    @Transactional
    public Outcome<BatchId> ask(BatchId id) {
        permissions.require(Permission.BATCH_RELEASE);
        PaymentBatch batch = store.lock(id).orElseThrow();
        if (batch.state() != PaymentBatch.State.MADE) {
            return Outcome.refused(Refusal.of("treasury.batch_not_waiting", "reference", batch.reference()));
        }
        List<SentPayment> payments = sent.ofBatch(id);
        payees.ask(id, payments);
        sanctions.ask(payments);
        return Outcome.done(id);
    }
}
