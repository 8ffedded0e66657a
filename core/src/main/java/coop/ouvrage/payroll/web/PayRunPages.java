package coop.ouvrage.payroll.web;

import coop.ouvrage.payroll.PayRunId;
import coop.ouvrage.payroll.PayRunProgress;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.payroll.PayslipId;
import coop.ouvrage.payroll.WageSettlement;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Pay runs for payroll and finance: what is prepared, what is blocked, release by two people. */
@Controller
class PayRunPages {

    private final PayRuns runs;
    private final RunViews views;
    private final WageSettlement settlement;

    PayRunPages(PayRuns runs, RunViews views, WageSettlement settlement) {
        this.runs = runs;
        this.views = views;
        this.settlement = settlement;
    }

    @GetMapping("/desk/payruns")
    String list(ListQuery query, Words words, Model model) {
        model.addAttribute(
                "rows",
                runs.runs(query.offset(), ListQuery.SIZE).stream()
                        .map(run -> new RunLine(
                                run.id().toString(),
                                run.entity(),
                                run.payDay().creditedOn(),
                                run.payDay().releaseBefore(),
                                runs.totals(run.id()).net().plus(runs.sumOfEarlier(run.id())),
                                RunViews.mark(run),
                                RunViews.state(run, words)))
                        .toList());
        model.addAttribute("next", runs.count() > query.offset() + ListQuery.SIZE ? query.next() : "");
        model.addAttribute("toCalculate", runs.toCalculate());
        model.addAttribute("progress", runs.preparing().orElse(null));
        model.addAttribute("blocked", views.blocked(words));
        return "payroll/runs";
    }

    @GetMapping("/desk/payruns/{id}")
    String run(@PathVariable UUID id, ListQuery query, Words words, Model model) {
        model.addAttribute("it", PayslipPages.known(() -> views.of(new PayRunId(id), query, words)));
        return "payroll/run";
    }

    /** A part of the page of a run, asked for again each second while something goes on. */
    @GetMapping("/desk/payruns/{id}/progress")
    String progress(@PathVariable UUID id, Model model) {
        return progress(PayslipPages.known(() -> runs.progress(new PayRunId(id))), "/desk/payruns/" + id, model);
    }

    /** A part of the list of runs. */
    @GetMapping("/desk/payruns/progress")
    String progress(Model model) {
        return progress(runs.preparing(), "/desk/payruns", model);
    }

    private static String progress(Optional<PayRunProgress> progress, String of, Model model) {
        model.addAttribute("progress", progress.orElse(null));
        model.addAttribute("href", of + "/progress");
        return "payroll/progress";
    }

    @PostMapping("/desk/payruns/prepare")
    String prepare() {
        int prepared = runs.prepareAll().size();
        return Toast.redirect(
                "/desk/payruns",
                prepared == 0 ? "payroll.nothing_due" : "payroll.prepared",
                Map.of("n", String.valueOf(prepared)));
    }

    @PostMapping("/desk/payruns/{id}/check")
    String check(@PathVariable UUID id) {
        runs.check(new PayRunId(id)).orThrow();
        return Toast.redirect("/desk/payruns/" + id, "payroll.checked");
    }

    @PostMapping("/desk/payruns/{id}/release")
    String release(@PathVariable UUID id) {
        runs.release(new PayRunId(id)).orThrow();
        return Toast.redirect("/desk/payruns/" + id, "payroll.released");
    }

    @PostMapping("/desk/payruns/{id}/left-out/{worker}")
    String leaveOut(@PathVariable UUID id, @PathVariable UUID worker) {
        runs.leaveOut(new PayRunId(id), worker).orThrow();
        return Toast.redirect("/desk/payruns/" + id, "payroll.left_out");
    }

    @PostMapping("/desk/payruns/{id}/payslips/{payslip}/again")
    String again(@PathVariable UUID id, @PathVariable UUID payslip) {
        settlement.payAgain(new PayslipId(payslip)).orThrow();
        return Toast.redirect("/desk/payruns/" + id, "payroll.pay_again");
    }
}
