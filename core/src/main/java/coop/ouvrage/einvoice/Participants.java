package coop.ouvrage.einvoice;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.EInvoiceGateway.GatewayDown;
import coop.ouvrage.einvoice.ParticipantDirectory.Registration;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * What the network answered about participants, with the moment: an answer serves for some hours, a no for some minutes only, since
 * whoever registers wants the next invoice there.
 */
@Service
public class Participants {

    private static final Duration YES_SERVES = Duration.ofHours(6);
    private static final Duration NO_SERVES = Duration.ofMinutes(15);

    /** Questions to the network at the same time. */
    private static final int AT_ONCE = 4;

    private final ParticipantDirectory directory;
    private final JdbcClient jdbc;
    private final BusinessTime time;

    Participants(ParticipantDirectory directory, JdbcClient jdbc, BusinessTime time) {
        this.directory = directory;
        this.jdbc = jdbc;
        this.time = time;
    }

    /** An answer and when it was given. */
    public record Answer(Registration registration, Instant at) {

        public boolean takes(DocumentKind kind) {
            return registration.takes().contains(kind);
        }
    }

    /** The last answer, however old; asks nobody. */
    public Optional<Answer> known(Identifier participant) {
        return Optional.ofNullable(known(List.of(participant)).get(key(participant)));
    }

    private Map<Identifier, Answer> known(Collection<Identifier> participants) {
        Map<Identifier, Answer> answers = new HashMap<>();
        jdbc.sql("""
                select * from einvoice_participant
                where (scheme, value) in (select * from unnest(:schemes::text[], :values::text[]))""")
                .param(
                        "schemes",
                        participants.stream().map(Participants::scheme).toArray(String[]::new))
                .param("values", participants.stream().map(Participants::value).toArray(String[]::new))
                .query(row -> {
                    answers.put(new Identifier(row.getString("scheme"), row.getString("value")), answer(row));
                });
        return answers;
    }

    private static Answer answer(ResultSet row) throws SQLException {
        return new Answer(
                new Registration(
                        row.getBoolean("registered"),
                        Arrays.stream((String[]) row.getArray("takes").getArray())
                                .map(DocumentKind::valueOf)
                                .collect(Collectors.toSet()),
                        Objects.requireNonNull(row.getString("publisher")),
                        row.getBoolean("verified")),
                row.getObject("asked_at", OffsetDateTime.class).toInstant());
    }

    /**
     * What is known about these participants: answers that still serve, read at once, and for the others what the network says now,
     * some asked at the same time. Where it answers nobody, the rest are not asked.
     */
    public Fresh fresh(Collection<Identifier> participants) {
        Map<Identifier, Answer> answers = participants.isEmpty() ? new HashMap<>() : known(participants);
        answers.values().removeIf(answer -> !serves(answer));
        Fresh fresh = new Fresh(answers);
        AtomicReference<@Nullable GatewayDown> down = new AtomicReference<>();
        participants.stream()
                .filter(participant -> !answers.containsKey(key(participant)))
                .gather(Gatherers.mapConcurrent(AT_ONCE, participant -> look(participant, down)))
                .toList()
                .forEach(fresh::take);
        return fresh;
    }

    /** @param found null where nobody can be asked, or nobody answered */
    private record Look(
            Identifier participant,
            @Nullable Registration found,
            @Nullable GatewayDown down) {}

    private Look look(Identifier participant, AtomicReference<@Nullable GatewayDown> down) {
        GatewayDown before = down.get();
        if (before != null) {
            return new Look(participant, null, before);
        }
        try {
            return new Look(participant, directory.find(participant).orElse(null), null);
        } catch (GatewayDown e) {
            if (!e.isReceiverOnly()) {
                down.set(e);
            }
            return new Look(participant, null, e);
        }
    }

    /** Answers that serve. */
    public final class Fresh {

        private final Map<Identifier, Answer> answers;
        private final Map<Identifier, Answer> asked = new HashMap<>();
        private final Map<Identifier, GatewayDown> unanswered = new HashMap<>();

        private Fresh(Map<Identifier, Answer> answers) {
            this.answers = answers;
        }

        private void take(Look look) {
            Identifier key = key(look.participant());
            if (look.found() != null) {
                Answer answer = new Answer(look.found(), time.now());
                answers.put(key, answer);
                asked.put(key, answer);
            } else if (look.down() != null) {
                unanswered.put(key, look.down());
            }
        }

        /**
         * Whether a participant takes documents of this kind; yes where nobody can be asked, so that the sending itself tells.
         *
         * @throws GatewayDown if the network does not answer and no answer serves any more
         */
        public boolean takes(Identifier participant, DocumentKind kind) {
            GatewayDown down = unanswered.get(key(participant));
            if (down != null) {
                throw down;
            }
            Answer answer = answers.get(key(participant));
            return answer == null || answer.takes(kind);
        }

        /** Keeps the answers that were given since. */
        public void keep() {
            if (!asked.isEmpty()) {
                Participants.this.keep(asked);
                asked.clear();
            }
        }

        /** An access point did not find the receiver: what was known of it no longer serves. */
        public void forget(Identifier participant) {
            answers.remove(key(participant));
            asked.remove(key(participant));
            Participants.this.forget(participant);
        }
    }

    /** Asks now and keeps the answer; empty where nobody can be asked. */
    public Optional<Answer> ask(Identifier participant) {
        Optional<Registration> found = directory.find(participant);
        Optional<Answer> answer = found.map(registration -> new Answer(registration, time.now()));
        answer.ifPresent(given -> keep(Map.of(key(participant), given)));
        return answer;
    }

    private void forget(Identifier participant) {
        jdbc.sql("delete from einvoice_participant where scheme = :scheme and value = :value")
                .param("scheme", scheme(participant))
                .param("value", value(participant))
                .update();
    }

    private boolean serves(Answer answer) {
        Duration lasts = answer.registration().registered() ? YES_SERVES : NO_SERVES;
        return answer.at().plus(lasts).isAfter(time.now()) && !answer.at().isAfter(time.now());
    }

    /** In the order of their identifiers: of two who keep the same ones, one waits for the other. */
    private void keep(Map<Identifier, Answer> given) {
        List<Map.Entry<Identifier, Answer>> all = given.entrySet().stream()
                .sorted(Comparator.comparing(one -> scheme(one.getKey()) + " " + value(one.getKey())))
                .toList();
        jdbc.sql("""
                insert into einvoice_participant (scheme, value, registered, takes, publisher, verified, asked_at)
                select scheme, value, registered, string_to_array(takes, ','), publisher, verified, at
                from unnest(:schemes::text[], :values::text[], :registered::boolean[], :takes::text[], :publishers::text[],
                    :verified::boolean[], :ats::timestamptz[]) as a (scheme, value, registered, takes, publisher, verified, at)
                on conflict (scheme, value) do update set registered = excluded.registered, takes = excluded.takes,
                    publisher = excluded.publisher, verified = excluded.verified, asked_at = excluded.asked_at""")
                .param("schemes", texts(all, one -> scheme(one.getKey())))
                .param("values", texts(all, one -> value(one.getKey())))
                .param("registered", truths(all, Registration::registered))
                .param(
                        "takes",
                        texts(
                                all,
                                one -> one.getValue().registration().takes().stream()
                                        .map(Enum::name)
                                        .sorted()
                                        .collect(Collectors.joining(","))))
                .param(
                        "publishers",
                        texts(all, one -> one.getValue().registration().publisher()))
                .param("verified", truths(all, Registration::verified))
                .param("ats", texts(all, one -> one.getValue().at().toString()))
                .update();
    }

    private static String[] texts(
            List<Map.Entry<Identifier, Answer>> all, Function<Map.Entry<Identifier, Answer>, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static Boolean[] truths(List<Map.Entry<Identifier, Answer>> all, Predicate<Registration> which) {
        return all.stream()
                .map(one -> which.test(one.getValue().registration()))
                .toArray(Boolean[]::new);
    }

    private static Identifier key(Identifier participant) {
        return new Identifier(scheme(participant), value(participant));
    }

    private static String scheme(Identifier participant) {
        @Nullable String scheme = participant.scheme();
        return scheme == null ? "" : scheme;
    }

    /** Compared without regard to capitals (policy for use of identifiers, policy 2). */
    private static String value(Identifier participant) {
        return participant.value().toLowerCase(Locale.ROOT);
    }
}
