package coop.ouvrage.access;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Links by mail with which somebody sets a new password: kept as hash, for one use, within two hours. */
@Service
public class PasswordLinks {

    private static final Duration LIFE = Duration.ofHours(2);

    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final Users users;

    PasswordLinks(JdbcClient jdbc, BusinessTime time, Users users) {
        this.jdbc = jdbc;
        this.time = time;
        this.users = users;
    }

    /** A link to be mailed to the user. */
    public record Link(String token, Users.User user) {}

    /** Makes a link for an open user; the caller says the same thing whether there is one or not. */
    @Transactional
    public Optional<Link> make(String login) {
        return users.byLogin(login).filter(user -> !user.isClosed()).map(user -> make(user, LIFE));
    }

    /** An invitation: as {@link #make(String)}, with more time. */
    @Transactional
    public Link invite(UserId user) {
        return make(users.find(user).orElseThrow(), Duration.ofDays(7));
    }

    private Link make(Users.User user, Duration life) {
        String token = Secrets.token();
        jdbc.sql("""
                insert into mail_link (token_hash, user_id, purpose, expires_at) values (:hash, :user, 'PASSWORD', :until)""")
                .param("hash", Secrets.hash(token))
                .param("user", user.id().value())
                .param("until", time.now().plus(life).atOffset(ZoneOffset.UTC))
                .update();
        return new Link(token, user);
    }

    /** Whether a link can still be used. */
    public boolean isOpen(String token) {
        return userOf(token).isPresent();
    }

    /** Sets the password; all links of the user are used up with it. The caller ends the sessions. */
    @Transactional
    public Outcome<UserId> use(String token, String password) {
        Optional<Users.User> user = userOf(token);
        if (user.isEmpty()) {
            return Outcome.refused(Refusal.of("access.link_over"));
        }
        List<Refusal> weak = Passwords.weaknesses(password, user.get().login());
        if (!weak.isEmpty()) {
            return Outcome.refused(weak);
        }
        UserId id = user.get().id();
        jdbc.sql("update mail_link set used_at = :at where user_id = :user and used_at is null")
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("user", id.value())
                .update();
        set(id, password);
        return Outcome.done(id);
    }

    /** Changes the password of somebody who knows the old one. */
    @Transactional
    public Outcome<UserId> change(UserId id, String old, String password) {
        Optional<String> hash = jdbc.sql(
                        "select password_hash from app_user where id = :id and password_hash is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
        if (hash.isPresent() && !Passwords.matches(old, hash.get())) {
            return Outcome.refused(Refusal.of("access.wrong_password"));
        }
        List<Refusal> weak =
                Passwords.weaknesses(password, users.find(id).orElseThrow().login());
        if (!weak.isEmpty()) {
            return Outcome.refused(weak);
        }
        set(id, password);
        return Outcome.done(id);
    }

    private void set(UserId id, String password) {
        jdbc.sql("update app_user set password_hash = :hash where id = :id")
                .param("hash", Passwords.hash(password))
                .param("id", id.value())
                .update();
    }

    private Optional<Users.User> userOf(String token) {
        return jdbc.sql("""
                select user_id from mail_link
                where token_hash = :hash and purpose = 'PASSWORD' and used_at is null and expires_at > :now""")
                .param("hash", Secrets.hash(token))
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .optional()
                .flatMap(id -> users.find(new UserId(id)))
                .filter(user -> !user.isClosed());
    }
}
