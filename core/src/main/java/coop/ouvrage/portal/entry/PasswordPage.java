package coop.ouvrage.portal.entry;

import coop.ouvrage.access.PasswordLinks;
import coop.ouvrage.access.UserId;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.messaging.MailLimit;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.EvenPace;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Sessions;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A forgotten password, or the first one of somebody invited. */
@Controller
class PasswordPage {

    private final PasswordLinks links;
    private final Messages messages;
    private final MailLimit limit;
    private final Sessions sessions;
    private final Audit audit;

    PasswordPage(PasswordLinks links, Messages messages, MailLimit limit, Sessions sessions, Audit audit) {
        this.links = links;
        this.messages = messages;
        this.limit = limit;
        this.sessions = sessions;
        this.audit = audit;
    }

    @GetMapping("/password/forgotten")
    String show(Form form, Model model) {
        model.addAttribute("form", form);
        return "portal/forgotten";
    }

    /** Says the same, in the same time, whether the address is known or not. */
    @PostMapping("/password/forgotten")
    String send(Form form, Model model, HttpServletRequest request, HttpServletResponse response) {
        String login = form.text("login");
        Boolean sent = form.accept(EvenPace.of(() -> sent(request.getRemoteAddr(), login)), Map.of());
        if (sent == null) {
            response.setStatus(429);
            return show(form, model);
        }
        return Toast.redirect("/login", "password_mail");
    }

    private Outcome<Boolean> sent(String network, String login) {
        Outcome<Boolean> asked = limit.ask(network, login);
        if (asked instanceof Outcome.Done<Boolean>(Boolean mayLeave) && mayLeave) {
            links.make(login).ifPresent(this::mail);
        }
        return asked;
    }

    private void mail(PasswordLinks.Link link) {
        messages.send(Message.to(link.user().login(), link.user().language(), "access.mail.password")
                .with(Map.of("name", link.user().name()))
                .link("/password/new/" + link.token()));
    }

    @GetMapping("/password/new/{token}")
    String choose(@PathVariable String token, Model model) {
        model.addAttribute("form", Form.empty());
        model.addAttribute("token", token);
        return links.isOpen(token) ? "portal/new-password" : "portal/link-over";
    }

    @PostMapping("/password/new/{token}")
    String set(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        if (!form.text("password").equals(form.text("again"))) {
            form.refuse("again", Refusal.of("access.not_the_same"));
        } else {
            Outcome<UserId> outcome = links.use(token, form.text("password"));
            if (outcome instanceof Outcome.Done<UserId>(UserId user)) {
                sessions.endAll(user);
                audit.changed("access.password_set", "user", user, Map.of());
                return Toast.redirect("/login", "password_set");
            }
            form.refuse(
                    outcome.refusals(),
                    Map.of("access.password_short", "password", "access.password_guessable", "password"));
        }
        response.setStatus(422);
        model.addAttribute("form", form);
        model.addAttribute("token", token);
        return "portal/new-password";
    }
}
