package coop.ouvrage.employment.web;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.Declarations;
import coop.ouvrage.employment.LateDeclarations;
import coop.ouvrage.employment.WorkDone;
import coop.ouvrage.money.Money;
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

/** Work that is not declared, for the duty officer: what the authority said, the minutes left, and what can be done. */
@Controller
class DeskDeclarationPages {

    private static final Map<String, String> REASON =
            Map.of("employment.reason_missing", "reason", "employment.cost_negative", "cost");

    private final Declarations declarations;
    private final LateDeclarations late;
    private final WorkDone work;
    private final ContractViews views;
    private final Permissions permissions;

    DeskDeclarationPages(
            Declarations declarations,
            LateDeclarations late,
            WorkDone work,
            ContractViews views,
            Permissions permissions) {
        this.declarations = declarations;
        this.late = late;
        this.work = work;
        this.views = views;
        this.permissions = permissions;
    }

    @GetMapping("/desk/declarations/{id}")
    String declaration(@PathVariable UUID id, Form form, Model model) {
        permissions.require(Permission.DECLARATION_HANDLE);
        model.addAttribute("it", views.of(id));
        model.addAttribute("form", form);
        return "employment/desk_declaration";
    }

    @PostMapping("/desk/declarations/{id}/again")
    String again(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return done(id, form.accept(declarations.again(new ContractId(id)), REASON), form, model, response);
    }

    @PostMapping("/desk/declarations/{id}/done")
    String done(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        var agreed = DayForms.agreed(views.of(id).contract());
        return done(id, form.accept(work.confirm(new ContractId(id), agreed), REASON), form, model, response);
    }

    @PostMapping("/desk/declarations/{id}/not-done")
    String notDone(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        return done(
                id, form.accept(work.notDone(new ContractId(id), form.text("reason")), REASON), form, model, response);
    }

    @PostMapping("/desk/declarations/{id}/late")
    String late(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        Money cost = form.money("cost");
        Object settled = cost == null
                ? null
                : form.accept(
                        late.decide(new ContractId(id), cost, form.isChecked("by_unit"), form.text("reason")), REASON);
        return done(id, settled, form, model, response);
    }

    private String done(
            UUID id,
            @org.jspecify.annotations.Nullable Object outcome,
            Form form,
            Model model,
            HttpServletResponse response) {
        if (outcome != null) {
            return Toast.redirect("/desk/declarations/" + id, "employment.handled");
        }
        response.setStatus(422);
        return declaration(id, form, model);
    }
}
