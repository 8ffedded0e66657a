package coop.ouvrage.replay;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.ManyConfirmed;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.employment.WorkDone;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.replay.population.JobPlan;
import java.time.LocalDate;
import java.util.List;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Workers confirm what they worked, and their jobs are invoiced by that; one of five says nothing, so that contract hours count. */
@ReplayOnly
@Component
@Order(80)
class WorkEnds implements Stage {

    private static final int SILENT_ONE_IN = 5;

    private final ReplayedYear year;
    private final Cast cast;
    private final Checkpoints checkpoints;
    private final Contracts contracts;
    private final WorkDone workDone;
    private final ManyConfirmed many;

    WorkEnds(
            ReplayedYear year,
            Cast cast,
            Checkpoints checkpoints,
            Contracts contracts,
            WorkDone workDone,
            ManyConfirmed many) {
        this.year = year;
        this.cast = cast;
        this.checkpoints = checkpoints;
        this.contracts = contracts;
        this.workDone = workDone;
        this.many = many;
    }

    @Override
    public String name() {
        return "work and invoices";
    }

    @Override
    public boolean has(LocalDate day) {
        return !year.over(day).isEmpty();
    }

    @Override
    public int live(LocalDate day) {
        return many.during(() -> confirmAll(day));
    }

    private int confirmAll(LocalDate day) {
        int confirmed = 0;
        List<JobPlan> over = year.over(day).stream()
                .filter(plan -> plan.number() % SILENT_ONE_IN != 0
                        && checkpoints.find(JobsBegin.JOB, plan.number()).isPresent())
                .toList();
        workDone.expect(over.stream()
                .map(plan -> checkpoints.get(JobsBegin.JOB, plan.number()))
                .toList());
        for (JobPlan plan : over) {
            confirmed += contracts.ofJob(checkpoints.get(JobsBegin.JOB, plan.number())).stream()
                    .filter(contract -> contract.state().binding() && !contract.confirmed())
                    .mapToInt(contract -> confirm(plan, contract, day))
                    .sum();
        }
        return confirmed;
    }

    private int confirm(JobPlan plan, WorkContract contract, LocalDate day) {
        return cast.member(plan.worker(), () -> {
            Outcome<ContractId> confirmed = workDone.confirm(contract.id(), JobsBegin.days(plan));
            if (!confirmed.isDone()) {
                checkpoints.refused(day, "work", confirmed.refusals().getFirst().code());
            }
            return confirmed.isDone() ? 1 : 0;
        });
    }
}
