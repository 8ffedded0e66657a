package coop.ouvrage.portal.entry;

import coop.ouvrage.access.FirstAdministrator;
import coop.ouvrage.access.UserId;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Sessions;
import coop.ouvrage.web.Words;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.regex.Pattern;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Where the link leads that a new installation prints: its first administrator. A second factor follows at once. */
@Controller
class StartPage {

    private static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");
    private static final Map<String, String> FIELDS = Map.of(
            "access.password_short",
            "password",
            "access.password_guessable",
            "password",
            "access.login_taken",
            "login");

    private final FirstAdministrator first;
    private final Sessions sessions;
    private final Audit audit;

    StartPage(FirstAdministrator first, Sessions sessions, Audit audit) {
        this.first = first;
        this.sessions = sessions;
        this.audit = audit;
    }

    @GetMapping("/start/{token}")
    String show(@PathVariable String token, Form form, Model model, HttpServletResponse response) {
        if (!first.isOpen(token)) {
            response.setStatus(404);
            return "portal/start-over";
        }
        model.addAttribute("form", form);
        model.addAttribute("token", token);
        return "portal/start";
    }

    @PostMapping("/start/{token}")
    String begin(
            @PathVariable String token,
            Form form,
            Words words,
            Model model,
            HttpServletRequest request,
            HttpServletResponse response) {
        String name = form.required("name", 200);
        String login = form.required("login", 254);
        if (login != null && !MAIL.matcher(login).matches()) {
            form.refuse("login", Refusal.of("access.not_a_mail_address"));
        }
        String password = form.text("password");
        if (!password.equals(form.text("again"))) {
            form.refuse("again", Refusal.of("access.not_the_same"));
        }
        UserId user = name == null || login == null || form.isRefused()
                ? null
                : form.accept(first.accept(token, login, name, words.language(), password), FIELDS);
        if (user == null) {
            response.setStatus(422);
            return show(token, form, model, response);
        }
        audit.changed("access.first_administrator", "user", user, Map.of());
        sessions.begin(request, user, false);
        return "redirect:/profile/second-factor";
    }
}
