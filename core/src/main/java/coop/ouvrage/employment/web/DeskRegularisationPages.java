package coop.ouvrage.employment.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.employment.Regularisation;
import coop.ouvrage.employment.Regularisations;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Requests to accept work that began without a contract, for the duty officer. */
@Controller
class DeskRegularisationPages {

    private static final Map<String, String> REASON = Map.of("employment.reason_missing", "reason");

    private final Regularisations regularisations;
    private final Parties parties;
    private final Permissions permissions;

    DeskRegularisationPages(Regularisations regularisations, Parties parties, Permissions permissions) {
        this.regularisations = regularisations;
        this.parties = parties;
        this.permissions = permissions;
    }

    @GetMapping("/desk/regularisations/{id}")
    String request(@PathVariable UUID id, Form form, Model model) {
        permissions.require(Permission.REGULARISATION_DECIDE);
        Regularisation request = regularisations.find(id).orElseThrow(NotFound::new);
        model.addAttribute(
                "it",
                new RegularisationView(
                        request,
                        parties.name(request.terms().assignment().worker()),
                        parties.name(request.terms().assignment().holder()),
                        regularisations.count(request.unit())));
        model.addAttribute("form", form);
        return "employment/desk_regularisation";
    }

    @PostMapping("/desk/regularisations/{id}/accept")
    String accept(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return done(id, form.accept(regularisations.accept(id, form.text("reason")), REASON), form, model, response);
    }

    @PostMapping("/desk/regularisations/{id}/refuse")
    String refuse(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return done(id, form.accept(regularisations.refuse(id, form.text("reason")), REASON), form, model, response);
    }

    private String done(
            UUID id,
            @org.jspecify.annotations.Nullable Object outcome,
            Form form,
            Model model,
            HttpServletResponse response) {
        if (outcome != null) {
            return Toast.redirect("/desk/regularisations/" + id, "employment.handled");
        }
        response.setStatus(422);
        return request(id, form, model);
    }
}
