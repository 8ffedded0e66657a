package coop.ouvrage.treasury;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Whose the accounts are that a batch pays, as far as banks were asked. */
@Service
public class BatchPayees {

    private final PaymentBatches batches;
    private final BatchStore store;
    private final SentPayments sent;
    private final PayeeChecks payees;
    private final Permissions permissions;

    BatchPayees(
            PaymentBatches batches, BatchStore store, SentPayments sent, PayeeChecks payees, Permissions permissions) {
        this.batches = batches;
        this.store = store;
        this.sent = sent;
        this.payees = payees;
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

    /** Asks the banks now whose the accounts of a waiting batch are; otherwise it is asked when somebody checks or releases it. */
    @Transactional
    public Outcome<BatchId> ask(BatchId id) {
        permissions.require(Permission.BATCH_RELEASE);
        PaymentBatch batch = store.lock(id).orElseThrow();
        if (batch.state() != PaymentBatch.State.MADE) {
            return Outcome.refused(Refusal.of("treasury.batch_not_waiting", "reference", batch.reference()));
        }
        payees.ask(id, sent.ofBatch(id));
        return Outcome.done(id);
    }
}
