package coop.ouvrage.employment.web;

import coop.ouvrage.employment.MendDifference;
import coop.ouvrage.employment.Reconciliation;
import coop.ouvrage.employment.Reconciliation.Difference;
import coop.ouvrage.employment.Reconciliation.Run;
import coop.ouvrage.employment.spi.Period;
import coop.ouvrage.web.CursorPage;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the authority holds against what was declared here, for the programs of the payroll team. */
@RestController
@RequestMapping("/api/v1/reconciliation")
class ReconciliationApi {

    private final Reconciliation reconciliation;
    private final MendDifference mend;

    ReconciliationApi(Reconciliation reconciliation, MendDifference mend) {
        this.reconciliation = reconciliation;
        this.mend = mend;
    }

    /** @param lastDay null for work without an end */
    record SideJson(LocalDate firstDay, @Nullable LocalDate lastDay, int plannedHours) {

        static @Nullable SideJson of(@Nullable Period period) {
            return period == null ? null : new SideJson(period.from(), period.to(), period.plannedHours());
        }
    }

    /**
     * One difference.
     *
     * @param cause {@code MISSING_THERE}, {@code ONLY_THERE} or {@code DIFFERENT}
     * @param period number by which the authority knows it
     * @param contract null where only the authority knows of the work
     * @param ours null where nothing was declared here
     * @param theirs null where the authority holds nothing
     */
    record DifferenceJson(
            String entity,
            String cause,
            String period,
            @Nullable UUID contract,
            LocalDate day,
            @Nullable SideJson ours,
            @Nullable SideJson theirs) {

        static DifferenceJson of(Difference one) {
            return new DifferenceJson(
                    one.entity(),
                    one.cause().name(),
                    one.period(),
                    one.contract(),
                    one.day(),
                    SideJson.of(one.ours()),
                    SideJson.of(one.theirs()));
        }
    }

    /** What the last comparison of each entity found, by the first day of the work. */
    @GetMapping
    CursorPage<DifferenceJson> differences(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return CursorPage.cut(
                reconciliation.differences().stream().map(DifferenceJson::of).toList(), cursor, limit);
    }

    /** Makes the authority hold what stands here: declares again, sends the change, or takes back what only it knows. */
    @PostMapping("/{period}/sending")
    void send(@PathVariable String period) {
        mend.send(period).orThrow();
    }

    /** The last comparisons with their counts, newest first. */
    @GetMapping("/runs")
    CursorPage<Run> runs(
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit) {
        return CursorPage.cut(reconciliation.runs(), cursor, limit);
    }
}
