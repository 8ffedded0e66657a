package coop.ouvrage.postsheet;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.refusal.Refusal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * One-time codes with which a client signs a post sheet: six digits to the address that the link went to, five tries, five codes an hour.
 * Kept hashed with the sheet as salt. They live an hour, since a sheet is long.
 */
@Repository
class PostSheetCodes {

    private static final Duration LIFE = Duration.ofHours(1);
    private static final int TRIES = 5;
    private static final int AN_HOUR = 5;

    private final SecureRandom random = new SecureRandom();
    private final JdbcClient jdbc;
    private final BusinessTime time;

    PostSheetCodes(JdbcClient jdbc, BusinessTime time) {
        this.jdbc = jdbc;
        this.time = time;
    }

    /** A new code, which ends the one before; empty when too many were asked for within the hour. */
    Optional<String> make(UUID sheet) {
        lock(sheet);
        long lately = jdbc.sql("select count(*) from post_sheet_code where sheet_id = :id and sent_at > :since")
                .param("id", sheet)
                .param("since", at(time.now().minus(Duration.ofHours(1))))
                .query(Long.class)
                .single();
        if (lately >= AN_HOUR) {
            return Optional.empty();
        }
        String code = String.format(Locale.ROOT, "%06d", random.nextInt(1_000_000));
        jdbc.sql("insert into post_sheet_code (sheet_id, sent_at) values (:id, :now)")
                .param("id", sheet)
                .param("now", at(time.now()))
                .update();
        jdbc.sql("""
                update post_sheet set code_hash = :hash, code_expires_at = :expires, code_attempts = 0 where id = :id""")
                .param("hash", hash(sheet, code))
                .param("expires", at(time.now().plus(LIFE)))
                .param("id", sheet)
                .update();
        return Optional.of(code);
    }

    /** Whether a code was sent that still opens. */
    boolean isSent(UUID sheet) {
        Sent sent = read(sheet);
        return sent.isAlive(time.now()) && sent.attempts() < TRIES;
    }

    /** Tries a code, which counts; the reason why not, if it does not open. Of two at one instant each is counted. */
    Optional<Refusal> refusal(UUID sheet, String code) {
        lock(sheet);
        Sent sent = read(sheet);
        if (sent.attempts() >= TRIES) {
            return Optional.of(Refusal.of("postsheet.code_too_many", "field", "code"));
        }
        if (!sent.isAlive(time.now())) {
            return Optional.of(Refusal.of("postsheet.code_expired", "field", "code"));
        }
        jdbc.sql("update post_sheet set code_attempts = code_attempts + 1 where id = :id")
                .param("id", sheet)
                .update();
        return same(String.valueOf(sent.hash()), hash(sheet, code.replaceAll("\\s", "")))
                ? Optional.empty()
                : Optional.of(Refusal.of("postsheet.code_wrong", "field", "code"));
    }

    private void lock(UUID sheet) {
        jdbc.sql("select 1 from post_sheet where id = :id for update")
                .param("id", sheet)
                .query(Integer.class)
                .single();
    }

    private record Sent(@Nullable String hash, @Nullable Instant expires, int attempts) {

        boolean isAlive(Instant now) {
            return expires != null && now.isBefore(expires);
        }
    }

    private Sent read(UUID sheet) {
        return jdbc.sql("select code_hash, code_expires_at, code_attempts from post_sheet where id = :id")
                .param("id", sheet)
                .query((row, n) -> {
                    OffsetDateTime expires = row.getObject("code_expires_at", OffsetDateTime.class);
                    return new Sent(
                            row.getString("code_hash"),
                            expires == null ? null : expires.toInstant(),
                            row.getInt("code_attempts"));
                })
                .single();
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(
                one.getBytes(StandardCharsets.US_ASCII), other.getBytes(StandardCharsets.US_ASCII));
    }

    private static String hash(UUID sheet, String code) {
        return ContentHash.of((sheet + ":" + code).getBytes(StandardCharsets.UTF_8))
                .hex();
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }
}
