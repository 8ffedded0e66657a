package coop.ouvrage.portal.profile;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.SecondFactor;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.documents.QrCode;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.OneTimeCodes;
import coop.ouvrage.portal.entry.NextPage;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Cooperative;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sessions;
import coop.ouvrage.web.ShownOnce;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.util.UriComponentsBuilder;

/** Setting up an authenticator app, and proving oneself again before an act that asks for it. */
@Controller
class SecondFactorPage {

    private static final String PURPOSE = "prove";

    private final CurrentUser current;
    private final Users users;
    private final SecondFactor secondFactor;
    private final OneTimeCodes codes;
    private final Sessions sessions;
    private final Cooperative cooperative;
    private final Audit audit;

    SecondFactorPage(
            CurrentUser current,
            Users users,
            SecondFactor secondFactor,
            OneTimeCodes codes,
            Sessions sessions,
            Cooperative cooperative,
            Audit audit) {
        this.current = current;
        this.users = users;
        this.secondFactor = secondFactor;
        this.codes = codes;
        this.sessions = sessions;
        this.cooperative = cooperative;
        this.audit = audit;
    }

    @GetMapping("/profile/second-factor")
    String show(Model model) {
        return setUp(Form.empty(), secondFactor.newSecret(), model);
    }

    @PostMapping("/profile/second-factor")
    String enrol(Form form, Model model, HttpServletRequest request, HttpServletResponse response) {
        String secret = form.text("secret");
        boolean fresh = secret.matches("[A-Z2-7]{32}");
        if (!fresh || users.find(me()).orElseThrow(NotFound::new).hasSecondFactor() && !isProven()) {
            return "redirect:/profile/prove?next=/profile/second-factor";
        }
        Outcome<List<String>> enrolled =
                secondFactor.enrol(me(), secret, form.text("code").replace(" ", ""));
        if (enrolled instanceof Outcome.Done<List<String>>(List<String> recovery)) {
            sessions.begin(request, me(), true);
            audit.changed("access.second_factor_set", "user", me(), Map.of());
            ShownOnce.mark(request);
            model.addAttribute("codes", recovery);
            return "portal/recovery-codes";
        }
        response.setStatus(422);
        form.refuse(enrolled.refusals(), Map.of("access.wrong_code", "code"));
        return setUp(form, secret, model);
    }

    /** Whoever has no app gets a code by mail. */
    @GetMapping("/profile/prove")
    String ask(Form form, Model model) {
        Users.User user = users.find(me()).orElseThrow(NotFound::new);
        if (user.hasSecondFactor()) {
            return prove(form, "by_app", model);
        }
        Outcome<?> sent =
                codes.send(PURPOSE, me().value(), Message.to(user.login(), user.language(), "access.mail.code"));
        form.refuse(sent.refusals());
        return prove(form, sent.isDone() ? "by_mail" : "by_earlier_mail", model);
    }

    @PostMapping("/profile/prove")
    String prove(Form form, Model model, HttpServletRequest request, HttpServletResponse response) {
        Users.User user = users.find(me()).orElseThrow(NotFound::new);
        Outcome<?> checked = user.hasSecondFactor()
                ? secondFactor.check(me(), form.text("code"))
                : codes.check(PURPOSE, me().value(), form.text("code"));
        if (checked.isDone()) {
            sessions.proven(request);
            return "redirect:" + NextPage.of(form.text("next"));
        }
        response.setStatus(422);
        checked.refusals().forEach(refusal -> form.refuse("code", refusal));
        return prove(form, user.hasSecondFactor() ? "by_app" : "by_earlier_mail", model);
    }

    /** @param how where the code comes from, in the words of the page */
    private static String prove(Form form, String how, Model model) {
        model.addAttribute("form", form);
        model.addAttribute("how", how);
        model.addAttribute(
                "another",
                UriComponentsBuilder.fromPath("/profile/prove")
                        .queryParam("next", "{next}")
                        .encode()
                        .buildAndExpand(form.text("next"))
                        .toUriString());
        return "portal/prove";
    }

    private String setUp(Form form, String secret, Model model) {
        Users.User user = users.find(me()).orElseThrow(NotFound::new);
        String address = secondFactor.address(secret, user.login(), cooperative.name());
        model.addAttribute("form", form);
        model.addAttribute("app", new App(secret, address, QrCode.of(address)));
        return "portal/second-factor";
    }

    private boolean isProven() {
        Actor actor = current.actor();
        return actor.provenAt() != null;
    }

    private UserId me() {
        return current.id().orElseThrow(NotFound::new);
    }
}
