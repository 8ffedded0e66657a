package coop.ouvrage.employment.web;

import coop.ouvrage.access.StepUp;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.EarlyEnd;
import coop.ouvrage.employment.Ending;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A contract that ends before its last planned day: proposed, agreed to, declined, or told by one side. */
@Controller
class EarlyEndPages {

    private static final Map<String, String> FIELDS =
            Map.of("employment.reason_missing", "reason", "employment.end_between", "last_day");
    private static final Map<String, String> NOTICE = Map.of(
            "employment.reason_missing",
            "ending_reason",
            "employment.end_between",
            "last_day",
            "employment.long_notice_short",
            "last_day");

    private final EarlyEnd early;
    private final ContractViews views;
    private final StepUp stepUp;

    EarlyEndPages(EarlyEnd early, ContractViews views, StepUp stepUp) {
        this.early = early;
        this.views = views;
        this.stepUp = stepUp;
    }

    /** Whoever ends their own contract agrees by that, so they prove who they are before they type. */
    @GetMapping("/contracts/{id}/end")
    String typed(@PathVariable UUID id, Form form, Model model) {
        ContractView it = views.of(id);
        if (it.isWorker() && it.end().mayPropose()) {
            stepUp.require(StepUp.RECENT);
        }
        return show("employment/end", it, form, model);
    }

    @PostMapping("/contracts/{id}/end")
    String end(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        ContractView it = views.of(id);
        if (it.isWorker()) {
            stepUp.require(StepUp.RECENT);
        }
        LocalDate lastDay = form.day("last_day");
        if (lastDay != null) {
            ContractId contract = new ContractId(id);
            Outcome<ContractId> done = it.isWorker()
                    ? early.end(contract, lastDay, form.text("reason"))
                    : early.propose(contract, lastDay, form.text("reason"));
            if (form.accept(done, FIELDS) != null) {
                return Toast.redirect(it.path(), it.isWorker() ? "employment.ended" : "employment.amendment_sent");
            }
        }
        response.setStatus(422);
        return show("employment/end", it, form, model);
    }

    @PostMapping("/contracts/{id}/end/notice")
    String notice(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        Ending ending = LongFormReader.ending(form);
        if (ending != null && form.accept(early.give(new ContractId(id), ending), NOTICE) != null) {
            return Toast.redirect("/contracts/" + id, "employment.ended");
        }
        response.setStatus(422);
        return show("employment/end", views.of(id), form, model);
    }

    @PostMapping("/contracts/{id}/end/agree")
    String agree(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        stepUp.require(StepUp.RECENT);
        return answered(id, early.agree(new ContractId(id)), "employment.ended", form, model, response);
    }

    @PostMapping("/contracts/{id}/end/decline")
    String decline(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return answered(id, early.decline(new ContractId(id)), "employment.amendment_declined", form, model, response);
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
