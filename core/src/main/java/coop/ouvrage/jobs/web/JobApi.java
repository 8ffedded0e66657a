package coop.ouvrage.jobs.web;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.jobs.Job;
import coop.ouvrage.jobs.JobAnswers;
import coop.ouvrage.jobs.JobId;
import coop.ouvrage.jobs.JobReading;
import coop.ouvrage.jobs.Jobs;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import coop.ouvrage.web.CursorPage;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Reason;
import coop.ouvrage.web.Words;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The one act for programs: its answer before it is made, the job, and how far it is. */
@RestController
@RequestMapping("/api/v1/jobs")
class JobApi {

    private final Jobs jobs;
    private final JobReading reading;
    private final JobAnswers answers;
    private final Units units;
    private final Permissions permissions;
    private final CurrentUser user;

    JobApi(Jobs jobs, JobReading reading, JobAnswers answers, Units units, Permissions permissions, CurrentUser user) {
        this.jobs = jobs;
        this.reading = reading;
        this.answers = answers;
        this.units = units;
        this.permissions = permissions;
        this.user = user;
    }

    /** @param why the work began before its contract; the duty officer reads it */
    record Regularisation(NewJob job, String why) {}

    /** Jobs of the reader's units, or, without {@code unit} and units, those in which they work. */
    @GetMapping
    CursorPage<JobJson> list(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        int size = CursorPage.limit(limit);
        List<UUID> asked = unit == null ? mine() : List.of(unit);
        if (asked.isEmpty()) {
            return CursorPage.cut(
                    reading.ofMyWork(CursorPage.LARGEST).stream()
                            .map(JobJson::of)
                            .toList(),
                    cursor,
                    limit,
                    job -> job.id().toString());
        }
        UUID after = CursorPage.id(cursor).orElse(null);
        List<JobJson> found = reading.ofUnitsAfter(asked, q, after, size + 1).stream()
                .map(JobJson::of)
                .toList();
        return CursorPage.of(found, size, job -> job.id().toString());
    }

    @GetMapping("/{id}")
    JobJson job(@PathVariable UUID id) {
        return JobJson.of(reading.get(new JobId(id)));
    }

    /** What a job would give: price, VAT, contribution, charge, wage, cover, and every refusal. Writes nothing. */
    @PostMapping("/answers")
    JobAnswerJson answer(@RequestBody NewJob body, Words words) {
        ProductionUnit unit = unit(body);
        boolean own = user.is(body.workerOr(unit.holder()));
        return JobAnswerJson.of(answers.answer(body.draft(unit.holder())), own, words);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    JobJson make(@RequestBody NewJob body) {
        Job made = reading.get(jobs.make(body.draft(unit(body).holder())).orThrow());
        return JobJson.of(made);
    }

    /** The way out for work that has begun: the job is made, and its contract waits for the duty officer. */
    @PostMapping("/regularisations")
    @ResponseStatus(HttpStatus.CREATED)
    JobJson regularise(@RequestBody Regularisation body) {
        ProductionUnit unit = unit(body.job());
        JobId made =
                jobs.regularise(body.job().draft(unit.holder()), body.why()).orThrow();
        return JobJson.of(reading.get(made));
    }

    @PostMapping("/{id}/drop")
    JobJson drop(@PathVariable UUID id, @RequestBody Reason body) {
        return JobJson.of(reading.get(jobs.drop(new JobId(id), body.reason()).orThrow()));
    }

    private ProductionUnit unit(NewJob body) {
        permissions.require(Permission.JOB_MAKE, body.unit());
        return units.find(body.unit())
                .filter(unit -> unit.holderOrNone() != null)
                .orElseThrow(NotFound::new);
    }

    private List<UUID> mine() {
        return user.partyId().map(units::ofHolder).orElse(List.of()).stream()
                .map(unit -> unit.id().value())
                .toList();
    }
}
