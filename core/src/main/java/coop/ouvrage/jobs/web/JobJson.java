package coop.ouvrage.jobs.web;

import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.jobs.Job;
import coop.ouvrage.jobs.StepState;
import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A job and how far it is; the documents that came of it are found by their identifiers. */
record JobJson(
        UUID id,
        UUID unit,
        UUID client,
        UUID worker,
        ContractKind kind,
        String title,
        LocalDate firstDay,
        LocalDate lastDay,
        Money price,
        Money costs,
        Money wageBudget,
        @Nullable UUID quote,
        @Nullable UUID order,
        @Nullable UUID contract,
        @Nullable UUID invoice,
        @Nullable LocalDate droppedOn,
        List<StepJson> steps) {

    /** @param waitsFor code of who or what it waits for; empty if nothing */
    record StepJson(
            String step,
            String state,
            String waitsFor,
            @Nullable LocalDate on) {

        static StepJson of(StepState step) {
            return new StepJson(step.step().name(), step.state().name(), step.waitsFor(), step.on());
        }
    }

    static JobJson of(Job job) {
        return new JobJson(
                job.id().value(),
                job.unit(),
                job.client(),
                job.worker(),
                job.kind(),
                job.title(),
                job.firstDay(),
                job.lastDay(),
                job.price(),
                job.costs(),
                job.wageBudget(),
                job.quote() == null ? null : job.quote().value(),
                job.order() == null ? null : job.order().value(),
                job.contract() == null ? null : job.contract().value(),
                job.invoice() == null ? null : job.invoice().value(),
                job.droppedOn(),
                job.steps().stream().map(StepJson::of).toList());
    }
}
