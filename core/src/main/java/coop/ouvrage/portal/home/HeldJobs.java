package coop.ouvrage.portal.home;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.jobs.Job;
import coop.ouvrage.jobs.JobReading;
import coop.ouvrage.jobs.Step;
import coop.ouvrage.jobs.StepState;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.TaskRow;
import coop.ouvrage.web.Words;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Jobs of a holder that do not go on without them: a client who has not signed, a contract that waits, a step that is blocked. */
@Component
class HeldJobs {

    private static final int LATEST = 30;

    /** So near the first day a silent client is called. */
    private static final int DAYS_BEFORE = 7;

    /** How a job ends that did not happen: nothing is to be done. */
    private static final Set<String> OVER = Set.of("cancelled", "declined");

    private final JobReading jobs;
    private final Units units;
    private final BusinessTime time;

    HeldJobs(JobReading jobs, Units units, BusinessTime time) {
        this.jobs = jobs;
        this.units = units;
        this.time = time;
    }

    Stream<TaskRow> of(UUID party, List<WorkContract> contracts, Words words) {
        List<UUID> own =
                units.ofHolder(party).stream().map(unit -> unit.id().value()).toList();
        Set<UUID> waiting = contracts.stream()
                .filter(contract -> contract.state() == ContractState.SENT && contract.signedByWorker())
                .map(contract -> contract.assignment().job())
                .collect(Collectors.toSet());
        return own.isEmpty()
                ? Stream.empty()
                : jobs.ofUnits(own, "", 0, LATEST).stream()
                        .filter(job -> !job.dropped())
                        .flatMap(job -> job.next().stream().flatMap(next -> row(job, next, waiting, words)));
    }

    private Stream<TaskRow> row(Job job, StepState next, Set<UUID> waiting, Words words) {
        if (next.state() == StepState.State.BLOCKED) {
            return OVER.contains(next.waitsFor())
                    ? Stream.empty()
                    : Stream.of(task("held", job, sentence(next.waitsFor(), words), words));
        }
        LocalDate today = time.today();
        boolean near = !job.firstDay().isBefore(today) && job.firstDay().isBefore(today.plusDays(DAYS_BEFORE));
        if (next.step() == Step.ORDER && near) {
            return Stream.of(task("remind", job, words.t("portal.home.remind_text"), words));
        }
        return waiting.contains(job.id().value())
                ? Stream.of(task("held", job, words.t("portal.home.held_contract"), words))
                : Stream.empty();
    }

    private static String sentence(String code, Words words) {
        return words.has("jobs.waits." + code) ? words.t("jobs.waits." + code) : words.named("refusal.", code);
    }

    private static TaskRow task(String key, Job job, String text, Words words) {
        return new TaskRow(
                words.t("portal.home." + key, "what", job.title()),
                words.t("portal.home.before", "day", words.when(job.firstDay())),
                text,
                "/jobs/" + job.id());
    }
}
