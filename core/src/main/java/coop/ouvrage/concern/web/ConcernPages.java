package coop.ouvrage.concern.web;

import coop.ouvrage.access.Role;
import coop.ouvrage.concern.Agreements;
import coop.ouvrage.concern.Concern;
import coop.ouvrage.concern.ConcernFigures;
import coop.ouvrage.concern.Concerns;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Export;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Icon;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NavigationItem;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.SecretAddress;
import coop.ouvrage.web.Sheet;
import coop.ouvrage.web.Toast;
import coop.ouvrage.web.Words;
import coop.ouvrage.web.spi.PublicPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The form of the mediation mailbox, open to strangers, and the desk of who answers. */
@Controller
class ConcernPages {

    private static final Map<String, String> FIELDS = Map.of(
            "concern.happened_missing", "happened",
            "concern.about_missing", "about",
            "concern.too_long", "happened");

    private final Concerns concerns;
    private final Agreements agreements;
    private final ConcernFigures figures;

    ConcernPages(Concerns concerns, Agreements agreements, ConcernFigures figures) {
        this.concerns = concerns;
        this.agreements = agreements;
        this.figures = figures;
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
        List<Concern> found = concerns.all(query.offset(), ListQuery.SIZE + 1);
        List<UUID> ids = found.stream().map(Concern::id).toList();
        model.addAttribute("concerns", found.stream().limit(ListQuery.SIZE).toList());
        model.addAttribute("more", found.size() > ListQuery.SIZE);
        model.addAttribute("query", query);
        model.addAttribute("mediators", agreements.mediators(ids));
        model.addAttribute("agreements", agreements.of(ids));
        model.addAttribute("years", figures.years());
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

    @PostMapping("/desk/concerns/{id}/mediator")
    String name(@PathVariable UUID id, ListQuery query, Form form, Model model, HttpServletResponse response) {
        return answer(
                agreements.name(id, form.text("mediator"), form.isChecked("impartial")),
                "concern.mediator",
                query,
                form,
                model,
                response);
    }

    @PostMapping("/desk/concerns/{id}/agreement")
    String write(@PathVariable UUID id, ListQuery query, Form form, Model model, HttpServletResponse response) {
        return answer(
                agreements.write(id, form.text("agreement"), party(form, "sender"), party(form, "other")),
                "concern.agreement",
                query,
                form,
                model,
                response);
    }

    private static Agreements.Party party(Form form, String side) {
        String language = form.text(side + "_language");
        return new Agreements.Party(
                form.text(side + "_name").strip(),
                form.text(side + "_email").strip(),
                language.isEmpty() ? "fr" : language);
    }

    private String answer(
            Outcome<UUID> outcome,
            String toast,
            ListQuery query,
            Form form,
            Model model,
            HttpServletResponse response) {
        if (form.accept(outcome, Map.of()) != null) {
            return Toast.redirect("/desk/concerns", toast);
        }
        response.setStatus(422);
        return list(query, form, model);
    }

    @GetMapping("/desk/concerns/export")
    ResponseEntity<byte[]> export(@RequestParam(defaultValue = "csv") String format, Words words) {
        List<String> columns = Stream.of(
                        "year",
                        "received",
                        "in_time",
                        "kind.SERVICE",
                        "kind.MEMBERS",
                        "kind.CLIENT_MEMBER",
                        "kind.DISCRIMINATION",
                        "kind.ETHICS",
                        "agreed",
                        "ended_otherwise",
                        "days")
                .map(name -> words.t("concern." + (name.startsWith("kind.") ? name : "years." + name)))
                .toList();
        List<List<@Nullable Object>> rows = figures.years().stream()
                .map(year -> Arrays.<@Nullable Object>asList(
                        year.year(),
                        year.received(),
                        year.inTime(),
                        year.service(),
                        year.members(),
                        year.clientMember(),
                        year.discrimination(),
                        year.ethics(),
                        year.agreed(),
                        year.ended(),
                        year.days()))
                .toList();
        return Export.as(format, new Sheet("mediation", columns, rows));
    }

    @GetMapping("/mediation/agreement/{token}")
    String agreement(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        SecretAddress.hide(response);
        model.addAttribute("it", agreements.ofLink(token).orElseThrow(NotFound::new));
        model.addAttribute("token", token);
        model.addAttribute("form", form);
        return "concern/agreement";
    }

    @PostMapping("/mediation/agreement/{token}")
    String sign(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        if (form.accept(
                        agreements.sign(token, form.text("name"), form.isChecked("agrees")),
                        Map.of("concern.sign_name", "name", "concern.sign_agree", "agrees"))
                == null) {
            response.setStatus(422);
        }
        return agreement(token, form, model, response);
    }

    /** Where strangers find it, and where it stands in the navigation. */
    @Configuration(proxyBeanMethods = false)
    static class Places {

        @Bean
        PublicPaths concernPaths() {
            return PublicPaths.of("/mediation", "/mediation/agreement/*");
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
