package coop.ouvrage.messaging;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.words.Texts;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
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
        send(List.of(message));
    }

    /** Queues several at once. */
    public void send(List<Message> messages) {
        if (messages.isEmpty()) {
            return;
        }
        List<Queued> queued = messages.stream().map(this::queued).toList();
        jdbc.sql("""
                insert into outgoing_message (id, dedup_key, address, language, text_key, subject, body, link, code, queued_at, day)
                select m.id, m.dedup, m.address, m.language, m.key, m.subject, m.body, m.link, m.code, :at, :day
                from unnest(:ids, :dedups, :addresses, :languages, :keys, :subjects, :bodies, :links, :codes)
                    as m (id, dedup, address, language, key, subject, body, link, code)
                on conflict (dedup_key) do nothing""")
                .param("at", time.now().atOffset(ZoneOffset.UTC))
                .param("day", time.today())
                .param("ids", queued.stream().map(Queued::id).toArray(UUID[]::new))
                .param(
                        "dedups",
                        texts(
                                queued,
                                q -> q.message().dedupKey().isEmpty()
                                        ? q.id().toString()
                                        : q.message().dedupKey()))
                .param("addresses", texts(queued, q -> q.message().address()))
                .param("languages", texts(queued, q -> q.message().language()))
                .param("keys", texts(queued, q -> q.message().key()))
                .param("subjects", texts(queued, Queued::subject))
                .param("bodies", texts(queued, Queued::body))
                .param(
                        "links",
                        texts(
                                queued,
                                q -> q.message().link() == null
                                        ? null
                                        : baseAddress + q.message().link()))
                .param("codes", texts(queued, q -> q.message().code()))
                .update();
    }

    /** A mail with its words. */
    private record Queued(UUID id, Message message, String subject, String body) {}

    private Queued queued(Message message) {
        return new Queued(
                TimeOrderedId.next(),
                message,
                texts.get(message.language(), message.key() + ".subject", message.values()),
                texts.get(message.language(), message.key() + ".body", message.values()));
    }

    private static @Nullable String[] texts(List<Queued> queued, Function<Queued, @Nullable String> text) {
        return queued.stream().map(text).toArray(String[]::new);
    }
}
