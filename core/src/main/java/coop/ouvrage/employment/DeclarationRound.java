package coop.ouvrage.employment;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.documents.ContentHash;
import coop.ouvrage.employment.DeclarationRecord.Answered;
import coop.ouvrage.employment.DeclarationRecord.Sent;
import coop.ouvrage.employment.spi.Answer;
import coop.ouvrage.employment.spi.DeclaredWork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the authority took and said in a round, written down for many messages at once, and before a slow one makes others wait. */
final class DeclarationRound {

    private static final Logger LOG = LoggerFactory.getLogger(DeclarationRound.class);

    /** So the service wants it. */
    private static final Duration FIRST_QUESTION = Duration.ofSeconds(2);

    private static final long SLOW_NANOS = 2_000_000_000L;

    private final DeclarationRecord record;
    private final BusinessTime time;
    private final Map<UUID, DeclaredWork> works;
    private final List<Sent> sent = new ArrayList<>();
    private final List<Answered> answered = new ArrayList<>();
    private long written = System.nanoTime();

    /** @param works of contracts whose messages leave */
    DeclarationRound(DeclarationRecord record, BusinessTime time, Map<UUID, DeclaredWork> works) {
        this.record = record;
        this.time = time;
        this.works = works;
    }

    Optional<DeclaredWork> work(Declaration declaration) {
        return Optional.ofNullable(works.get(declaration.contract().value()));
    }

    void sent(Declaration declaration, String location, String body) {
        String hash = ContentHash.of(body.getBytes(StandardCharsets.UTF_8)).hex();
        sent.add(new Sent(declaration.id(), location, hash));
        writeIfSlow();
    }

    void answered(Declaration declaration, Answer answer) {
        answered.add(new Answered(declaration, answer));
        writeIfSlow();
    }

    private void writeIfSlow() {
        if (System.nanoTime() - written > SLOW_NANOS) {
            write();
        }
    }

    void write() {
        if (!sent.isEmpty()) {
            record.sent(List.copyOf(sent), time.now().plus(FIRST_QUESTION));
            sent.clear();
        }
        if (!answered.isEmpty()) {
            List<Answered> all = List.copyOf(answered);
            answered.clear();
            write(all);
        }
        written = System.nanoTime();
    }

    /** What cannot be written down together is written one by one, so that one answer never holds back those of others. */
    private void write(List<Answered> all) {
        try {
            record.answered(all);
        } catch (RuntimeException together) {
            if (all.size() == 1) {
                throw together;
            }
            LOG.warn("answers are written down one by one", together);
            all.forEach(this::writeAlone);
        }
    }

    private void writeAlone(Answered one) {
        try {
            record.answered(List.of(one));
        } catch (RuntimeException e) {
            LOG.error(
                    "the answer to declaration {} waits for its next question",
                    one.declaration().id(),
                    e);
        }
    }
}
