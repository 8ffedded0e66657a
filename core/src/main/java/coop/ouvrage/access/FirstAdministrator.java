package coop.ouvrage.access;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The way into an installation that nobody administers yet: a link, printed once to whoever starts it, kept as hash, good for
 * twenty-four hours and one person.
 */
@Service
public class FirstAdministrator {

    private static final Duration LIFE = Duration.ofHours(24);

    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final Users users;

    FirstAdministrator(JdbcClient jdbc, BusinessTime time, Users users) {
        this.jdbc = jdbc;
        this.time = time;
        this.users = users;
    }

    /** The secret of a new invitation, which takes the place of an earlier one; empty once there is an administrator. */
    @Transactional
    public Optional<String> invite() {
        if (exists()) {
            return Optional.empty();
        }
        jdbc.sql("delete from administrator_invitation where used_at is null").update();
        String token = Secrets.token();
        jdbc.sql("insert into administrator_invitation (token_hash, expires_at) values (:hash, :until)")
                .param("hash", Secrets.hash(token))
                .param("until", time.now().plus(LIFE).atOffset(ZoneOffset.UTC))
                .update();
        return Optional.of(token);
    }

    /** Whether somebody can still enter by this secret. */
    public boolean isOpen(String token) {
        return !exists() && isKept(token, "");
    }

    /** Makes the first administrator. The same secret twice, or two at one instant, make one. */
    @Transactional
    public Outcome<UserId> accept(String token, String login, String name, String language, String password) {
        if (!isKept(token, " for update") || exists()) {
            return Outcome.refused(Refusal.of("access.link_over"));
        }
        Outcome<UserId> made = users.create(login, name, language, null, password);
        if (made instanceof Outcome.Done<UserId>(UserId user)) {
            users.grant(user, Role.ADMINISTRATOR);
            jdbc.sql("update administrator_invitation set used_at = :at where token_hash = :hash")
                    .param("at", time.now().atOffset(ZoneOffset.UTC))
                    .param("hash", Secrets.hash(token))
                    .update();
        }
        return made;
    }

    private boolean isKept(String token, String lock) {
        return jdbc.sql("""
                select token_hash from administrator_invitation
                where token_hash = :hash and used_at is null and expires_at > :now""" + lock)
                .param("hash", Secrets.hash(token))
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .query(String.class)
                .optional()
                .isPresent();
    }

    private boolean exists() {
        return jdbc.sql("""
                select exists (select from user_role r join app_user u on u.id = r.user_id
                    where r.role = 'ADMINISTRATOR' and u.closed_at is null)""").query(Boolean.class).single();
    }
}
