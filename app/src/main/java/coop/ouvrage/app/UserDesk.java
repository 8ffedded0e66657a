package coop.ouvrage.app;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.PasswordLinks;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.SecondFactor;
import coop.ouvrage.access.UserAdministration;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.refusal.Outcome;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Users of a database without the application around them, for whoever holds the machine: the way in when nobody can log in any
 * more. Acts as the system, and says so in the audit trail.
 */
public final class UserDesk implements AutoCloseable {

    private static final int ALL = 1_000_000;

    private final AnnotationConfigApplicationContext context;
    private final TransactionTemplate transaction;
    private final Users users;
    private final Audit audit;

    public UserDesk(Database database, Path data) {
        context = Modules.over(database, data, false);
        transaction = context.getBean(TransactionTemplate.class);
        users = context.getBean(Users.class);
        audit = context.getBean(Audit.class);
    }

    /** A user and the secret of the link with which they choose a password. */
    public record Invited(Users.User user, String token) {}

    public List<Users.User> list() {
        return act(() -> context.getBean(UserAdministration.class).search("", 0, ALL));
    }

    /** Makes somebody who sets a password by the link. */
    public Outcome<Invited> add(String login, String name, String language, Set<Role> roles) {
        return act(() -> {
            Outcome<UserId> made = users.create(login, name, language, null, null);
            if (!(made instanceof Outcome.Done<UserId>(UserId id))) {
                return Outcome.refused(made.refusals());
            }
            roles.forEach(role -> users.grant(id, role));
            audit.changed("access.user_invited", "user", id, Map.of("roles", roles, "by", "command line"));
            return Outcome.done(invited(id));
        });
    }

    /** Gives a role; empty if nobody has this log-in. */
    public Optional<Users.User> grant(String login, Role role) {
        return act(() -> users.byLogin(login).map(user -> {
            users.grant(user.id(), role);
            endSessions(user.id());
            audit.changed("access.role_granted", "user", user.id(), Map.of("role", role.name(), "by", "command line"));
            return users.find(user.id()).orElseThrow();
        }));
    }

    /**
     * A new way in for somebody who lost theirs: all sessions end; the old password counts until the link is used.
     *
     * @param secondFactor whether the second factor is taken away too; staff must set up another at once
     */
    public Optional<Invited> reset(String login, boolean secondFactor) {
        return act(() -> users.byLogin(login).filter(user -> !user.isClosed()).map(user -> {
            if (secondFactor) {
                context.getBean(SecondFactor.class).reset(user.id());
            }
            endSessions(user.id());
            audit.changed(
                    "access.user_reset",
                    "user",
                    user.id(),
                    Map.of("second_factor", secondFactor, "by", "command line"));
            return invited(user.id());
        }));
    }

    private Invited invited(UserId id) {
        PasswordLinks.Link link = context.getBean(PasswordLinks.class).invite(id);
        return new Invited(link.user(), link.token());
    }

    /** Sessions belong to the web, which does not run here; their table does. */
    private void endSessions(UserId id) {
        context.getBean(JdbcClient.class)
                .sql("delete from spring_session where principal_name = :user")
                .param("user", id.toString())
                .update();
    }

    private <T> T act(Supplier<T> work) {
        T done =
                transaction.execute(status -> context.getBean(CurrentUser.class).asSystem(work));
        return java.util.Objects.requireNonNull(done);
    }

    @Override
    public void close() {
        context.close();
    }
}
