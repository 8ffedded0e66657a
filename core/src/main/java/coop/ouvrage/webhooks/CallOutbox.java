package coop.ouvrage.webhooks;

import coop.ouvrage.calendar.TimeOrderedId;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Calls on their way. A node that takes one moves its next attempt beyond the longest call first, so that no other takes it and a node
 * that dies loses none; a call may arrive twice, under the same identifier.
 */
@Repository
class CallOutbox {

    private static final int LAST_ATTEMPT = 12;

    private final JdbcClient jdbc;

    CallOutbox(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** A call to be made now. */
    record Due(
            UUID id,
            UUID webhook,
            String event,
            String body,
            String address,
            byte[] secretSealed,
            OffsetDateTime now) {}

    /** One call for each webhook that is told of the event, in the transaction of what happened. */
    void queue(String event, String body, Instant at) {
        jdbc.sql("select id from webhook where ended_at is null and :event = any(events)")
                .param("event", event)
                .query(UUID.class)
                .list()
                .forEach(webhook -> queue(webhook, event, body, at));
    }

    void queue(UUID webhook, String event, String body, Instant at) {
        jdbc.sql("""
                insert into webhook_call (id, webhook_id, event, body, queued_at, next_at)
                values (:id, :webhook, :event, :body, :at, clock_timestamp())""")
                .param("id", TimeOrderedId.next())
                .param("webhook", webhook)
                .param("event", event)
                .param("body", body)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    List<Due> take(int most) {
        return jdbc.sql("""
                update webhook_call c set attempts = c.attempts + 1, next_at = clock_timestamp() + interval '2 minutes'
                  from webhook w
                 where w.id = c.webhook_id and c.id in (
                       select id from webhook_call where next_at <= clock_timestamp()
                        order by next_at limit :most for update skip locked)
                returning c.id, c.webhook_id as webhook, c.event, c.body, w.address, w.secret_sealed, clock_timestamp() as now""").param("most", most).query(Due.class).list();
    }

    void arrived(UUID id, int status) {
        jdbc.sql("""
                update webhook_call set sent_at = clock_timestamp(), next_at = null, last_status = :status, last_error = ''
                where id = :id""").param("status", status).param("id", id).update();
    }

    /** Tried again after a minute, two, four, up to half a day; given up after the twelfth attempt, some two days later. */
    void failed(Due call, @Nullable Integer status, String error) {
        jdbc.sql("""
                update webhook_call set last_status = :status, last_error = :error,
                    next_at = case when attempts >= :last or next_at is null then null
                              else clock_timestamp() + least(interval '12 hours', interval '30 seconds' * power(2, attempts)) end
                where id = :id and sent_at is null""")
                .param("status", status, java.sql.Types.INTEGER)
                .param("error", error)
                .param("last", LAST_ATTEMPT)
                .param("id", call.id())
                .update();
    }
}
