package coop.ouvrage.employment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.employment.AuthorityTalk.Said;
import coop.ouvrage.employment.spi.DeclarationGateway;
import coop.ouvrage.employment.spi.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Talking to the authority about several declarations at once. */
class AuthorityTalkTest {

    private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");

    /** Says the message itself as address; one that begins with {@code fail} is not taken. */
    private abstract static class Authority implements DeclarationGateway {

        @Override
        public String hand(String message) {
            heard(message);
            if (message.startsWith("fail")) {
                throw new Rejected(message);
            }
            return "/" + message;
        }

        abstract void heard(String message);

        @Override
        public Optional<String> answer(String location) {
            return Optional.of("answer to " + location);
        }

        @Override
        public String periods(String enterpriseNumber, LocalDate firstDay) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void aSlowAnswerKeepsNobodyElseWaiting() {
        CountDownLatch secondHeard = new CountDownLatch(1);
        AuthorityTalk talk = new AuthorityTalk(new Authority() {
            @Override
            void heard(String message) {
                if (message.equals("second")) {
                    secondHeard.countDown();
                } else {
                    await(secondHeard); // answers only once the other one was heard too
                }
            }
        });
        talk.hand(declaration(DeclarationState.QUEUED, null), "first", "worker 1");
        talk.hand(declaration(DeclarationState.QUEUED, null), "second", "worker 2");
        assertThat(said(talk)).containsExactly("/first", "/second");
    }

    @Test
    void messagesAboutOneWorkerLeaveOneAfterTheOther() {
        List<String> heard = new CopyOnWriteArrayList<>();
        AuthorityTalk talk = new AuthorityTalk(new Authority() {
            @Override
            void heard(String message) {
                if (message.equals("1")) {
                    pause();
                }
                heard.add(message);
            }
        });
        List.of("1", "2", "3")
                .forEach(message -> talk.hand(declaration(DeclarationState.QUEUED, null), message, "worker"));
        assertThat(said(talk)).containsExactly("/1", "/2", "/3");
        assertThat(heard).containsExactly("1", "2", "3");
    }

    @Test
    void whatFailsForOneIsToldOfThatOneOnly() {
        AuthorityTalk talk = new AuthorityTalk(new Authority() {
            @Override
            void heard(String message) {}
        });
        talk.hand(declaration(DeclarationState.QUEUED, null), "fail", "worker 1");
        talk.ask(declaration(DeclarationState.SENT, "/here"));
        talk.hand(declaration(DeclarationState.QUEUED, null), "third", "worker 1");
        assertThat(said(talk)).containsExactly("failed: fail", "/third", "answer to /here");
    }

    private static List<String> said(AuthorityTalk talk) {
        return talk.run()
                .map(said -> switch (said) {
                    case Said.Handed handed -> handed.location();
                    case Said.Answered answered -> answered.text().orElseThrow();
                    case Said.Failed failed -> "failed: " + failed.why().getMessage();
                })
                .toList();
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Declaration declaration(DeclarationState state, @org.jspecify.annotations.Nullable String location) {
        LocalDate day = LocalDate.of(2026, 3, 3);
        return new Declaration(
                UUID.randomUUID(),
                new ContractId(UUID.randomUUID()),
                DeclarationKind.IN,
                1,
                1,
                new Period(day, day, 0),
                state,
                NOW,
                NOW,
                null,
                null,
                0,
                location,
                null,
                null,
                null,
                List.of(),
                null);
    }
}
