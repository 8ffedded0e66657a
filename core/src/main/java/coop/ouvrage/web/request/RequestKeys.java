package coop.ouvrage.web.request;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** The memory of what was asked with a key, and the first answer to it. */
@Component
class RequestKeys {

    private static final Duration KEPT = Duration.ofDays(30);

    private final JdbcClient jdbc;

    RequestKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What is known of a key. {@code status} is null while the request is being handled, and for ever if it broke off. */
    record Answer(
            String path,
            String bodyHash,
            @Nullable Integer status,
            @Nullable String location,
            @Nullable String contentType,
            byte @Nullable [] body) {}

    /** Takes a key for the first time; false if it was taken before. */
    boolean take(String owner, String key, String path, String bodyHash) {
        return jdbc.sql("""
                insert into request_key (owner, key, path, body_hash, created_at)
                values (:owner, :key, :path, :hash, clock_timestamp()) on conflict do nothing""")
                        .param("owner", owner)
                        .param("key", key)
                        .param("path", path)
                        .param("hash", bodyHash)
                        .update()
                == 1;
    }

    Optional<Answer> find(String owner, String key) {
        return jdbc.sql("""
                select path, body_hash, status, location, content_type, body from request_key
                where owner = :owner and key = :key""")
                .param("owner", owner)
                .param("key", key)
                .query((row, n) -> new Answer(
                        row.getString("path"),
                        row.getString("body_hash"),
                        row.getObject("status", Integer.class),
                        row.getString("location"),
                        row.getString("content_type"),
                        row.getBytes("body")))
                .optional();
    }

    void answered(String owner, String key, int status, @Nullable String location, @Nullable String type, byte[] body) {
        jdbc.sql("""
                update request_key set status = :status, location = :location, content_type = :type, body = :body
                where owner = :owner and key = :key""")
                .param("status", status)
                .param("location", location)
                .param("type", type)
                .param("body", body)
                .param("owner", owner)
                .param("key", key)
                .update();
    }

    /** Nothing was done: the key may be used again. */
    void forget(String owner, String key) {
        jdbc.sql("delete from request_key where owner = :owner and key = :key and status is null")
                .param("owner", owner)
                .param("key", key)
                .update();
    }

    @Scheduled(fixedDelay = 3_600_000, initialDelay = 600_000)
    void clean() {
        jdbc.sql("delete from request_key where created_at < clock_timestamp() - make_interval(days => :days)")
                .param("days", (int) KEPT.toDays())
                .update();
    }
}
