package coop.ouvrage.desk.users;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.SecondFactor;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sessions;
import coop.ouvrage.web.Toast;
import coop.ouvrage.worklist.Worklist;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** A lost telephone: the team makes sure of the person by a number known before, writes how, and takes the old second factor away. */
@Controller
class SecondFactorReset {

    private final Users users;
    private final SecondFactor secondFactor;
    private final Permissions permissions;
    private final CurrentUser current;
    private final StepUp stepUp;
    private final Sessions sessions;
    private final Messages messages;
    private final Worklist worklist;
    private final Audit audit;

    SecondFactorReset(
            Users users,
            SecondFactor secondFactor,
            Permissions permissions,
            CurrentUser current,
            StepUp stepUp,
            Sessions sessions,
            Messages messages,
            Worklist worklist,
            Audit audit) {
        this.users = users;
        this.secondFactor = secondFactor;
        this.permissions = permissions;
        this.current = current;
        this.stepUp = stepUp;
        this.sessions = sessions;
        this.messages = messages;
        this.worklist = worklist;
        this.audit = audit;
    }

    @GetMapping("/desk/second-factors/{id}")
    String show(@PathVariable UUID id, Model model) {
        permissions.require(Permission.SECOND_FACTOR_RESET);
        return page(id, Form.empty(), model);
    }

    @PostMapping("/desk/second-factors/{id}")
    String reset(@PathVariable UUID id, Form form, Model model, HttpServletResponse response) {
        permissions.require(Permission.SECOND_FACTOR_RESET);
        UserId user = new UserId(id);
        if (current.id().filter(user::equals).isPresent()) {
            throw new RefusedException(Refusal.of("access.own_roles"));
        }
        String how = form.text("how");
        if (how.length() < 10) {
            form.refuse("how", Refusal.of("access.not_verified"));
            response.setStatus(422);
            return page(id, form, model);
        }
        stepUp.require(StepUp.RECENT);
        secondFactor.reset(user);
        sessions.endAll(user);
        worklist.close("second_factor_lost", id, "reset");
        audit.changed("access.second_factor_reset", "user", id, Map.of("how", how));
        users.find(user)
                .ifPresent(u -> messages.send(Message.to(u.login(), u.language(), "access.mail.factor_reset")
                        .with(Map.of("name", u.name()))));
        return Toast.redirect("/desk/worklist", "factor_reset");
    }

    private String page(UUID id, Form form, Model model) {
        model.addAttribute("user", users.find(new UserId(id)).orElseThrow(NotFound::new));
        model.addAttribute("form", form);
        return "desk/second-factor";
    }
}
