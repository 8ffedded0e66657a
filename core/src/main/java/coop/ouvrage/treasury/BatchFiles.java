package coop.ouvrage.treasury;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The files for the bank that released batches are. */
@Service
public class BatchFiles {

    private final PaymentBatches batches;
    private final BatchStore store;
    private final BatchRelease release;
    private final OrderFiles orders;
    private final SentPayments sent;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final Audit audit;
    private final BusinessTime time;

    BatchFiles(
            PaymentBatches batches,
            BatchStore store,
            BatchRelease release,
            OrderFiles orders,
            SentPayments sent,
            Permissions permissions,
            StepUp stepUp,
            Audit audit,
            BusinessTime time) {
        this.batches = batches;
        this.store = store;
        this.release = release;
        this.orders = orders;
        this.sent = sent;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.audit = audit;
        this.time = time;
    }

    /** A payment file as the bank gets it. */
    public record Export(String fileName, byte[] bytes, String sha256) {}

    /**
     * The file for the bank (pain.001): the bytes kept at release, proved by their hash.
     *
     * @return refused before release, and once the bank has refused all of it or any payment of it came back
     */
    @Transactional
    public Outcome<Export> export(BatchId id) {
        permissions.require(Permission.BATCH_RELEASE);
        stepUp.require(StepUp.RECENT);
        PaymentBatch batch = store.find(id).orElseThrow();
        if (!batches.maySeeSingle(batch)) {
            throw new AccessDenied(Permission.PAY_READ);
        }
        Instant released = batch.releasedAt();
        if (released == null) {
            return Outcome.refused(Refusal.of("treasury.batch_not_released", "reference", batch.reference()));
        }
        if (batch.state() == PaymentBatch.State.REJECTED) {
            // Sent once more, it would pay what is owed again and may be in another batch.
            return Outcome.refused(Refusal.of("treasury.batch_rejected", "reference", batch.reference()));
        }
        long back = sent.cameBack(id);
        if (back > 0) {
            return Outcome.refused(
                    Refusal.of("treasury.batch_came_back", "reference", batch.reference(), "count", back));
        }
        PaymentOrder order = orders.released(
                id.value(),
                Objects.requireNonNull(batch.sha256()),
                batch.reference(),
                account -> release.order(batch, sent.ofBatch(id), batch.executionDate(), released, account));
        store.exported(id, time.now().atOffset(ZoneOffset.UTC));
        audit.changed("batch.exported", "batch", id, Map.of("sha256", order.sha256()));
        return Outcome.done(new Export(batch.reference() + ".xml", order.bytes(), order.sha256()));
    }
}
