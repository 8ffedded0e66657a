package coop.ouvrage.portal.entry;

import coop.ouvrage.access.LogIn;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.SecondFactor;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.Sessions;
import coop.ouvrage.web.Toast;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Log-in in two steps, and the way out when the second factor is lost. */
@Controller
class LogInPage {

    private final LogIn logIn;
    private final SecondFactor secondFactor;
    private final Users users;
    private final Sessions sessions;
    private final Audit audit;
    private final Worklist worklist;

    LogInPage(LogIn logIn, SecondFactor secondFactor, Users users, Sessions sessions, Audit audit, Worklist worklist) {
        this.logIn = logIn;
        this.secondFactor = secondFactor;
        this.users = users;
        this.sessions = sessions;
        this.audit = audit;
        this.worklist = worklist;
    }

    @GetMapping("/login")
    String show(Form form, Model model) {
        model.addAttribute("form", form);
        return "portal/login";
    }

    @PostMapping("/login")
    String enter(Form form, Model model, HttpServletRequest request, HttpServletResponse response) {
        String next = NextPage.of(form.text("next"));
        return switch (logIn.attempt(form.text("login"), form.text("password"), request.getRemoteAddr())) {
            case LogIn.Result.Right(UserId user, boolean needsCode)
            when needsCode -> {
                sessions.awaitCode(request, user);
                yield "redirect:/login/code?next="
                        + java.net.URLEncoder.encode(next, java.nio.charset.StandardCharsets.UTF_8);
            }
            case LogIn.Result.Right(UserId user, boolean needsCode) -> begin(request, user, false, next);
            case LogIn.Result.Wrong() -> again(form, "access.wrong_login", model, response);
            case LogIn.Result.Locked() -> again(form, "access.locked", model, response);
        };
    }

    @GetMapping("/login/code")
    String askCode(Form form, Model model, HttpServletRequest request) {
        model.addAttribute("form", form);
        return sessions.awaited(request).isPresent() ? "portal/code" : "redirect:/login";
    }

    @PostMapping("/login/code")
    String code(Form form, Model model, HttpServletRequest request, HttpServletResponse response) {
        Optional<UserId> awaited = sessions.awaited(request);
        if (awaited.isEmpty()) {
            return "redirect:/login";
        }
        Outcome<UserId> checked = secondFactor.check(awaited.get(), form.text("code"));
        if (checked instanceof Outcome.Done<UserId>) {
            return begin(request, awaited.get(), true, NextPage.of(form.text("next")));
        }
        response.setStatus(422);
        form.refuse(checked.refusals(), Map.of("access.wrong_code", "code", "access.locked", "code"));
        model.addAttribute("form", form);
        return "portal/code";
    }

    /** The password was right, the telephone is gone: the support team is asked to make sure of the person. */
    @PostMapping("/login/lost")
    String lost(HttpServletRequest request) {
        Optional<UserId> awaited = sessions.awaited(request);
        awaited.ifPresent(user -> worklist.open(Item.of(
                Queue.DUTY,
                "second_factor_lost",
                "user",
                user.value(),
                Role.TEAM_ADMIN,
                "/desk/second-factors/" + user)));
        sessions.end(request);
        return Toast.redirect("/login", "second_factor_lost");
    }

    @PostMapping("/logout")
    String leave(HttpServletRequest request) {
        sessions.end(request);
        return Toast.redirect("/", "logged_out");
    }

    private String begin(HttpServletRequest request, UserId user, boolean proven, String next) {
        sessions.begin(request, user, proven);
        audit.changed("access.logged_in", "user", user, Map.of("second_factor", proven));
        String front = users.actor(user, null).map(NextPage::front).orElse("/home");
        return "redirect:" + (next.equals("/home") ? front : next);
    }

    private static String again(Form form, String code, Model model, HttpServletResponse response) {
        response.setStatus(422);
        form.refuse(List.of(Refusal.of(code)));
        model.addAttribute("form", form);
        return "portal/login";
    }
}
