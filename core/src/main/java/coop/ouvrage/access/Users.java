package coop.ouvrage.access;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people who log in, and their roles. */
@Service
public class Users {

    private static final String SELECT = """
            select u.id, u.party_id, u.login, u.display_name, u.language, u.closed_at, u.totp_since is not null as second_factor,
                   coalesce((select string_agg(r.role, ',') from user_role r where r.user_id = u.id), '') as roles
            from app_user u""";

    private final JdbcClient jdbc;
    private final Permissions permissions;
    private final CurrentUser current;
    private final BusinessTime time;
    private final boolean demo;

    Users(
            JdbcClient jdbc,
            Permissions permissions,
            CurrentUser current,
            BusinessTime time,
            @Value("${ouvrage.demo:false}") boolean demo) {
        this.jdbc = jdbc;
        this.permissions = permissions;
        this.current = current;
        this.time = time;
        this.demo = demo;
    }

    /** Somebody who can log in. */
    public record User(
            UserId id,
            @Nullable UUID party,
            String login,
            String name,
            String language,
            Set<Role> roles,
            boolean hasSecondFactor,
            boolean isClosed) {}

    /** On a demo nobody is led to set up a second factor: its bench enters as anybody. */
    public boolean isDemo() {
        return demo;
    }

    /**
     * Registers a user without password. A log-in that is known already gives that user again: whoever registers twice, or is invited
     * by two units, is one.
     *
     * @param login mail address
     */
    @Transactional
    public UserId register(String login, @Nullable UUID party, String name, String language, Set<Role> roles) {
        UserId id = byLogin(login).map(User::id).orElseGet(() -> insert(login, party, name, language));
        roles.forEach(role -> insertRole(id, role));
        return id;
    }

    private UserId insert(String login, @Nullable UUID party, String name, String language) {
        UserId id = new UserId(TimeOrderedId.next());
        jdbc.sql("""
                insert into app_user (id, party_id, login, display_name, language, created_at)
                values (:id, :party, :login, :name, :language, :at)""")
                .param("id", id.value())
                .param("party", party)
                .param("login", login.strip())
                .param("name", name)
                .param("language", language)
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .update();
        return id;
    }

    /** Ties a user to the person that they turned out to be. */
    @Transactional
    public void linkParty(UserId user, UUID party) {
        jdbc.sql("update app_user set party_id = :party where id = :id and party_id is null")
                .param("party", party)
                .param("id", user.value())
                .update();
    }

    /** Gives a role by a rule of the house (admission, hiring); administrators use {@link #grant}. */
    @Transactional
    public void addRole(UserId user, Role role) {
        insertRole(user, role);
    }

    /** Gives a role. Nobody changes their own roles. */
    @Transactional
    public Outcome<UserId> grant(UserId user, Role role) {
        permissions.require(Permission.USER_MANAGE);
        if (isSelf(user)) {
            return Outcome.refused(Refusal.of("access.own_roles"));
        }
        insertRole(user, role);
        return Outcome.done(user);
    }

    /** Withdraws a role. It is gone from the next request on; the caller ends the sessions too. The last administrator stays. */
    @Transactional
    public Outcome<UserId> withdraw(UserId user, Role role) {
        permissions.require(Permission.USER_MANAGE);
        if (isSelf(user)) {
            return Outcome.refused(Refusal.of("access.own_roles"));
        }
        if (role == Role.ADMINISTRATOR && administrators() <= 1) {
            return Outcome.refused(Refusal.of("access.last_administrator"));
        }
        jdbc.sql("delete from user_role where user_id = :user and role = :role")
                .param("user", user.value())
                .param("role", role.name())
                .update();
        return Outcome.done(user);
    }

    @Transactional
    public void setLanguage(UserId user, String language) {
        jdbc.sql("update app_user set language = :language where id = :id")
                .param("language", language)
                .param("id", user.value())
                .update();
    }

    /** Closes a user for good: no log-in from now on. */
    @Transactional
    public Outcome<UserId> close(UserId user) {
        permissions.require(Permission.USER_MANAGE);
        if (isSelf(user)) {
            return Outcome.refused(Refusal.of("access.own_roles"));
        }
        jdbc.sql("update app_user set closed_at = :at where id = :id and closed_at is null")
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("id", user.value())
                .update();
        return Outcome.done(user);
    }

    /** The actor that a user is, with the roles of this moment; empty if there is no such open user. */
    public Optional<Actor> actor(UserId id, @Nullable Instant provenAt) {
        return find(id).filter(user -> !user.isClosed())
                .map(u -> new Actor(u.id(), u.party(), u.name(), u.language(), u.roles(), provenAt, false));
    }

    public Optional<User> find(UserId id) {
        return jdbc.sql(SELECT + " where u.id = :id")
                .param("id", id.value())
                .query((row, n) -> user(row))
                .optional();
    }

    public Optional<User> byLogin(String login) {
        return jdbc.sql(SELECT + " where lower(u.login) = lower(:login)")
                .param("login", login.strip())
                .query((row, n) -> user(row))
                .optional();
    }

    public Optional<User> ofParty(UUID party) {
        return jdbc.sql(SELECT + " where u.party_id = :party")
                .param("party", party)
                .query((row, n) -> user(row))
                .optional();
    }

    /** @param search part of a name or log-in; empty for all */
    public List<User> search(String search, int offset, int limit) {
        permissions.require(Permission.USER_MANAGE);
        return jdbc.sql(SELECT + """
                 where position(lower(:q) in lower(u.display_name || ' ' || u.login)) > 0 or :q = ''
                order by u.display_name, u.id offset :offset limit :limit""")
                .param("q", search)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> user(row))
                .list();
    }

    public long count(String search) {
        permissions.require(Permission.USER_MANAGE);
        return jdbc.sql(
                        "select count(*) from app_user u where position(lower(:q) in lower(u.display_name || ' ' || u.login)) > 0 or :q = ''")
                .param("q", search)
                .query(Long.class)
                .single();
    }

    private boolean isSelf(UserId user) {
        return current.id().filter(user::equals).isPresent();
    }

    private int administrators() {
        return jdbc.sql("""
                select count(*) from user_role r join app_user u on u.id = r.user_id
                where r.role = 'ADMINISTRATOR' and u.closed_at is null""").query(Integer.class).single();
    }

    private void insertRole(UserId user, Role role) {
        jdbc.sql("""
                insert into user_role (user_id, role, granted_at, granted_by) values (:user, :role, :at, :by)
                on conflict do nothing""")
                .param("user", user.value())
                .param("role", role.name())
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("by", current.id().map(UserId::value).orElse(null))
                .update();
    }

    private static User user(ResultSet row) throws SQLException {
        Set<Role> roles = Stream.of(row.getString("roles").split(","))
                .filter(name -> !name.isEmpty())
                .map(Role::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new User(
                new UserId(row.getObject("id", UUID.class)),
                row.getObject("party_id", UUID.class),
                row.getString("login"),
                row.getString("display_name"),
                row.getString("language"),
                roles,
                row.getBoolean("second_factor"),
                row.getObject("closed_at", OffsetDateTime.class) != null);
    }
}
