package coop.ouvrage.access;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.OneTimeCodes;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What keeps a wrong person out, and the last administrator in. */
@OuvrageTest(perMethod = true)
class EnteringRefusalsTest {

    private static final String PASSWORD = "quatre chevaux lents";

    private final Users users;
    private final PasswordLinks links;
    private final SecondFactor secondFactor;
    private final UserAdministration administration;
    private final LogIn logIn;
    private final OneTimeCodes codes;
    private final CurrentUser user;
    private UserId maud = new UserId(UUID.randomUUID());

    EnteringRefusalsTest(
            Users users,
            PasswordLinks links,
            SecondFactor secondFactor,
            UserAdministration administration,
            LogIn logIn,
            OneTimeCodes codes,
            CurrentUser user) {
        this.users = users;
        this.links = links;
        this.secondFactor = secondFactor;
        this.administration = administration;
        this.logIn = logIn;
        this.codes = codes;
        this.user = user;
    }

    @BeforeEach
    void aUser() {
        maud = users.create("maud@example.org", "Maud", "en", UUID.randomUUID(), PASSWORD)
                .orThrow();
    }

    @Test
    void aLinkIsUsedOnceAndByItsToken() {
        String token = links.make("maud@example.org").orElseThrow().token();
        assertThat(codes(links.use("elsewhere", "drie trage paarden"))).containsExactly("access.link_over");
        assertThat(codes(links.use(token, "kort"))).contains("access.password_short");
        assertThat(codes(links.use(token, "maud maud maud maud"))).containsExactly("access.password_guessable");
        links.use(token, "drie trage paarden").orThrow();
        assertThat(codes(links.use(token, "vier trage paarden"))).containsExactly("access.link_over");
    }

    @Test
    void thePasswordIsChangedByWhoKnowsIt() {
        assertThat(codes(links.change(maud, "not the one", "drie trage paarden")))
                .containsExactly("access.wrong_password");
        assertThat(codes(links.change(maud, PASSWORD, "aaaaaaaaaaaaaa"))).containsExactly("access.password_guessable");
        links.change(maud, PASSWORD, "drie trage paarden").orThrow();
        assertThat(logIn.attempt("maud@example.org", PASSWORD, "10.0.0.1")).isInstanceOf(LogIn.Result.Wrong.class);
    }

    /** Locked with the right code too: who guesses does not learn that they have guessed. */
    @Test
    void codesOfTheAppAreNotGuessed() {
        assertThat(codes(secondFactor.enrol(maud, secondFactor.newSecret(), "000000")))
                .containsExactly("access.wrong_code");
        String recovery = secondFactor.renewRecoveryCodes(maud).getFirst();
        for (int i = 0; i < 5; i++) {
            assertThat(codes(secondFactor.check(maud, "123456"))).isSubsetOf("access.wrong_code", "access.locked");
        }
        assertThat(codes(secondFactor.check(maud, recovery))).containsExactly("access.locked");
    }

    @Test
    void nobodyChangesTheirOwnRightsAndTheLastAdministratorStays() {
        users.grant(maud, Role.ADMINISTRATOR);
        Actor self = new Actor(maud, null, "Maud", "en", Set.of(Role.ADMINISTRATOR), null, false);
        assertThat(codes(user.as(self, () -> administration.grant(maud, Role.FINANCE))))
                .containsExactly("access.own_roles");
        assertThat(codes(user.as(self, () -> administration.withdraw(maud, Role.ADMINISTRATOR))))
                .containsExactly("access.own_roles");
        assertThat(codes(user.as(self, () -> administration.close(maud)))).containsExactly("access.own_roles");
        assertThat(codes(user.asSystem(() -> administration.withdraw(maud, Role.ADMINISTRATOR))))
                .containsExactly("access.last_administrator");
    }

    @Test
    void twoAdministratorsWhoWithdrawEachOtherAtOneInstantLeaveOne() throws Exception {
        UserId olga = users.create("olga@example.org", "Olga", "en", UUID.randomUUID(), PASSWORD)
                .orThrow();
        users.grant(maud, Role.ADMINISTRATOR);
        users.grant(olga, Role.ADMINISTRATOR);
        CyclicBarrier start = new CyclicBarrier(2);
        List<Callable<Boolean>> both = List.of(withdraws(maud, olga, start), withdraws(olga, maud, start));
        int done = 0;
        try (var pool = Executors.newFixedThreadPool(2)) {
            for (var one : pool.invokeAll(both)) {
                done += one.get() ? 1 : 0;
            }
        }
        assertThat(done).isEqualTo(1);
        assertThat(List.of(maud, olga))
                .filteredOn(one -> users.find(one).orElseThrow().roles().contains(Role.ADMINISTRATOR))
                .hasSize(1);
    }

    private Callable<Boolean> withdraws(UserId who, UserId whose, CyclicBarrier start) {
        Actor actor = new Actor(who, null, "An administrator", "en", Set.of(Role.ADMINISTRATOR), null, false);
        return () -> {
            start.await();
            return user.as(actor, () -> administration.withdraw(whose, Role.ADMINISTRATOR))
                    .isDone();
        };
    }

    /** Whoever tries learns nothing about who exists: not by the words, not by being locked out, not by the time. */
    @Test
    void anUnknownUserIsTreatedAsAKnownOne() {
        Duration known = Duration.ofHours(1);
        Duration unknown = known;
        for (int i = 0; i < 5; i++) {
            known = shorter(known, tried("maud@example.org"));
            unknown = shorter(unknown, tried("nobody@example.org"));
        }
        assertThat(unknown).isBetween(known.dividedBy(3), known.multipliedBy(3));
        assertThat(logIn.attempt("maud@example.org", PASSWORD, "10.0.0.9")).isInstanceOf(LogIn.Result.Locked.class);
        assertThat(logIn.attempt("nobody@example.org", PASSWORD, "10.0.0.9")).isInstanceOf(LogIn.Result.Locked.class);
    }

    private Duration tried(String login) {
        long begun = System.nanoTime();
        assertThat(logIn.attempt(login, "not the one, not at all", "10.0.0.1")).isInstanceOf(LogIn.Result.Wrong.class);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    @Test
    void aOneTimeCodeHasFewTriesAndFewMails() {
        UUID subject = UUID.randomUUID();
        Message mail = Message.to("maud@example.org", "en", "employment.mail.code");
        codes.send("test", subject, mail).orThrow();
        for (int i = 0; i < 6; i++) {
            assertThat(codes(codes.check("test", subject, " ")))
                    .as("an empty field is no try")
                    .containsExactly("messaging.code_missing");
        }
        for (int i = 0; i < 5; i++) {
            assertThat(codes(codes.check("test", subject, "no"))).containsExactly("messaging.wrong_code");
        }
        assertThat(codes(codes.check("test", subject, "no"))).containsExactly("messaging.code_over");
        for (int i = 0; i < 5; i++) {
            codes.send("test", subject, mail).orThrow();
        }
        assertThat(codes(codes.send("test", subject, mail))).containsExactly("messaging.too_many_codes");
    }
}
