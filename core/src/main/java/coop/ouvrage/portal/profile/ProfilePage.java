package coop.ouvrage.portal.profile;

import coop.ouvrage.access.ApiTokens;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.PasswordLinks;
import coop.ouvrage.access.SecondFactor;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sessions;
import coop.ouvrage.web.ShownOnce;
import coop.ouvrage.web.Toast;
import coop.ouvrage.words.Texts;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One's own profile. Everything here concerns the current user alone. */
@Controller
class ProfilePage {

    private final CurrentUser current;
    private final Users users;
    private final PasswordLinks passwords;
    private final SecondFactor secondFactor;
    private final ApiTokens tokens;
    private final Sessions sessions;
    private final Audit audit;

    ProfilePage(
            CurrentUser current,
            Users users,
            PasswordLinks passwords,
            SecondFactor secondFactor,
            ApiTokens tokens,
            Sessions sessions,
            Audit audit) {
        this.current = current;
        this.users = users;
        this.passwords = passwords;
        this.secondFactor = secondFactor;
        this.tokens = tokens;
        this.sessions = sessions;
        this.audit = audit;
    }

    @GetMapping("/profile")
    String show(Model model, HttpServletRequest request) {
        return page(Form.empty(), null, model, request);
    }

    @PostMapping("/profile/language")
    String language(Form form) {
        if (Texts.LANGUAGES.contains(form.text("language"))) {
            users.setLanguage(me(), form.text("language"));
        }
        return Toast.redirect("/profile", "profile_saved");
    }

    @PostMapping("/profile/password")
    String password(Form form, Model model, HttpServletRequest request, HttpServletResponse response) {
        if (!form.text("password").equals(form.text("again"))) {
            form.refuse("again", Refusal.of("access.not_the_same"));
        } else {
            Outcome<UserId> changed = passwords.change(me(), form.text("old"), form.text("password"));
            if (changed.isDone()) {
                sessions.endOthers(me(), request);
                audit.changed("access.password_set", "user", me(), Map.of());
                return Toast.redirect("/profile", "password_changed");
            }
            form.refuse(
                    changed.refusals(),
                    Map.of(
                            "access.wrong_password", "old",
                            "access.password_short", "password",
                            "access.password_guessable", "password"));
        }
        response.setStatus(422);
        return page(form, null, model, request);
    }

    @PostMapping("/profile/sessions/{key}/end")
    String end(@PathVariable String key) {
        sessions.end(me(), key);
        return Toast.redirect("/profile", "session_ended");
    }

    /** The secret is shown once, on this answer only; the audit trail knows the name of the token. */
    @PostMapping("/profile/tokens")
    String token(Form form, Model model, HttpServletRequest request, HttpServletResponse response) {
        String label = form.required("label", 100);
        ApiTokens.Scope scope = form.choice("scope", ApiTokens.Scope.class);
        if (label == null || scope == null) {
            response.setStatus(422);
            return page(form, null, model, request);
        }
        String secret = tokens.create(me(), label, scope, 90);
        audit.changed("access.token_made", "user", me(), Map.of("scope", scope));
        ShownOnce.mark(request);
        return page(Form.empty(), secret, model, request);
    }

    @PostMapping("/profile/tokens/{token}/revoke")
    String revoke(@PathVariable UUID token) {
        tokens.revoke(me(), token);
        audit.changed("access.token_revoked", "user", me(), Map.of());
        return Toast.redirect("/profile", "token_revoked");
    }

    private String page(Form form, @Nullable String newToken, Model model, HttpServletRequest request) {
        UserId me = me();
        Users.User user = users.find(me).orElseThrow(NotFound::new);
        model.addAttribute("form", form);
        model.addAttribute(
                "profile",
                new Profile(
                        user, secondFactor.recoveryCodesLeft(me), sessions.of(me, request), tokens.of(me), newToken));
        return "portal/profile";
    }

    private UserId me() {
        return current.id().orElseThrow(NotFound::new);
    }
}
