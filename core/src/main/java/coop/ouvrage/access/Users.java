package coop.ouvrage.access;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.transaction.ReadOnce;
import coop.ouvrage.transaction.ReadTogether;
import coop.ouvrage.transaction.Rows;
import coop.ouvrage.transaction.WriteBehind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    private final CurrentUser current;
    private final BusinessTime time;
    private final boolean demo;
    private final ReadTogether<UserId> ofParties = new ReadTogether<>(Kind.PERSON, this::ofParties);
    private final ReadOnce<String, Boolean> free = new ReadOnce<>();
    private final WriteBehind<Rows.Row> made = new WriteBehind<Rows.Row>(this::insert, "app_user")
            .referredToBy("api_token", "mail_link", "recovery_code", "user_role");
    private final WriteBehind<Granted> granted = new WriteBehind<Granted>(this::grant, "user_role");

    Users(JdbcClient jdbc, CurrentUser current, BusinessTime time, @Value("${ouvrage.demo:false}") boolean demo) {
        this.jdbc = jdbc;
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
     * Makes a user.
     *
     * @param login mail address, which the caller has verified
     * @param password null for none yet: they set it by a link
     */
    @Transactional
    public Outcome<UserId> create(
            String login, String displayName, String language, @Nullable UUID party, @Nullable String password) {
        List<Refusal> refusals = new ArrayList<>();
        if (free.get(key(login), none -> Optional.empty()).isEmpty()
                && byLogin(login).isPresent()) {
            refusals.add(Refusal.of("access.login_taken"));
        }
        if (password != null) {
            refusals.addAll(Passwords.weaknesses(password, login));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UserId id = insert(login, party, displayName, language);
        if (password != null) {
            jdbc.sql("update app_user set password_hash = :hash where id = :id")
                    .param("hash", Passwords.hash(password))
                    .param("id", id.value())
                    .update();
        }
        return Outcome.done(id);
    }

    /** Registers somebody with roles and without password, once: a log-in that is known already gives that user again. */
    @Transactional
    public UserId register(String login, @Nullable UUID party, String name, String language, Set<Role> roles) {
        UserId id = byLogin(login).map(User::id).orElseGet(() -> insert(login, party, name, language));
        roles.forEach(role -> grant(id, role));
        return id;
    }

    private UserId insert(String login, @Nullable UUID party, String name, String language) {
        UserId id = new UserId(TimeOrderedId.next());
        free.forget(key(login));
        if (party != null) {
            ofParties.put(party, id);
        }
        made.add(new Rows.Row()
                .with("id", id.value())
                .with("party_id", party)
                .with("login", login.strip())
                .with("display_name", name)
                .with("language", language)
                .with("created_at", time.now()));
        return id;
    }

    private void insert(List<Rows.Row> users) {
        Rows.insert(jdbc, "app_user", users);
    }

    /** Users with these log-ins will be made in this transaction: which nobody has yet is read together. */
    @Transactional
    public void expect(Collection<String> logins) {
        String[] keys = logins.stream().map(Users::key).toArray(String[]::new);
        Set<String> taken = Set.copyOf(jdbc.sql("select lower(login) from app_user where lower(login) = any(:logins)")
                .param("logins", keys)
                .query(String.class)
                .list());
        Stream.of(keys).filter(key -> !taken.contains(key)).forEach(key -> free.put(key, true));
    }

    private static String key(String login) {
        return login.strip().toLowerCase(Locale.ROOT);
    }

    /** Gives a role by a rule of the house: admission, hiring. Administrators use {@link UserAdministration}. */
    @Transactional
    public void grant(UserId user, Role role) {
        granted.add(new Granted(
                user.value(),
                role.name(),
                time.now().toString(),
                current.id().map(UserId::value).orElse(null)));
    }

    private record Granted(
            UUID user, String role, String at, @Nullable UUID by) {}

    private void grant(List<Granted> all) {
        jdbc.sql("""
                insert into user_role (user_id, role, granted_at, granted_by)
                select * from unnest(:users::uuid[], :roles::text[], :ats::timestamptz[], :bys::uuid[])
                on conflict do nothing""")
                .param("users", all.stream().map(Granted::user).toArray(UUID[]::new))
                .param("roles", all.stream().map(Granted::role).toArray(String[]::new))
                .param("ats", all.stream().map(Granted::at).toArray(String[]::new))
                .param("bys", all.stream().map(Granted::by).toArray(UUID[]::new))
                .update();
    }

    @Transactional
    public void setLanguage(UserId user, String language) {
        jdbc.sql("update app_user set language = :language where id = :id")
                .param("language", language)
                .param("id", user.value())
                .update();
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

    public Optional<UserId> ofParty(UUID party) {
        return ofParties.get(party);
    }

    private Map<UUID, UserId> ofParties(UUID[] parties) {
        Map<UUID, UserId> found = new HashMap<>();
        jdbc.sql("select party_id, id from app_user where party_id = any(:parties)")
                .param("parties", parties)
                .query(row -> {
                    found.put(row.getObject(1, UUID.class), new UserId(row.getObject(2, UUID.class)));
                });
        return found;
    }

    /** Who has a role and may log in, by name. */
    public List<User> with(Role role) {
        return jdbc.sql(SELECT + """
                 where u.closed_at is null and exists (select from user_role r where r.user_id = u.id and r.role = :role)
                order by u.display_name, u.id""")
                .param("role", role.name())
                .query((row, n) -> user(row))
                .list();
    }

    /** @param search part of a name or log-in; empty for all */
    List<User> search(String search, int offset, int limit) {
        return jdbc.sql(SELECT + """
                 where position(lower(:q) in lower(u.display_name || ' ' || u.login)) > 0 or :q = ''
                order by u.display_name, u.id offset :offset limit :limit""")
                .param("q", search)
                .param("offset", offset)
                .param("limit", limit)
                .query((row, n) -> user(row))
                .list();
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
