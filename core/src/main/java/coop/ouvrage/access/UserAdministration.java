package coop.ouvrage.access;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What administrators do with users. Nobody changes their own rights, and the last administrator stays. */
@Service
public class UserAdministration {

    private final JdbcClient jdbc;
    private final Users users;
    private final Permissions permissions;
    private final CurrentUser current;
    private final BusinessTime time;

    UserAdministration(JdbcClient jdbc, Users users, Permissions permissions, CurrentUser current, BusinessTime time) {
        this.jdbc = jdbc;
        this.users = users;
        this.permissions = permissions;
        this.current = current;
        this.time = time;
    }

    /** @param search part of a name or log-in; empty for all */
    public List<Users.User> search(String search, int offset, int limit) {
        permissions.require(Permission.USER_MANAGE);
        return users.search(search, offset, limit);
    }

    public long count(String search) {
        permissions.require(Permission.USER_MANAGE);
        return jdbc.sql("""
                select count(*) from app_user u
                where position(lower(:q) in lower(u.display_name || ' ' || u.login)) > 0 or :q = ''""").param("q", search).query(Long.class).single();
    }

    @Transactional
    public Outcome<UserId> grant(UserId user, Role role) {
        permissions.require(Permission.USER_MANAGE);
        if (isSelf(user)) {
            return Outcome.refused(Refusal.of("access.own_roles"));
        }
        users.grant(user, role);
        return Outcome.done(user);
    }

    /** Withdraws a role. It is gone from the next request on; the caller ends the sessions too. */
    @Transactional
    public Outcome<UserId> withdraw(UserId user, Role role) {
        permissions.require(Permission.USER_MANAGE);
        if (isSelf(user)) {
            return Outcome.refused(Refusal.of("access.own_roles"));
        }
        if (role == Role.ADMINISTRATOR && isLastAdministrator(user)) {
            return Outcome.refused(Refusal.of("access.last_administrator"));
        }
        jdbc.sql("delete from user_role where user_id = :user and role = :role")
                .param("user", user.value())
                .param("role", role.name())
                .update();
        return Outcome.done(user);
    }

    /** Closes a user for good: no log-in from now on. */
    @Transactional
    public Outcome<UserId> close(UserId user) {
        permissions.require(Permission.USER_MANAGE);
        if (isSelf(user)) {
            return Outcome.refused(Refusal.of("access.own_roles"));
        }
        if (isLastAdministrator(user)) {
            return Outcome.refused(Refusal.of("access.last_administrator"));
        }
        jdbc.sql("update app_user set closed_at = :at where id = :id and closed_at is null")
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("id", user.value())
                .update();
        return Outcome.done(user);
    }

    private boolean isSelf(UserId user) {
        return current.id().filter(user::equals).isPresent();
    }

    /**
     * Locks the rows first and counts then, in a statement of its own that sees what the one who was first has done: two who withdraw each
     * other at one instant cannot leave nobody.
     */
    private boolean isLastAdministrator(UserId user) {
        String administrators = """
                select u.id from user_role r join app_user u on u.id = r.user_id
                where r.role = 'ADMINISTRATOR' and u.closed_at is null order by u.id""";
        jdbc.sql(administrators + " for update of u").query(UUID.class).list();
        return jdbc.sql(administrators).query(UUID.class).list().equals(List.of(user.value()));
    }
}
