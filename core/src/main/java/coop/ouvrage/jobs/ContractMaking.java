package coop.ouvrage.jobs;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.employment.Assignment;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractTerms;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Pay;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.jobs.StepState.State;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Makes the contract of a job whose order is there and sends it to the worker, or says on the job why it cannot. */
@Component
class ContractMaking {

    private final JobStore store;
    private final FirstJobs firstJobs;
    private final Contracts contracts;
    private final CurrentUser user;

    ContractMaking(JobStore store, FirstJobs firstJobs, Contracts contracts, CurrentUser user) {
        this.store = store;
        this.firstJobs = firstJobs;
        this.contracts = contracts;
        this.user = user;
    }

    void make(Job job, OrderId order) {
        List<Refusal> share = firstJobs.refusals(job.holder(), job.worker());
        Outcome<ContractId> prepared = share.isEmpty() ? prepare(job, order) : Outcome.refused(share);
        if (prepared instanceof Outcome.Done<ContractId>(ContractId contract)) {
            store.contract(job.id(), contract);
            user.as(holderOf(job), () -> contracts.send(contract).orThrow());
        } else {
            store.step(
                    job.id(),
                    Step.CONTRACT,
                    State.BLOCKED,
                    prepared.refusals().getFirst().code(),
                    null);
        }
    }

    private Outcome<ContractId> prepare(Job job, OrderId order) {
        ContractTerms terms = new ContractTerms(
                new Assignment(job.entity(), job.id().value(), order.value(), job.unit(), job.holder(), job.worker()),
                job.kind(),
                job.days(),
                new Pay.Budget(job.wageBudget()),
                job.post());
        return user.as(holderOf(job), () -> contracts.prepare(terms));
    }

    /** What follows from the form is the holder's act, whoever's click or day sets it going. */
    static Actor holderOf(Job job) {
        return new Actor(null, job.holder(), "", "fr", Set.of(Role.MEMBER), null, false);
    }
}
