package coop.ouvrage.webhooks;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Rows of webhooks, and of their calls as people read them. */
@Repository
class WebhookStore {

    private static final String WEBHOOK = """
            select w.*, (select count(*) from webhook_call c where c.webhook_id = w.id and c.next_at is not null) as waiting,
                   (select count(*) from webhook_call c
                     where c.webhook_id = w.id and c.next_at is null and c.sent_at is null) as failed
              from webhook w
            """;

    private final JdbcClient jdbc;

    WebhookStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID id, String address, List<String> events, byte[] sealed, @Nullable UUID by, Instant at) {
        jdbc.sql("""
                insert into webhook (id, address, events, secret_sealed, made_by, made_at)
                values (:id, :address, :events, :secret, :by, :at)""")
                .param("id", id)
                .param("address", address)
                .param("events", events.toArray(String[]::new))
                .param("secret", sealed)
                .param("by", by)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
    }

    void end(UUID id, Instant at) {
        jdbc.sql("update webhook set ended_at = :at where id = :id and ended_at is null")
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
        jdbc.sql("update webhook_call set next_at = null where webhook_id = :id and sent_at is null")
                .param("id", id)
                .update();
    }

    boolean anyLiving() {
        return jdbc.sql("select exists (select from webhook where ended_at is null)")
                .query(Boolean.class)
                .single();
    }

    List<Webhook> all() {
        return jdbc.sql(WEBHOOK + " order by w.ended_at is not null, w.made_at desc, w.id desc")
                .query((row, n) -> webhook(row))
                .list();
    }

    Optional<Webhook> find(UUID id) {
        return jdbc.sql(WEBHOOK + " where w.id = :id")
                .param("id", id)
                .query((row, n) -> webhook(row))
                .optional();
    }

    /** Calls of a webhook, newest first, behind the place of one. */
    List<WebhookCall> calls(UUID webhook, @Nullable UUID after, int limit) {
        return jdbc.sql("""
                select * from webhook_call
                where webhook_id = :webhook and (cast(:after as uuid) is null or id < :after)
                order by id desc limit :limit""")
                .param("webhook", webhook)
                .param("after", after, java.sql.Types.OTHER)
                .param("limit", limit)
                .query((row, n) -> call(row))
                .list();
    }

    /** Sends a call that did not arrive once more, from the first attempt on; false if there is none such. */
    boolean again(UUID webhook, UUID call) {
        return jdbc.sql("""
                        update webhook_call c set attempts = 0, next_at = clock_timestamp()
                        where c.id = :call and c.webhook_id = :webhook and c.sent_at is null
                          and exists (select from webhook w where w.id = c.webhook_id and w.ended_at is null)""").param("call", call).param("webhook", webhook).update() == 1;
    }

    private static Webhook webhook(ResultSet row) throws SQLException {
        Array events = row.getArray("events");
        return new Webhook(
                row.getObject("id", UUID.class),
                row.getString("address"),
                List.of((String[]) events.getArray()),
                row.getObject("made_at", OffsetDateTime.class).toInstant(),
                instant(row, "ended_at"),
                row.getInt("waiting"),
                row.getInt("failed"));
    }

    private static WebhookCall call(ResultSet row) throws SQLException {
        return new WebhookCall(
                row.getObject("id", UUID.class),
                row.getString("event"),
                row.getObject("queued_at", OffsetDateTime.class).toInstant(),
                row.getInt("attempts"),
                instant(row, "sent_at"),
                instant(row, "next_at"),
                row.getObject("last_status", Integer.class),
                row.getString("last_error"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
