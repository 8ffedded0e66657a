package coop.ouvrage.membership;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.unit.Units;
import java.time.Duration;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Nobody joins by half a registration, by a text they did not read, in another's name or by a used link. */
@OuvrageTest(perMethod = true)
class RefusedJoiningTest {

    private final Membership membership;
    private final Agreements agreements;
    private final Invitations invitations;
    private final InformationSessions sessions;
    private final Admission admission;
    private final Units units;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final BusinessTime time;
    private PartyId leila = new PartyId(UUID.randomUUID());

    RefusedJoiningTest(
            Membership membership,
            Agreements agreements,
            Invitations invitations,
            InformationSessions sessions,
            Admission admission,
            Units units,
            SmallCoop coop,
            CurrentUser user,
            BusinessTime time) {
        this.membership = membership;
        this.agreements = agreements;
        this.invitations = invitations;
        this.sessions = sessions;
        this.admission = admission;
        this.units = units;
        this.coop = coop;
        this.user = user;
        this.time = time;
    }

    @BeforeEach
    void somebodyBegan() {
        leila = user.asSystem(() -> membership.begin(
                        PersonDraft.named(PersonName.of("Leïla", "Ben Youssef"), Locale.ENGLISH, "leila@example.org")))
                .orThrow();
    }

    @Test
    void halfARegistrationIsNotSent() {
        assertThat(codes(user.as(SmallCoop.member(leila.value()), () -> membership.send(leila))))
                .containsExactly(
                        "membership.identity_missing",
                        "membership.address_missing",
                        "membership.account_missing",
                        "membership.family_missing",
                        "membership.trade_missing",
                        "membership.agreement_missing");
        assertThat(codes(user.as(coop.officer(Role.TEAM_ADMIN), () -> admission.admit(leila))))
                .containsExactly("membership.not_registered");
        assertThat(units.ofHolder(leila.value())).isEmpty();
    }

    @Test
    void nobodySignsWhatTheyDidNotReadOrInAnothersName() {
        assertThat(codes(user.as(
                        SmallCoop.member(leila.value()),
                        () -> agreements.sign(leila, "en", "another text", "Somebody Else", false))))
                .containsExactly(
                        "membership.agreement_changed",
                        "membership.agreement_not_accepted",
                        "membership.agreement_name");
        assertThat(user.asSystem(() -> agreements.signed(leila))).isEmpty();
    }

    @Test
    void aTradeIsSaidInALineOrTwo() {
        assertThat(codes(user.as(
                        SmallCoop.member(leila.value()),
                        () -> membership.saveTrade(leila, Trade.MUSIC, "double bass ".repeat(100), 0))))
                .containsExactly("membership.trade_words_long");
    }

    @Test
    void aLinkThatIsNotThereAndASeatThatIsTakenOpenNothing() {
        assertThat(codes(invitations.accept("nothing", PersonName.of("Eve", "Doe"), "drie trage paarden")))
                .containsExactly("membership.invitation_over");
        UUID session = user.asSystem(
                () -> sessions.plan(time.now().plus(Duration.ofDays(3)), "Rue du Marteau 12", false, "en", 1));
        invitations.invite("10.0.0.1", "ana@example.org", "en", session).orThrow();
        assertThat(codes(invitations.invite("10.0.0.1", "ben@example.org", "en", session)))
                .containsExactly("membership.session_full");
    }

    @Test
    void aUnitHasANameAndATrialUnitNoPool() {
        UUID holder = leila.value();
        assertThat(codes(user.asSystem(() -> units.open("PROD", holder, " ", "music", true))))
                .containsExactly("unit.name_missing");
        UUID unit = user.asSystem(() -> units.open("PROD", holder, "Basse & Co", "music", true))
                .orThrow()
                .value();
        assertThat(codes(user.as(SmallCoop.member(holder), () -> units.change(unit, "x".repeat(500), "music", false))))
                .containsExactly("unit.name_missing");
        assertThat(codes(user.as(SmallCoop.member(holder), () -> units.change(unit, "Basse & Co", "music", true))))
                .containsExactly("unit.share_first");
    }
}
