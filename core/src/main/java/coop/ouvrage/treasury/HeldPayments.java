package coop.ouvrage.treasury;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Single payments held back from a batch that nobody released yet. The others leave; what is held is still owed, and is paid by no other
 * batch until somebody lets it go.
 */
@Service
public class HeldPayments {

    /** The worklist names each of them; a page shows the oldest. */
    private static final int SHOWN = 200;

    private final BatchStore store;
    private final SentPayments sent;
    private final PaymentBatches batches;
    private final PaymentOwners owners;
    private final BatchRules rules;
    private final Permissions permissions;
    private final Worklist worklist;
    private final Audit audit;
    private final BusinessTime time;

    HeldPayments(
            BatchStore store,
            SentPayments sent,
            PaymentBatches batches,
            PaymentOwners owners,
            BatchRules rules,
            Permissions permissions,
            Worklist worklist,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.sent = sent;
        this.batches = batches;
        this.owners = owners;
        this.rules = rules;
        this.permissions = permissions;
        this.worklist = worklist;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Leaves a payment out of its batch.
     *
     * @return refused without a reason, after release, and for the only payment of a batch, which is given up as a whole
     */
    @Transactional
    public Outcome<UUID> holdBack(UUID id, String reason) {
        PaymentBatch batch = batchOf(id);
        SentPayment payment = sent.lock(id).orElseThrow();
        List<Refusal> refusals = new ArrayList<>();
        if (reason.isBlank()) {
            refusals.add(Refusal.of("treasury.reason_missing"));
        }
        if (batch.state() != PaymentBatch.State.MADE || !payment.isInBatch()) {
            refusals.add(Refusal.of("treasury.batch_not_waiting", "reference", batch.reference()));
        } else if (batch.payments() == 1) {
            refusals.add(Refusal.of("treasury.last_of_batch", "reference", batch.reference()));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        sent.held(payment, reason.strip(), rules.actor(), time.now().atOffset(ZoneOffset.UTC));
        worklist.open(
                Item.of(Queue.PAY, "payment_held", "payment", id, Role.FINANCE, "/desk/batches/" + payment.batch())
                        .with("amount", payment.amount())
                        .with("reason", reason.strip()));
        audit.changed("payment.held", "payment", id, Map.of("batch", batch.reference(), "reason", reason.strip()));
        return Outcome.done(id);
    }

    /** What was held back may be paid by another batch. */
    @Transactional
    public Outcome<UUID> letGo(UUID id) {
        batchOf(id);
        if (!sent.letGo(id)) {
            return Outcome.refused(Refusal.of("treasury.payment_not_held"));
        }
        owners.cancelled(sent.lock(id).orElseThrow());
        worklist.close("payment_held", id, "let go");
        audit.changed("payment.let_go", "payment", id, Map.of());
        return Outcome.done(id);
    }

    /** Held back and not let go, the oldest first; those of wages for who may see single wages. */
    @Transactional(readOnly = true)
    public List<SentPayment> all() {
        permissions.require(Permission.BATCH_RELEASE);
        return sent.held(SHOWN).stream()
                .filter(payment -> !payment.clears().isPayOfOne() || permissions.allows(Permission.PAY_READ))
                .toList();
    }

    private PaymentBatch batchOf(UUID id) {
        permissions.require(Permission.BATCH_RELEASE);
        PaymentBatch batch = store.lock(sent.batchOf(id).orElseThrow()).orElseThrow();
        if (!batches.maySeeSingle(batch)) {
            throw new AccessDenied(Permission.PAY_READ);
        }
        return batch;
    }
}
