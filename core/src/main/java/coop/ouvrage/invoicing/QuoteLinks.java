package coop.ouvrage.invoicing;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The links by which clients reach their quote without an account. A link shows; signing asks a one-time code that goes to the
 * verified contact, so a link that strays is harmless. Tokens and codes are stored hashed.
 */
@Repository
class QuoteLinks {

    static final int CODE_ATTEMPTS = 5;
    static final int CODES_AN_HOUR = 5;
    private static final Duration CODE_LIFE = Duration.ofMinutes(15);

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final BusinessTime time;

    QuoteLinks(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    record Link(
            UUID id,
            QuoteId quote,
            String contact,
            Instant expiresAt,
            boolean revoked,
            byte @Nullable [] codeHash,
            @Nullable Instant codeExpiresAt,
            int attempts) {

        boolean live(Instant now) {
            return !revoked && now.isBefore(expiresAt);
        }
    }

    /** A new link; the token is returned once and never stored. Earlier links of the quote end. */
    String open(QuoteId quote, String contact, Instant expiresAt) {
        revoke(quote);
        return another(quote, contact, expiresAt);
    }

    /** A further link beside those that live; the token is returned once and never stored. */
    String another(QuoteId quote, String contact, Instant expiresAt) {
        byte[] bytes = new byte[24];
        random.nextBytes(bytes);
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        jdbc.sql("""
                insert into quote_link (id, quote_id, token_hash, contact_address, expires_at)
                values (:id, :quote, :hash, :contact, :expires)""")
                .param("id", TimeOrderedId.next())
                .param("quote", quote.value())
                .param("hash", sha256(token))
                .param("contact", contact)
                .param("expires", expiresAt.atOffset(ZoneOffset.UTC))
                .update();
        return token;
    }

    void revoke(QuoteId quote) {
        jdbc.sql("update quote_link set revoked_at = :now where quote_id = :quote and revoked_at is null")
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .param("quote", quote.value())
                .update();
    }

    /** The live link of a token, its row locked so that codes are tried one at a time. */
    Optional<Link> lock(String token) {
        return jdbc.sql("select * from quote_link where token_hash = :hash for update")
                .param("hash", sha256(token))
                .query((row, n) -> link(row))
                .optional()
                .filter(link -> link.live(time.now()));
    }

    Optional<Link> find(String token) {
        return jdbc.sql("select * from quote_link where token_hash = :hash")
                .param("hash", sha256(token))
                .query((row, n) -> link(row))
                .optional()
                .filter(link -> link.live(time.now()));
    }

    String newCode(Link link) {
        String code = String.format("%06d", random.nextInt(1_000_000));
        jdbc.sql("insert into quote_code (link_id, sent_at) values (:id, :now)")
                .param("id", link.id())
                .param("now", time.now().atOffset(ZoneOffset.UTC))
                .update();
        jdbc.sql("""
                update quote_link set code_hash = :hash, code_expires_at = :expires, code_attempts = 0 where id = :id""")
                .param("hash", sha256(link.id() + code))
                .param("expires", time.now().plus(CODE_LIFE).atOffset(ZoneOffset.UTC))
                .param("id", link.id())
                .update();
        return code;
    }

    /** How many codes went out within the hour: bounds guessing by asking again and again. */
    int codesLately(Link link) {
        return jdbc.sql("select count(*) from quote_code where link_id = :id and sent_at > :since")
                .param("id", link.id())
                .param("since", time.now().minus(Duration.ofHours(1)).atOffset(ZoneOffset.UTC))
                .query(Integer.class)
                .single();
    }

    boolean matches(Link link, String code) {
        return link.codeHash() != null && MessageDigest.isEqual(link.codeHash(), sha256(link.id() + code.strip()));
    }

    void countAttempt(Link link) {
        jdbc.sql("update quote_link set code_attempts = code_attempts + 1 where id = :id")
                .param("id", link.id())
                .update();
    }

    private static Link link(ResultSet row) throws SQLException {
        OffsetDateTime codeExpires = row.getObject("code_expires_at", OffsetDateTime.class);
        return new Link(
                row.getObject("id", UUID.class),
                new QuoteId(row.getObject("quote_id", UUID.class)),
                row.getString("contact_address"),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                row.getObject("revoked_at") != null,
                row.getBytes("code_hash"),
                codeExpires == null ? null : codeExpires.toInstant(),
                row.getInt("code_attempts"));
    }

    static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
