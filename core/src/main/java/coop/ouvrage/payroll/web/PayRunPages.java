package coop.ouvrage.payroll.web;

import coop.ouvrage.payroll.PayRunId;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.payroll.PayslipId;
import coop.ouvrage.payroll.WageSettlement;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import java.util.Map;
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
                                runs.totals(run.id()).net(),
                                RunViews.mark(run),
                                RunViews.state(run, words)))
                        .toList());
        model.addAttribute("next", runs.count() > query.offset() + ListQuery.SIZE ? query.next() : "");
        model.addAttribute("toCalculate", runs.toCalculate());
        model.addAttribute("blocked", views.blocked(words));
        return "payroll/runs";
    }

    @GetMapping("/desk/payruns/{id}")
    String run(@PathVariable UUID id, Words words, Model model) {
        model.addAttribute("it", PayslipPages.known(() -> views.of(new PayRunId(id), words)));
        return "payroll/run";
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

    @PostMapping("/desk/payruns/{id}/payslips/{payslip}/again")
    String again(@PathVariable UUID id, @PathVariable UUID payslip) {
        settlement.payAgain(new PayslipId(payslip)).orThrow();
        return Toast.redirect("/desk/payruns/" + id, "payroll.pay_again");
    }
}
