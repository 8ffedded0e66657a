package coop.ouvrage.messaging;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.words.Texts;
import java.time.ZoneOffset;
import java.util.UUID;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Puts mails into the outbox, in the transaction of what they tell about: no mail without the fact, no fact without its mail. */
@Service
public class Messages {

    private final JdbcClient jdbc;
    private final Texts texts;
    private final BusinessTime time;
    private final String baseAddress;

    Messages(
            JdbcClient jdbc,
            Texts texts,
            BusinessTime time,
            @Value("${ouvrage.address:http://localhost:8080}") String baseAddress) {
        this.jdbc = jdbc;
        this.texts = texts;
        this.time = time;
        this.baseAddress = baseAddress;
    }

    /** Queues a mail; one whose key for sending once is known is left out. */
    public void send(Message message) {
        UUID id = TimeOrderedId.next();
        String body = texts.get(message.language(), message.key() + ".body", message.values());
        jdbc.sql("""
                insert into outgoing_message (id, dedup_key, address, language, text_key, subject, body, link, code, queued_at, day)
                values (:id, :dedup, :address, :language, :key, :subject, :body, :link, :code, :at, :day)
                on conflict (dedup_key) do nothing""")
                .param("id", id)
                .param("dedup", message.dedupKey().isEmpty() ? id.toString() : message.dedupKey())
                .param("address", message.address())
                .param("language", message.language())
                .param("key", message.key())
                .param("subject", texts.get(message.language(), message.key() + ".subject", message.values()))
                .param("body", body)
                .param("link", message.link() == null ? null : baseAddress + message.link())
                .param("code", message.code())
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("day", time.today())
                .update();
    }
}
