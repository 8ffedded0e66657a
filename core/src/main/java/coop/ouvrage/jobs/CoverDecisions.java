package coop.ouvrage.jobs;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.employment.ContractCancelled;
import coop.ouvrage.employment.ContractSigned;
import coop.ouvrage.employment.ContractWaits;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.guarantee.CoverAnswer;
import coop.ouvrage.guarantee.CoverRequest;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Jobs whose cover no rule can give: above the client's limit, or a client linked with holder or worker. Their contract waits, an
 * adviser decides, and the entity is asked to sign again.
 */
@Service
public class CoverDecisions {

    static final String KIND = "guarantee.decide";
    private static final Set<String> FOR_PEOPLE = Set.of("guarantee.limit_exceeded", "guarantee.linked");

    private final JobStore jobs;
    private final Orders orders;
    private final Contracts contracts;
    private final Signatures signatures;
    private final Guarantee guarantee;
    private final Worklist worklist;
    private final Permissions permissions;
    private final CurrentUser user;

    CoverDecisions(
            JobStore jobs,
            Orders orders,
            Contracts contracts,
            Signatures signatures,
            Guarantee guarantee,
            Worklist worklist,
            Permissions permissions,
            CurrentUser user) {
        this.jobs = jobs;
        this.orders = orders;
        this.contracts = contracts;
        this.signatures = signatures;
        this.guarantee = guarantee;
        this.worklist = worklist;
        this.permissions = permissions;
        this.user = user;
    }

    /**
     * What an adviser judges.
     *
     * @param charge of the contract to the unit; zero before there is one
     * @param answer what the rules say now
     */
    public record Case(Job job, Money charge, CoverAnswer answer) {}

    @EventListener
    @Transactional
    void waits(ContractWaits event) {
        if (event.reasons().stream().map(Refusal::code).anyMatch(FOR_PEOPLE::contains)) {
            worklist.open(Item.of(Queue.GUARANTEE, KIND, "job", event.job(), Role.ADVISER, "/desk/guarantee/jobs/" + event.job())
                    .until(event.startsAt()));
        }
    }

    @EventListener
    @Transactional
    void signed(ContractSigned event) {
        worklist.close(KIND, event.job(), "signed");
    }

    @EventListener
    @Transactional
    void cancelled(ContractCancelled event) {
        worklist.close(KIND, event.job(), "cancelled");
    }

    /** @throws NoSuchElementException if there is no such job, or its client has not accepted */
    @Transactional(readOnly = true)
    public Case of(JobId id) {
        permissions.require(Permission.GUARANTEE_DECIDE);
        Job job = jobs.find(id).orElseThrow(() -> new NoSuchElementException("no job " + id));
        Quote quote = orders.ofJob(id.value()).orElseThrow().quote();
        WorkContract contract = contract(job);
        Money charge = contract == null ? Money.ZERO : contract.charge();
        CoverRequest request = new CoverRequest(
                job.entity(),
                job.client(),
                job.unit(),
                id.value(),
                job.holder(),
                List.of(job.worker()),
                quote.inclVat(),
                quote.contribution(),
                charge,
                quote.costs(),
                true);
        return new Case(job, charge, guarantee.assess(request));
    }

    private @Nullable WorkContract contract(Job job) {
        return job.contract() == null ? null : contracts.find(job.contract()).orElse(null);
    }

    /**
     * Decides, and has the entity try to sign: with cover if yes; if no, the holder reads that there is none.
     *
     * @return refused in one's own case and without reason
     */
    @Transactional
    public Outcome<JobId> decide(JobId id, boolean yes, String reason) {
        permissions.require(Permission.GUARANTEE_DECIDE);
        Job job = jobs.find(id).orElseThrow(() -> new NoSuchElementException("no job " + id));
        Outcome<UUID> decided = guarantee.decide(id.value(), List.of(job.holder(), job.worker()), yes, reason);
        if (!decided.isDone()) {
            return Outcome.refused(decided.refusals());
        }
        worklist.close(KIND, id.value(), yes ? "covered" : "not covered");
        if (job.contract() != null) {
            user.asSystem(() -> signatures.signForEntity(job.contract()));
        }
        return Outcome.done(id);
    }
}
