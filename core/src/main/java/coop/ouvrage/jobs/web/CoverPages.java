package coop.ouvrage.jobs.web;

import coop.ouvrage.jobs.CoverCases;
import coop.ouvrage.jobs.JobId;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
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

/** Where an adviser or an officer of finance decides on cover that no rule gives. */
@Controller
class CoverPages {

    private static final Map<String, String> FIELDS = Map.of("guarantee.reason_missing", "reason");

    private final CoverCases cases;
    private final Parties parties;

    CoverPages(CoverCases cases, Parties parties) {
        this.cases = cases;
        this.parties = parties;
    }

    @GetMapping("/desk/covers/{id}")
    String show(@PathVariable UUID id, Form form, Model model) {
        CoverCases.Case found = cases.of(new JobId(id)).orElseThrow(NotFound::new);
        model.addAttribute("it", found);
        model.addAttribute(
                "names",
                parties.names(List.of(
                        found.job().client(), found.job().holder(), found.job().worker())));
        model.addAttribute("form", form);
        return "jobs/desk_cover";
    }

    @PostMapping("/desk/covers/{id}")
    String decide(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        boolean yes = form.text("answer").equals("yes");
        if (form.accept(cases.decide(new JobId(id), yes, form.text("reason")), FIELDS) != null) {
            return Toast.redirect("/desk/guarantee", yes ? "cover_given" : "cover_refused");
        }
        response.setStatus(422);
        return show(id, form, model);
    }
}
