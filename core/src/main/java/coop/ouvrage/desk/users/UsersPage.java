package coop.ouvrage.desk.users;

import coop.ouvrage.access.PasswordLinks;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.StepUp;
import coop.ouvrage.access.UserAdministration;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.Messages;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.web.Form;
import coop.ouvrage.web.ListQuery;
import coop.ouvrage.web.NotFound;
import coop.ouvrage.web.Sessions;
import coop.ouvrage.web.Slice;
import coop.ouvrage.web.Toast;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Users and roles, for administrators. */
@Controller
class UsersPage {

    private final Users users;
    private final UserAdministration administration;
    private final Permissions permissions;
    private final PasswordLinks links;
    private final Messages messages;
    private final Sessions sessions;
    private final StepUp stepUp;
    private final Audit audit;

    UsersPage(
            Users users,
            UserAdministration administration,
            Permissions permissions,
            PasswordLinks links,
            Messages messages,
            Sessions sessions,
            StepUp stepUp,
            Audit audit) {
        this.users = users;
        this.administration = administration;
        this.permissions = permissions;
        this.links = links;
        this.messages = messages;
        this.sessions = sessions;
        this.stepUp = stepUp;
        this.audit = audit;
    }

    @GetMapping("/desk/users")
    String list(ListQuery query, Model model) {
        List<Users.User> found = administration.search(query.search(), query.offset(), ListQuery.SIZE);
        model.addAttribute("users", new Slice<>(found, query, administration.count(query.search())));
        model.addAttribute("form", Form.empty());
        return "desk/users";
    }

    @PostMapping("/desk/users")
    String invite(ListQuery query, Form form, Model model, HttpServletResponse response) {
        permissions.require(Permission.USER_MANAGE);
        String login = form.required("login", 200);
        String name = form.required("name", 200);
        Role role = form.choice("role", Role.class);
        if (login != null && name != null && role != null) {
            stepUp.require(StepUp.RECENT);
            UserId user =
                    form.accept(users.create(login, name, "fr", null, null), Map.of("access.login_taken", "login"));
            if (user != null) {
                users.grant(user, role);
                audit.changed("access.user_invited", "user", user, Map.of("role", role));
                PasswordLinks.Link link = links.invite(user);
                messages.send(Message.to(login, "fr", "access.mail.invited")
                        .with(Map.of("name", name))
                        .link("/password/new/" + link.token()));
                return Toast.redirect("/desk/users/" + user, "user_invited");
            }
        }
        response.setStatus(422);
        List<Users.User> found = administration.search(query.search(), 0, ListQuery.SIZE);
        model.addAttribute("users", new Slice<>(found, query, administration.count(query.search())));
        model.addAttribute("form", form);
        return "desk/users";
    }

    @GetMapping("/desk/users/{id}")
    String show(@PathVariable UUID id, Model model) {
        permissions.require(Permission.USER_MANAGE);
        model.addAttribute("user", users.find(new UserId(id)).orElseThrow(NotFound::new));
        return "desk/user";
    }

    @PostMapping("/desk/users/{id}/grant")
    String grant(@PathVariable UUID id, Form form) {
        return change(id, form, true);
    }

    @PostMapping("/desk/users/{id}/withdraw")
    String withdraw(@PathVariable UUID id, Form form) {
        return change(id, form, false);
    }

    @PostMapping("/desk/users/{id}/close")
    String close(@PathVariable UUID id) {
        stepUp.require(StepUp.RECENT);
        administration.close(new UserId(id)).orThrow();
        sessions.endAll(new UserId(id));
        audit.changed("access.user_closed", "user", id, Map.of());
        return Toast.redirect("/desk/users/" + id, "user_closed");
    }

    /** Whoever's rights changed enters again: no open page keeps an old right. */
    private String change(UUID id, Form form, boolean give) {
        stepUp.require(StepUp.RECENT);
        Role role = form.choice("role", Role.class);
        if (role == null) {
            throw new NotFound();
        }
        UserId user = new UserId(id);
        Outcome<UserId> changed = give ? administration.grant(user, role) : administration.withdraw(user, role);
        changed.orThrow();
        sessions.endAll(user);
        audit.changed(give ? "access.role_granted" : "access.role_withdrawn", "user", id, Map.of("role", role));
        users.find(user)
                .ifPresent(u -> messages.send(
                        Message.to(u.login(), u.language(), "access.mail.roles").with(Map.of("name", u.name()))));
        return Toast.redirect("/desk/users/" + id, "roles_changed");
    }

    /** What each role may do, from the rules themselves. */
    @GetMapping("/desk/users/matrix")
    String matrix(Model model) {
        permissions.require(Permission.USER_MANAGE);
        model.addAttribute("matrix", new Matrix(permissions.matrix()));
        return "desk/matrix";
    }
}
