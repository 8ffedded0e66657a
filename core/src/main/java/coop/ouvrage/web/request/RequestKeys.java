package coop.ouvrage.web.request;

import coop.ouvrage.access.Secrets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * The memory of what was asked with a key, and the first answer to it. Addresses, bodies and answers may hold secrets, and whoever reads
 * the database must learn none: a key is kept by its hash only, and what is kept with it is hashed or sealed with the key itself.
 */
@Component
class RequestKeys {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;

    RequestKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Whose key it is: one sender's keys never meet another's. */
    record Key(String owner, String value) {

        String hash() {
            return Secrets.hash(owner + '\n' + value);
        }

        /** Only who knows the key can find out what was hashed. */
        String hash(String content) {
            return Secrets.hash(value + '\n' + content);
        }
    }

    /**
     * What is known of a key.
     *
     * @param status null while the request is being handled, and for ever if it broke off
     * @param answer null besides for an answer that was shown once
     */
    record Known(
            String requestHash,
            @Nullable Integer status,
            @Nullable KeptAnswer answer) {}

    private record Row(String requestHash, @Nullable Integer status, byte @Nullable [] answer) {}

    /** Takes a key for the first time; false if it was taken before. */
    boolean take(Key key, String request) {
        return jdbc.sql("""
                insert into request_key (owner, key, body_hash, created_at)
                values (:owner, :key, :hash, clock_timestamp()) on conflict do nothing""")
                        .param("owner", key.owner())
                        .param("key", key.hash())
                        .param("hash", key.hash(request))
                        .update()
                == 1;
    }

    Optional<Known> find(Key key) {
        return jdbc.sql("""
                select body_hash as request_hash, status, answer from request_key where owner = :owner and key = :key""")
                .param("owner", key.owner())
                .param("key", key.hash())
                .query(Row.class)
                .optional()
                .map(row -> new Known(
                        row.requestHash(),
                        row.status(),
                        row.answer() == null ? null : KeptAnswer.open(row.answer(), key.value())));
    }

    void answered(Key key, int status, @Nullable KeptAnswer answer) {
        jdbc.sql("update request_key set status = :status, answer = :answer where owner = :owner and key = :key")
                .param("status", status)
                .param("answer", answer == null ? null : answer.seal(key.value()))
                .param("owner", key.owner())
                .param("key", key.hash())
                .update();
    }

    /** Nothing was done: the key may be used again. */
    void forget(Key key) {
        jdbc.sql("delete from request_key where owner = :owner and key = :key and status is null")
                .param("owner", key.owner())
                .param("key", key.hash())
                .update();
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    void clean() {
        jdbc.sql("delete from request_key where created_at < clock_timestamp() - make_interval(days => :days)")
                .param("days", (int) KEPT.toDays())
                .update();
    }
}
