package coop.ouvrage.concern.web;

import coop.ouvrage.access.Role;
import coop.ouvrage.concern.Concern;
import coop.ouvrage.concern.Concerns;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import coop.ouvrage.web.spi.PublicPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The form of the mediation mailbox, open to strangers, and the desk of who answers. */
@Controller
class ConcernPages {

    private static final Map<String, String> FIELDS = Map.of(
            "concern.happened_missing", "happened",
            "concern.about_missing", "about",
            "concern.too_long", "happened");

    private final Concerns concerns;

    ConcernPages(Concerns concerns) {
        this.concerns = concerns;
    }

    @GetMapping("/mediation")
    String form(Form form, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("sent", 0L);
        return "concern/form";
    }

    @PostMapping("/mediation")
    String send(Form form, Words words, Model model, HttpServletRequest request, HttpServletResponse response) {
        String email = form.text("email").strip();
        Long nr = form.accept(
                concerns.receive(
                        request.getRemoteAddr(),
                        new Concerns.Words(
                                words.language(),
                                form.text("sender").strip(),
                                email.contains("@") && email.length() < 255 ? email : null,
                                form.text("about").strip(),
                                form.text("happened").strip(),
                                form.text("wished").strip(),
                                form.isChecked("urgent"))),
                FIELDS);
        if (nr == null) {
            response.setStatus(422);
            return form(form, model);
        }
        model.addAttribute("form", Form.empty());
        model.addAttribute("sent", nr);
        return "concern/form";
    }

    @GetMapping("/desk/concerns")
    String list(ListQuery query, Form form, Model model) {
        model.addAttribute("concerns", concerns.all(query.offset(), ListQuery.SIZE));
        model.addAttribute("form", form);
        return "concern/desk";
    }

    @PostMapping("/desk/concerns/{id}/take")
    String take(@PathVariable UUID id, Form form) {
        Concern.Kind kind = form.choice("kind", Concern.Kind.class);
        concerns.take(id, kind == null ? Concern.Kind.SERVICE : kind, form.isChecked("urgent"))
                .orThrow();
        return Toast.redirect("/desk/concerns", "concern.taken");
    }

    @PostMapping("/desk/concerns/{id}/end")
    String end(@PathVariable UUID id, ListQuery query, Form form, Model model, HttpServletResponse response) {
        if (form.accept(concerns.end(id, form.text("outcome")), Map.of()) != null) {
            return Toast.redirect("/desk/concerns", "concern.ended");
        }
        response.setStatus(422);
        return list(query, form, model);
    }

    /** Where strangers find it, and where it stands in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Places {

        @Bean
        PublicPaths concernPaths() {
            return PublicPaths.of("/mediation");
        }

        @Bean
        NavigationItem concernRoom() {
            return NavigationItem.of(
                    NavigationItem.Room.DESK,
                    "concern.title",
                    "/desk/concerns",
                    Icon.TALK,
                    58,
                    Role.TEAM_ADMIN,
                    Role.PREVENTION);
        }
    }
}
