package coop.ouvrage.jobs;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.employment.ContractCancelled;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractSigned;
import coop.ouvrage.employment.ContractWaits;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;

/** Cover that no rule gives: asked of an adviser when a limit or a link keeps the entity from signing, decided with a reason. */
@Service
public class CoverCases {

    /** What a person may decide. A client that is late or not verified, and a fund below its alarm, nobody decides away. */
    private static final Set<String> FOR_PEOPLE = Set.of("guarantee.limit_exceeded", "guarantee.linked");

    private final JobStore store;
    private final Guarantee guarantee;
    private final Signatures signatures;
    private final Worklist worklist;
    private final Permissions permissions;
    private final StepUp stepUp;
    private final CurrentUser user;

    CoverCases(
            JobStore store,
            Guarantee guarantee,
            Signatures signatures,
            Worklist worklist,
            Permissions permissions,
            StepUp stepUp,
            CurrentUser user) {
        this.store = store;
        this.guarantee = guarantee;
        this.signatures = signatures;
        this.worklist = worklist;
        this.permissions = permissions;
        this.stepUp = stepUp;
        this.user = user;
    }

    /**
     * A job whose cover may be decided.
     *
     * @param against what keeps the entity from signing now; empty before the worker has signed
     */
    public record Case(Job job, List<Refusal> against) {

        /** Too late once the entity has signed, and no use once the job is given up. */
        public boolean isOpen() {
            return CoverCases.isOpen(job);
        }
    }

    private static boolean isOpen(Job job) {
        return !job.dropped() && job.step(Step.CONTRACT).state() != StepState.State.DONE;
    }

    @EventListener
    void waits(ContractWaits event) {
        if (event.missing().stream().anyMatch(refusal -> FOR_PEOPLE.contains(refusal.code()))) {
            store.find(new JobId(event.job()))
                    .ifPresent(job -> worklist.open(Item.of(
                                    Queue.GUARANTEE,
                                    Guarantee.DECISION_ASKED,
                                    "job",
                                    event.job(),
                                    Role.ADVISER,
                                    "/desk/covers/" + event.job())
                            .about(job.client())
                            .with("job", job.title())));
        }
    }

    @EventListener
    void signed(ContractSigned event) {
        close(event.job(), "signed");
    }

    @EventListener
    void cancelled(ContractCancelled event) {
        close(event.job(), "cancelled");
    }

    private void close(@Nullable UUID job, String reason) {
        if (job != null) {
            worklist.close(Guarantee.DECISION_ASKED, job, reason);
        }
    }

    /** The case of a job, for those who may decide it. */
    public Optional<Case> of(JobId id) {
        permissions.require(Permission.GUARANTEE_DECIDE);
        return store.find(id).map(job -> new Case(job, against(job.contract())));
    }

    private List<Refusal> against(@Nullable ContractId contract) {
        return contract == null ? List.of() : user.asSystem(() -> signatures.waitsFor(contract));
    }

    /**
     * Decides, and lets the entity try to sign again: with a yes it can, with a no the worker is told why it does not.
     * Asks for a fresh proof of who decides: it is the money of the fund.
     *
     * @return refused with {@code jobs.cover_too_late} once the entity has signed or the job is given up, or as
     *     {@link Guarantee#decide}
     */
    public Outcome<UUID> decide(JobId id, boolean yes, String reason) {
        permissions.require(Permission.GUARANTEE_DECIDE);
        stepUp.require(StepUp.RECENT);
        Job job = store.find(id).orElseThrow();
        if (!isOpen(job)) {
            return Outcome.refused(Refusal.of("jobs.cover_too_late"));
        }
        List<UUID> involved = List.of(job.holder(), job.worker(), job.client());
        Outcome<UUID> decided = guarantee.decide(id.value(), involved, yes, reason);
        ContractId contract = job.contract();
        if (decided.isDone()) {
            close(id.value(), yes ? "covered" : "not_covered");
            if (contract != null) {
                user.asSystem(() -> signatures.signForEntity(contract));
            }
        }
        return decided;
    }
}
