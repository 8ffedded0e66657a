package coop.ouvrage.employment;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.AuthorityTalk.Said;
import coop.ouvrage.employment.spi.Answer;
import coop.ouvrage.employment.spi.DeclarationFormat;
import coop.ouvrage.employment.spi.DeclarationGateway;
import coop.ouvrage.employment.spi.DeclarationGateway.NotReached;
import coop.ouvrage.employment.spi.DeclarationGateway.Rejected;
import coop.ouvrage.employment.spi.DeclarationGateway.UnknownOutcome;
import coop.ouvrage.employment.spi.DeclaredWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Talks to the authority: sends what waits, asks for answers. No transaction is open while it talks, and each message is marked
 * before it leaves. When it is unknown whether a message arrived, the list of periods is asked before anything is sent again.
 */
@Component
class DeclarationExchange {

    private static final Logger LOG = LoggerFactory.getLogger(DeclarationExchange.class);

    /** After the first question, two seconds after the sending: thirty seconds in all, so the service wants it. */
    private static final Duration NEXT_QUESTION = Duration.ofSeconds(1);

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration SLOW_QUESTION = Duration.ofSeconds(30);

    /** A message whose fate is unknown is looked for only after the authority has had time to process it. */
    private static final Duration UNKNOWN = Duration.ofSeconds(35);

    private static final int AT_ONCE = 50;

    /** Timer, morning and page may ask for a round at once; here one runs after the other, other nodes take other messages. */
    private final ReentrantLock oneRound = new ReentrantLock();

    private final DeclarationRecord record;
    private final DeclaredWorks works;
    private final DeclarationFormat format;
    private final DeclarationGateway gateway;
    private final BusinessTime time;

    DeclarationExchange(
            DeclarationRecord record,
            DeclaredWorks works,
            DeclarationFormat format,
            DeclarationGateway gateway,
            BusinessTime time) {
        this.record = record;
        this.works = works;
        this.format = format;
        this.gateway = gateway;
        this.time = time;
    }

    /** One round over everything that is due. Returns how many messages were dealt with. */
    int round() {
        oneRound.lock();
        try {
            Instant now = time.now();
            List<Declaration> due = record.claim(now, now.plus(UNKNOWN), AT_ONCE);
            DeclarationRound round = new DeclarationRound(record, time, known(leaving(due)));
            try {
                AuthorityTalk talk = new AuthorityTalk(gateway);
                due.forEach(declaration -> attempt(declaration, () -> prepare(declaration, round, talk)));
                talk.run().forEach(said -> attempt(said.declaration(), () -> take(said, round)));
            } finally {
                round.write();
            }
            return due.size();
        } finally {
            oneRound.unlock();
        }
    }

    /** Read together; where one of them cannot be read, each is read when its turn comes. */
    private Map<UUID, DeclaredWork> known(Set<UUID> contracts) {
        try {
            return contracts.isEmpty() ? Map.of() : works.of(contracts);
        } catch (RuntimeException e) {
            LOG.warn("what is to be declared is read one by one", e);
            return Map.of();
        }
    }

    private static Set<UUID> leaving(List<Declaration> due) {
        return due.stream()
                .filter(declaration ->
                        declaration.state() == DeclarationState.QUEUED && declaration.kind() == DeclarationKind.IN)
                .map(declaration -> declaration.contract().value())
                .collect(Collectors.toSet());
    }

    /** What fails for one message is written down for it, and keeps no other back. */
    private void attempt(Declaration declaration, Runnable deal) {
        try {
            deal.run();
        } catch (RuntimeException e) {
            failed(declaration, e);
        }
    }

    private void failed(Declaration declaration, RuntimeException why) {
        String said = String.valueOf(why.getMessage());
        switch (why) {
            case NotReached e -> record.notReached(declaration, said, time.now().plus(pause(declaration)));
            case UnknownOutcome e ->
                record.unknown(declaration, said, time.now().plus(UNKNOWN));
            case Rejected e -> record.rejected(declaration, said);
            default -> LOG.error("declaration {} waits until its claim has run out", declaration.id(), why);
        }
    }

    private void prepare(Declaration declaration, DeclarationRound round, AuthorityTalk talk) {
        switch (declaration.state()) {
            case QUEUED -> send(declaration, round, talk);
            case SENDING -> lookFor(declaration);
            case SENT, WAITING, SILENT -> talk.ask(declaration);
            default -> throw new IllegalStateException("not open: " + declaration.state());
        }
    }

    private void take(Said said, DeclarationRound round) {
        switch (said) {
            case Said.Handed(Declaration declaration, String message, String location) ->
                round.sent(declaration, location, message);
            case Said.Answered(Declaration declaration, Optional<String> text) -> answered(declaration, text, round);
            case Said.Failed(Declaration declaration, RuntimeException why) -> failed(declaration, why);
        }
    }

    /** Five seconds, then longer, a minute at most. */
    private static Duration pause(Declaration declaration) {
        return Duration.ofSeconds(Math.min(60, 5L * (1 + declaration.attempts())));
    }

    /** Nothing when it cannot leave yet, or need not any more. */
    private void send(Declaration declaration, DeclarationRound round, AuthorityTalk talk) {
        if (declaration.kind() == DeclarationKind.IN) {
            DeclaredWork work = round.work(declaration).orElseGet(() -> work(declaration));
            talk.hand(declaration, format.in(work, declaration.period()), work.worker());
        } else {
            record.periodFor(declaration, time.now().plus(SLOW_QUESTION))
                    .ifPresent(period -> talk.hand(declaration, change(declaration, period), declaration.contract()));
        }
    }

    private String change(Declaration declaration, String period) {
        return switch (declaration.kind()) {
            case CANCEL -> format.cancel(period);
            case OUT -> format.out(declaration.period(), period);
            case IN, UPDATE -> format.update(work(declaration), declaration.period(), period);
        };
    }

    private DeclaredWork work(Declaration declaration) {
        return works.of(declaration.contract());
    }

    private void answered(Declaration declaration, Optional<String> text, DeclarationRound round) {
        Instant now = time.now();
        if (text.isEmpty()) {
            unanswered(declaration, now);
            return;
        }
        Answer answer = format.answer(text.get());
        if (answer.verdict() == Answer.Verdict.WAITING) {
            record.waiting(declaration, answer, next(declaration, now));
        } else if (answer.verdict() == Answer.Verdict.REFUSED && accomplished(declaration)) {
            record.found(
                    declaration, held(declaration).orElse(null)); // an earlier copy of the same message was accepted
        } else {
            round.answered(declaration, answer);
        }
    }

    private void unanswered(Declaration declaration, Instant now) {
        if (!silentFor(declaration, now)) {
            record.askAt(declaration, now.plus(NEXT_QUESTION));
        } else if (accomplished(declaration)) {
            record.found(declaration, held(declaration).orElse(null));
        } else {
            record.silent(declaration, now.plus(SLOW_QUESTION));
        }
    }

    private static boolean silentFor(Declaration declaration, Instant now) {
        Instant sent = Objects.requireNonNull(declaration.sentAt());
        return !now.isBefore(sent.plus(PATIENCE));
    }

    private static Instant next(Declaration declaration, Instant now) {
        return now.plus(silentFor(declaration, now) ? SLOW_QUESTION : NEXT_QUESTION);
    }

    /** What became of a message of which nobody knows whether it arrived? */
    private void lookFor(Declaration declaration) {
        if (accomplished(declaration)) {
            record.found(declaration, held(declaration).orElse(null));
        } else {
            record.again(declaration, time.now());
        }
    }

    /** Whether the authority's own list shows what the message was to bring about. */
    private boolean accomplished(Declaration declaration) {
        return held(declaration).isPresent() != (declaration.kind() == DeclarationKind.CANCEL);
    }

    /** The period that the authority holds for this message, by its own list. */
    private Optional<String> held(Declaration declaration) {
        DeclaredWork work = work(declaration);
        String periods =
                gateway.periods(work.enterpriseNumber(), declaration.period().from());
        return format.matching(periods, work, declaration.period()).stream().findFirst();
    }
}
