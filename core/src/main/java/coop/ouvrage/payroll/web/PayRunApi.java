package coop.ouvrage.payroll.web;

import coop.ouvrage.payroll.PayRun;
import coop.ouvrage.payroll.PayRunId;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.payroll.Totals;
import coop.ouvrage.web.CursorPage;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Pay runs for programs: totals only; the release asks for two people here too. */
@RestController
@RequestMapping("/api/v1/payruns")
class PayRunApi {

    private final PayRuns runs;

    PayRunApi(PayRuns runs) {
        this.runs = runs;
    }

    /** A run with its totals; amounts are decimal text. */
    record RunJson(
            UUID id,
            String entity,
            String state,
            boolean late,
            LocalDate creditedOn,
            LocalDate executedOn,
            LocalDate releaseBefore,
            String gross,
            String net,
            String cost) {}

    @GetMapping
    CursorPage<RunJson> list(@RequestParam @Nullable String cursor, @RequestParam @Nullable Integer limit) {
        int most = CursorPage.limit(limit);
        UUID after = CursorPage.id(cursor).orElse(null);
        List<RunJson> found =
                runs.runsAfter(after, most + 1).stream().map(this::json).toList();
        return CursorPage.of(found, most, run -> run.id().toString());
    }

    @GetMapping("/{id}")
    RunJson run(@PathVariable UUID id) {
        return PayslipPages.known(() -> json(runs.run(new PayRunId(id))));
    }

    /**
     * How far a release or a preparation has come.
     *
     * @param phase {@code PREPARING}, {@code RELEASING} or {@code NONE}
     */
    record ProgressJson(String phase, int done, int total, boolean stalled) {}

    @GetMapping("/{id}/progress")
    ProgressJson progress(@PathVariable UUID id) {
        return PayslipPages.known(() -> runs.progress(new PayRunId(id)))
                .map(one -> new ProgressJson(one.phase().name(), one.done(), one.total(), one.stalled()))
                .orElse(new ProgressJson("NONE", 0, 0, false));
    }

    /** The runs that were made; none if nothing falls due. */
    record PreparedJson(List<UUID> runs) {}

    /** Prepares what falls due. */
    @PostMapping
    PreparedJson prepare() {
        return new PreparedJson(runs.prepareAll().stream().map(PayRunId::value).toList());
    }

    @PostMapping("/{id}/check")
    RunJson check(@PathVariable UUID id) {
        return PayslipPages.known(
                () -> json(runs.run(runs.check(new PayRunId(id)).orThrow())));
    }

    @PostMapping("/{id}/release")
    RunJson release(@PathVariable UUID id) {
        return PayslipPages.known(
                () -> json(runs.run(runs.release(new PayRunId(id)).orThrow())));
    }

    private RunJson json(PayRun run) {
        Totals totals = runs.totals(run.id());
        return new RunJson(
                run.id().value(),
                run.entity(),
                run.state().name(),
                run.late(),
                run.payDay().creditedOn(),
                run.payDay().executedOn(),
                run.payDay().releaseBefore(),
                totals.gross().toString(),
                totals.net().toString(),
                totals.cost().toString());
    }
}
