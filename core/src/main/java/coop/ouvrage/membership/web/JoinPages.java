package coop.ouvrage.membership.web;

import coop.ouvrage.membership.InformationSession;
import coop.ouvrage.membership.InformationSessions;
import coop.ouvrage.membership.Invitation;
import coop.ouvrage.membership.Invitations;
import coop.ouvrage.membership.Invitations.Newcomer;
import coop.ouvrage.membership.ShareRegister;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.web.EvenPace;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Sessions;
import coop.ouvrage.web.Words;
import coop.ouvrage.web.spi.PublicPaths;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The first steps of joining, open to strangers: what it is, an information session, a proved mail address, an account. */
@Controller
class JoinPages {

    private static final Map<String, String> FIELDS = Map.ofEntries(
            Map.entry("parties.mail_wrong", "email"),
            Map.entry("membership.session_full", "session"),
            Map.entry("parties.family_name_missing", "family_name"),
            Map.entry("parties.name_too_long", "family_name"),
            Map.entry("parties.name_signs", "family_name"),
            Map.entry("parties.name_without_letter", "family_name"),
            Map.entry("parties.latin_name_missing", "latin_family_name"),
            Map.entry("parties.latin_name_not_latin", "latin_family_name"),
            Map.entry("access.password_short", "password"),
            Map.entry("access.password_guessable", "password"));

    private final Invitations invitations;
    private final InformationSessions sessions;
    private final ShareRegister shares;
    private final Sessions browser;

    JoinPages(Invitations invitations, InformationSessions sessions, ShareRegister shares, Sessions browser) {
        this.invitations = invitations;
        this.sessions = sessions;
        this.shares = shares;
        this.browser = browser;
    }

    /** Which of these pages strangers may open. */
    @Configuration(proxyBeanMethods = false)
    static class Doors {

        @Bean
        PublicPaths joinPaths() {
            return PublicPaths.of("/join", "/join/invitation/*");
        }
    }

    @GetMapping("/join")
    String join(Form form, Model model) {
        List<InformationSession> coming = sessions.coming();
        model.addAttribute("form", form);
        model.addAttribute("sessions", coming);
        model.addAttribute("share", shares.parValue());
        return "membership/join";
    }

    /** The answer is the same whether the address is known or not. */
    @PostMapping("/join")
    String invite(Form form, Words words, Model model, HttpServletRequest request, HttpServletResponse response) {
        String email = form.required("email", 254);
        UUID session = form.text("session").isEmpty() ? null : form.id("session");
        String network = request.getRemoteAddr();
        if (email == null
                || form.isRefused()
                || form.accept(EvenPace.of(() -> invitations.invite(network, email, words.language(), session)), FIELDS)
                        == null) {
            response.setStatus(422);
            return join(form, model);
        }
        return "membership/join_sent";
    }

    @GetMapping("/join/invitation/{token}")
    String account(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        Invitation invitation = invitations.find(token).orElse(null);
        if (invitation == null) {
            response.setStatus(404);
            return "membership/join_over";
        }
        model.addAttribute("form", form);
        model.addAttribute("token", token);
        model.addAttribute("email", invitation.email());
        return "membership/join_account";
    }

    @PostMapping("/join/invitation/{token}")
    String open(
            @PathVariable String token,
            Form form,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        Newcomer newcomer = newcomer(token, form);
        if (newcomer == null) {
            response.setStatus(422);
            return account(token, form, model, response);
        }
        browser.begin(request, newcomer.account(), false);
        return "redirect:/join/registration";
    }

    private @org.jspecify.annotations.Nullable Newcomer newcomer(String token, Form form) {
        PersonName name = new PersonName(
                form.text("given_name"),
                form.text("family_name"),
                form.text("latin_given_name"),
                form.text("latin_family_name"));
        form.refuse(name.refusals(), FIELDS);
        if (form.isRefused()) {
            return null;
        }
        try {
            return form.accept(invitations.accept(token, name, form.text("password")), FIELDS);
        } catch (RefusedException e) {
            form.refuse(e.refusals(), FIELDS);
            return null;
        }
    }
}
