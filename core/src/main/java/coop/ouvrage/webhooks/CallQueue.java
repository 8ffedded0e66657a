package coop.ouvrage.webhooks;

import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.installation.QueueSql;
import coop.ouvrage.installation.spi.Queue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Calls of webhooks that wait, and those that were given up. */
@Component
class CallQueue implements Queue {

    private final JdbcClient jdbc;
    private final Outgoing outgoing;

    CallQueue(JdbcClient jdbc, Outgoing outgoing) {
        this.jdbc = jdbc;
        this.outgoing = outgoing;
    }

    @Override
    public String name() {
        return "calls";
    }

    @Override
    public Optional<String> pause() {
        return outgoing.pause();
    }

    @Override
    public Load load() {
        return QueueSql.load(jdbc, """
                select count(next_at) as waiting, min(queued_at) filter (where next_at is not null) as oldest,
                    count(*) filter (where next_at is null) as failed
                from webhook_call where sent_at is null""");
    }

    @Override
    public List<Failure> failures(int most) {
        return QueueSql.failures(jdbc, """
                select id, event as what, queued_at as since, attempts, last_error as error from webhook_call
                where sent_at is null and next_at is null order by id desc limit :most""", most);
    }

    @Override
    public boolean retry(UUID id) {
        return jdbc.sql("""
                        update webhook_call c set attempts = 0, next_at = clock_timestamp() from webhook w
                        where c.id = :id and w.id = c.webhook_id and w.ended_at is null and sent_at is null and next_at is null""").param("id", id).update() == 1;
    }
}
