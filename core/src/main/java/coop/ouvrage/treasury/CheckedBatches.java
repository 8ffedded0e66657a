package coop.ouvrage.treasury;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Batches of what one person has checked where it comes from and another one releases there, such as a pay run. */
@Service
public class CheckedBatches {

    private final MadeBatches made;
    private final BatchRelease release;
    private final BatchRules rules;
    private final PayeeChecks payees;
    private final Parties parties;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final CurrentUser user;

    CheckedBatches(
            MadeBatches made,
            BatchRelease release,
            BatchRules rules,
            PayeeChecks payees,
            Parties parties,
            Permissions permissions,
            StepUp stepUp,
            CurrentUser user) {
        this.made = made;
        this.release = release;
        this.rules = rules;
        this.payees = payees;
        this.parties = parties;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.user = user;
    }

    /**
     * What {@link PaymentBatches#create} by the system and {@link PaymentBatches#approve} do, with the same checks and records, but in one
     * go: each payment is written once, already on its way.
     *
     * @param checkedBy the first of the two people behind the release; who releases is the second
     * @throws RefusedException if either would be refused; the transaction is then rolled back
     */
    @Transactional
    public BatchId send(
            PaymentBatch.Kind kind,
            String entity,
            LocalDate executionDate,
            List<Payment> payments,
            @Nullable UUID checkedBy) {
        permissions.require(Permission.BATCH_RELEASE);
        stepUp.require(StepUp.RECENT);
        Map<UUID, String> names =
                parties.names(payments.stream().map(Payment::party).distinct().toList());
        allow(rules.toMake(payments, names));
        LocalDate execution = rules.payable(executionDate);
        PaymentBatch batch = made.batch(kind, entity, execution, payments, null, checkedBy);
        List<SentPayment> waiting = SentPayment.of(batch, payments, names);
        Map<UUID, PayeeCheck> checks = new HashMap<>();
        allow(rules.toRelease(batch, waiting, () -> {
            checks.putAll(payees.answers(waiting));
            return checks;
        }));
        List<SentPayment> sent = waiting.stream().map(SentPayment::onItsWay).toList();
        user.asSystem(() -> made.keep(batch, sent, checks));
        release.book(batch, sent, execution, rules.actor());
        return batch.id();
    }

    private static void allow(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new RefusedException(refusals);
        }
    }
}
