package coop.ouvrage.messaging;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.transaction.WriteBehind;
import coop.ouvrage.words.Texts;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts mails into the outbox, in the transaction of what they tell about: no mail without the fact, no fact without its mail. */
@Service
public class Messages {

    private final JdbcClient jdbc;
    private final Texts texts;
    private final BusinessTime time;
    private final String baseAddress;
    private final WriteBehind<Queued> outbox = new WriteBehind<>(this::insert, "outgoing_message");

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
        outbox.addAll(messages.stream().map(this::queued).toList());
    }

    /**
     * Mails as they were written, without their links, by the key that they were sent once for; the caller knows that the reader may see
     * them.
     */
    @Transactional
    public Map<String, KeptMail> kept(Collection<String> keys) {
        written();
        Map<String, KeptMail> mails = new HashMap<>();
        jdbc.sql("select * from outgoing_message where dedup_key = any(:keys)")
                .param("keys", keys.toArray(String[]::new))
                .query(row -> {
                    mails.put(
                            row.getString("dedup_key"),
                            new KeptMail(
                                    row.getString("address"),
                                    row.getString("subject"),
                                    row.getString("body"),
                                    Objects.requireNonNull(row.getObject("queued_at", OffsetDateTime.class))
                                            .toInstant(),
                                    instant(row.getObject("sent_at", OffsetDateTime.class))));
                });
        return mails;
    }

    private static @Nullable Instant instant(@Nullable OffsetDateTime at) {
        return at == null ? null : at.toInstant();
    }

    /** Writes what waits in the running transaction: whoever reads the outbox within it calls this first. */
    void written() {
        outbox.write();
    }

    /** A mail with its words. */
    private record Queued(UUID id, Message message, String subject, String body, OffsetDateTime at, LocalDate day) {

        String dedupKey() {
            return message.dedupKey().isEmpty() ? id.toString() : message.dedupKey();
        }
    }

    private void insert(List<Queued> queued) {
        jdbc.sql("""
                insert into outgoing_message (id, dedup_key, address, language, text_key, subject, body, link, code, queued_at, day)
                select m.id, m.dedup, m.address, m.language, m.key, m.subject, m.body, m.link, m.code, m.at, m.day
                from unnest(:ids::uuid[], :dedups::text[], :addresses::text[], :languages::text[], :keys::text[], :subjects::text[],
                        :bodies::text[], :links::text[], :codes::text[], :ats::timestamptz[], :days::date[])
                    as m (id, dedup, address, language, key, subject, body, link, code, at, day)
                on conflict (dedup_key) do nothing""")
                .param("ids", queued.stream().map(Queued::id).toArray(UUID[]::new))
                .param("dedups", texts(queued, Queued::dedupKey))
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
                .param("ats", texts(queued, q -> q.at().toString()))
                .param("days", texts(queued, q -> q.day().toString()))
                .update();
    }

    private Queued queued(Message message) {
        return new Queued(
                TimeOrderedId.next(),
                message,
                texts.get(message.language(), message.key() + ".subject", message.values()),
                texts.get(message.language(), message.key() + ".body", message.values()),
                time.now().atOffset(ZoneOffset.UTC),
                time.today());
    }

    private static @Nullable String[] texts(List<Queued> queued, Function<Queued, @Nullable String> text) {
        return queued.stream().map(text).toArray(String[]::new);
    }
}
