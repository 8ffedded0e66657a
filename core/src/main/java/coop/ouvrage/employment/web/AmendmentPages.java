package coop.ouvrage.employment.web;

import coop.ouvrage.access.StepUp;
import coop.ouvrage.employment.Amendments;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.WorkDay;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Other days for a contract before its work: typed, proposed, agreed to, declined. */
@Controller
class AmendmentPages {

    private static final Map<String, String> FIELDS = Map.of("employment.reason_missing", "reason");

    private final Amendments amendments;
    private final ContractViews views;
    private final StepUp stepUp;

    AmendmentPages(Amendments amendments, ContractViews views, StepUp stepUp) {
        this.amendments = amendments;
        this.views = views;
        this.stepUp = stepUp;
    }

    /** Whoever changes their own contract agrees by that, so they prove who they are before they type. */
    @GetMapping("/contracts/{id}/amend")
    String typed(@PathVariable UUID id, Form form, Model model) {
        ContractView it = views.of(id);
        if (it.isWorker() && it.mayAmend()) {
            stepUp.require(StepUp.RECENT);
        }
        DayForms.fillDates(form, it.contract());
        return show("employment/amend", it, form, model);
    }

    @PostMapping("/contracts/{id}/amend")
    String change(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        ContractView it = views.of(id);
        if (it.isWorker()) {
            stepUp.require(StepUp.RECENT);
        }
        List<WorkDay> days = DayForms.dated(form, it.contract());
        if (!form.isRefused()) {
            ContractId contract = new ContractId(id);
            Outcome<ContractId> done = it.isWorker()
                    ? amendments.amend(contract, days, form.text("reason"))
                    : amendments.propose(contract, days, form.text("reason"));
            if (form.accept(done, FIELDS) != null) {
                return Toast.redirect(it.path(), it.isWorker() ? "employment.amended" : "employment.amendment_sent");
            }
        }
        response.setStatus(422);
        return show("employment/amend", it, form, model);
    }

    @PostMapping("/contracts/{id}/amend/agree")
    String agree(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        stepUp.require(StepUp.RECENT);
        return answered(id, amendments.agree(new ContractId(id)), "employment.amended", form, model, response);
    }

    @PostMapping("/contracts/{id}/amend/decline")
    String decline(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return answered(
                id, amendments.decline(new ContractId(id)), "employment.amendment_declined", form, model, response);
    }

    private String answered(
            UUID id, Outcome<ContractId> answer, String toast, Form form, Model model, HttpServletResponse response) {
        if (form.accept(answer, FIELDS) != null) {
            return Toast.redirect("/contracts/" + id, toast);
        }
        response.setStatus(422);
        return show("employment/contract", views.of(id), form, model);
    }

    private static String show(String template, ContractView it, Form form, Model model) {
        model.addAttribute("it", it);
        model.addAttribute("form", form);
        return template;
    }
}
