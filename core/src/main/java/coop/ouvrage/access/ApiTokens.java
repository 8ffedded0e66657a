package coop.ouvrage.access;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tokens with which a program acts as a user through the API, for reading only or for writing too. Shown once, kept as hash. */
@Service
public class ApiTokens {

    private static final String PREFIX = "ouv_";

    private final JdbcClient jdbc;
    private final BusinessTime time;
    private final Users users;

    ApiTokens(JdbcClient jdbc, BusinessTime time, Users users) {
        this.jdbc = jdbc;
        this.time = time;
        this.users = users;
    }

    /** What a token may do. */
    public enum Scope {
        READ,
        WRITE
    }

    /** A token as its user sees it: never its secret. */
    public record Token(
            UUID id,
            String label,
            Scope scope,
            LocalDate until,
            @Nullable Instant lastUsed) {}

    /** Makes a token and answers its secret, which nobody can read again. */
    @Transactional
    public String create(UserId user, String label, Scope scope, int days) {
        String secret = PREFIX + Secrets.token();
        jdbc.sql("""
                insert into api_token (id, user_id, label, scope, token_hash, created_at, expires_on)
                values (:id, :user, :label, :scope, :hash, :at, :until)""")
                .param("id", TimeOrderedId.next())
                .param("user", user.value())
                .param("label", label)
                .param("scope", scope.name())
                .param("hash", Secrets.hash(secret))
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("until", time.today().plusDays(Math.clamp(days, 1, 366)))
                .update();
        return secret;
    }

    public List<Token> of(UserId user) {
        return jdbc.sql("""
                select id, label, scope, expires_on, last_used_at from api_token
                where user_id = :user and revoked_at is null and expires_on >= :today order by created_at desc""")
                .param("user", user.value())
                .param("today", time.today())
                .query((row, n) -> {
                    OffsetDateTime used = row.getObject("last_used_at", OffsetDateTime.class);
                    return new Token(
                            row.getObject("id", UUID.class),
                            row.getString("label"),
                            Scope.valueOf(row.getString("scope")),
                            row.getObject("expires_on", LocalDate.class),
                            used == null ? null : used.toInstant());
                })
                .list();
    }

    @Transactional
    public void revoke(UserId user, UUID token) {
        jdbc.sql("update api_token set revoked_at = :at where id = :id and user_id = :user and revoked_at is null")
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("id", token)
                .param("user", user.value())
                .update();
    }

    /** Who acts with this secret; empty if it is unknown, revoked, over, or not made for writing. */
    public Optional<Actor> actor(String secret, boolean writes) {
        if (!secret.startsWith(PREFIX)) {
            return Optional.empty();
        }
        return jdbc.sql("""
                update api_token set last_used_at = :at
                where token_hash = :hash and revoked_at is null and expires_on >= :today and (scope = 'WRITE' or not :writes)
                returning user_id""")
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("hash", Secrets.hash(secret))
                .param("today", time.today())
                .param("writes", writes)
                .query(UUID.class)
                .optional()
                .flatMap(user -> users.actor(new UserId(user), null));
    }
}
