package coop.ouvrage.access;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.messaging.Message;
import coop.ouvrage.messaging.OneTimeCodes;
import java.util.Set;
import java.util.UUID;
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
    void aOneTimeCodeHasFewTriesAndFewMails() {
        UUID subject = UUID.randomUUID();
        Message mail = Message.to("maud@example.org", "en", "employment.mail.code");
        codes.send("test", subject, mail).orThrow();
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
