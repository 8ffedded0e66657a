package coop.ouvrage.messaging;

import coop.ouvrage.installation.QueueSql;
import coop.ouvrage.installation.spi.Queue;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Mails that wait, and those that the postman gave up. */
@Component
class MailQueue implements Queue {

    private final JdbcClient jdbc;
    private final Postman postman;
    private final Messages messages;

    MailQueue(JdbcClient jdbc, Postman postman, Messages messages) {
        this.jdbc = jdbc;
        this.postman = postman;
        this.messages = messages;
    }

    @Override
    public String name() {
        return "mails";
    }

    @Override
    public Load load() {
        messages.written();
        return QueueSql.load(jdbc, """
                select count(*) filter (where attempts < %1$d) as waiting, min(queued_at) filter (where attempts < %1$d) as oldest,
                    count(*) filter (where attempts >= %1$d) as failed
                from outgoing_message where sent_at is null""".formatted(Postman.LAST_ATTEMPT));
    }

    @Override
    public Optional<String> pause() {
        return postman.pause();
    }

    @Override
    public List<Failure> failures(int most) {
        return QueueSql.failures(jdbc, """
                select id, text_key as what, queued_at as since, attempts, coalesce(last_error, '') as error from outgoing_message
                where sent_at is null and attempts >= %d order by queued_at desc limit :most""".formatted(Postman.LAST_ATTEMPT), most);
    }

    @Override
    public boolean retry(UUID id) {
        return jdbc.sql("""
                        update outgoing_message set attempts = 0, claimed_at = null
                        where id = :id and sent_at is null and attempts >= :last""").param("id", id).param("last", Postman.LAST_ATTEMPT).update() == 1;
    }
}
