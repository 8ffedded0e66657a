package coop.ouvrage.jobs.web;

import coop.ouvrage.jobs.CoverDecisions;
import coop.ouvrage.jobs.JobId;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where an adviser decides on cover that no rule can give. */
@Controller
class CoverDecisionPages {

    private static final Map<String, String> REASON = Map.of("guarantee.reason_missing", "reason");

    private final CoverDecisions decisions;
    private final Parties parties;

    CoverDecisionPages(CoverDecisions decisions, Parties parties) {
        this.decisions = decisions;
        this.parties = parties;
    }

    @GetMapping("/desk/guarantee/jobs/{id}")
    String show(@PathVariable UUID id, Form form, Model model) {
        CoverDecisions.Case it = decisions.of(new JobId(id));
        model.addAttribute("it", it);
        model.addAttribute("client", parties.name(it.job().client()));
        model.addAttribute("holder", parties.name(it.job().holder()));
        model.addAttribute("worker", parties.name(it.job().worker()));
        model.addAttribute("form", form);
        return "jobs/cover_decision";
    }

    @PostMapping("/desk/guarantee/jobs/{id}/{answer}")
    String decide(
            @PathVariable UUID id, @PathVariable String answer, Form form, Model model, HttpServletResponse response) {
        boolean yes = answer.equals("yes");
        if (form.accept(decisions.decide(new JobId(id), yes, form.text("reason")), REASON) != null) {
            return Toast.redirect("/desk/worklist", yes ? "jobs.cover_given" : "jobs.cover_refused");
        }
        response.setStatus(422);
        return show(id, form, model);
    }
}
