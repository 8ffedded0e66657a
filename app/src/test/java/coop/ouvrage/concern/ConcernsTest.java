package coop.ouvrage.concern;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.refusal.Outcome;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Anybody finds the mediation mailbox; what is urgent is read by the prevention adviser alone (J24). */
@OuvrageTest(perMethod = true)
class ConcernsTest {

    private final Concerns concerns;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final JdbcClient jdbc;
    private final WebApplicationContext context;

    private final Agreements agreements;
    private final ConcernFigures figures;
    private final BusinessClock clock;

    ConcernsTest(
            Concerns concerns,
            Agreements agreements,
            ConcernFigures figures,
            BusinessClock clock,
            SmallCoop coop,
            CurrentUser user,
            JdbcClient jdbc,
            WebApplicationContext context) {
        this.concerns = concerns;
        this.agreements = agreements;
        this.figures = figures;
        this.clock = clock;
        this.coop = coop;
        this.user = user;
        this.jdbc = jdbc;
        this.context = context;
    }

    private Outcome<Long> send(String happened, String about, @Nullable String email, boolean urgent) {
        return concerns.receive(
                "192.0.2.7", new Concerns.Words("nl", "", email, about, happened, "een gesprek", urgent));
    }

    @Test
    void anybodyFindsTheForm() throws Exception {
        var web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        assertThat(web.perform(get("/mediation")).andReturn().getResponse().getStatus())
                .isEqualTo(200);
        assertThat(web.perform(get("/login")).andReturn().getResponse().getContentAsString())
                .contains("/mediation");
    }

    @Test
    void aMessageIsTakenUpAndEnded() {
        assertThat(codes(send(" ", "", null, false)))
                .containsExactly("concern.happened_missing", "concern.about_missing");
        assertThat(codes(send("x".repeat(5_001), "een klant", null, false))).containsExactly("concern.too_long");
        send("Ze kwam niet opdagen.", "een klant", "an@voorbeeld.example", false)
                .orThrow();
        assertThat(jdbc.sql("select address from outgoing_message where text_key = 'concern.mail.received'")
                        .query(String.class)
                        .list())
                .containsExactly("an@voorbeeld.example");
        Actor officer = coop.officer(Role.TEAM_ADMIN);
        UUID id = user.as(officer, () -> concerns.all(0, 9)).getFirst().id();
        assertThat(codes(user.as(officer, () -> concerns.end(id, "x")))).containsExactly("concern.not_taken");
        user.as(
                officer,
                () -> concerns.take(id, Concern.Kind.CLIENT_MEMBER, false).orThrow());
        assertThat(codes(user.as(officer, () -> concerns.take(id, Concern.Kind.ETHICS, false))))
                .containsExactly("concern.taken");
        assertThat(codes(user.as(officer, () -> concerns.end(id, " ")))).containsExactly("concern.outcome_missing");
        user.as(officer, () -> concerns.end(id, "agreed on a new date").orThrow());
        assertThat(user.as(officer, () -> concerns.all(0, 9)).getFirst().isOpen())
                .isFalse();
    }

    @Test
    void anUrgentOneIsForThePreventionAdviserAlone() {
        send("Hij dreigde.", "iemand van het team", null, true).orThrow();
        Actor officer = coop.officer(Role.TEAM_ADMIN);
        Actor adviser = coop.officer(Role.PREVENTION);
        assertThat(user.as(officer, () -> concerns.all(0, 9))).isEmpty();
        UUID id = user.as(adviser, () -> concerns.all(0, 9)).getFirst().id();
        assertThatThrownBy(() -> user.as(officer, () -> concerns.take(id, Concern.Kind.SERVICE, false)))
                .isInstanceOf(AccessDenied.class);
        for (Role role : new Role[] {Role.ADMINISTRATOR, Role.AUDITOR, Role.FINANCE, Role.ADVISER}) {
            assertThatThrownBy(() -> user.as(coop.officer(role), () -> concerns.all(0, 9)))
                    .isInstanceOf(AccessDenied.class);
        }
        user.as(
                adviser,
                () -> concerns.take(id, Concern.Kind.DISCRIMINATION, false).orThrow());
    }

    @Test
    void whatProvesUrgentIsPassedOn() {
        send("Ze maakte grappen over mijn afkomst.", "een klant", null, false).orThrow();
        Actor officer = coop.officer(Role.TEAM_ADMIN);
        UUID id = user.as(officer, () -> concerns.all(0, 9)).getFirst().id();
        user.as(
                officer,
                () -> concerns.take(id, Concern.Kind.DISCRIMINATION, true).orThrow());
        assertThat(user.as(officer, () -> concerns.all(0, 9))).isEmpty();
        assertThat(user.as(coop.officer(Role.PREVENTION), () -> concerns.all(0, 9)))
                .hasSize(1);
    }

    @Test
    void bothSignOnTheirOwnLinkAndTheCaseEnds() {
        send("Ze betaalde niet voor de repetitie.", "Piet Peeters", "an@voorbeeld.example", false)
                .orThrow();
        Actor officer = coop.officer(Role.TEAM_ADMIN);
        UUID id = user.as(officer, () -> concerns.all(0, 9)).getFirst().id();
        var an = new Agreements.Party("An Maes", "an@voorbeeld.example", "nl");
        var piet = new Agreements.Party("Piet Peeters", "piet@voorbeeld.example", "fr");
        assertThat(codes(user.as(officer, () -> agreements.name(id, "Nora", true))))
                .containsExactly("concern.not_taken");
        user.as(
                officer,
                () -> concerns.take(id, Concern.Kind.CLIENT_MEMBER, false).orThrow());
        assertThat(codes(user.as(officer, () -> agreements.write(id, "Piet betaalt 50 EUR.", an, piet))))
                .containsExactly("concern.mediator_missing");
        assertThat(codes(user.as(officer, () -> agreements.name(id, "piet peeters", true))))
                .as("a side mediates in no case of its own")
                .containsExactly("concern.mediator_interested");
        assertThat(codes(user.as(officer, () -> agreements.name(id, "Nora Claes", false))))
                .containsExactly("concern.mediator_interested");
        user.as(officer, () -> agreements.name(id, "Nora Claes", true)).orThrow();
        assertThat(codes(user.as(officer, () -> agreements.write(id, " ", an, an))))
                .containsExactly("concern.agreement_missing", "concern.parties_missing");
        user.as(officer, () -> agreements.write(id, "Piet betaalt 60 EUR.", an, piet))
                .orThrow();
        String withdrawn = link("an@voorbeeld.example");
        user.as(officer, () -> agreements.write(id, "Piet betaalt 50 EUR tegen 1 december.", an, piet))
                .orThrow();
        assertThat(agreements.ofLink(withdrawn))
                .as("another text took its place")
                .isEmpty();
        assertThat(codes(agreements.sign(withdrawn, "An Maes", true))).containsExactly("concern.agreement_gone");

        String hers = link("an@voorbeeld.example");
        String his = link("piet@voorbeeld.example");
        assertThat(codes(agreements.sign(hers, " ", false))).containsExactly("concern.sign_name", "concern.sign_agree");
        assertThat(agreements.sign(hers, "An Maes", true).orThrow()).isFalse();
        assertThat(codes(agreements.sign(hers, "An Maes", true))).containsExactly("concern.agreement_gone");
        assertThat(user.as(officer, () -> concerns.all(0, 9)).getFirst().isOpen())
                .isTrue();
        assertThat(agreements.sign(his, "P. Peeters", true).orThrow()).isTrue();
        Concern ended = user.as(officer, () -> concerns.all(0, 9)).getFirst();
        assertThat(ended.isOpen()).isFalse();
        assertThat(ended.outcome()).isEqualTo("Overeenkomst door beide ondertekend");
        ConcernFigures.Year year = user.as(officer, figures::years).getFirst();
        assertThat(year).isEqualTo(new ConcernFigures.Year(2026, 1, 1, 0, 0, 1, 0, 0, 1, 0, 0));
    }

    /** Of the newest mail to this address. */
    private String link(String address) {
        String path =
                jdbc.sql("""
                select link from outgoing_message where address = :address and text_key = 'concern.mail.agreement'
                order by id desc limit 1""").param("address", address).query(String.class).single();
        return path.replaceAll(".*/", "");
    }

    @Test
    void whatStaysOpenSixtyDaysRisesWithoutItsWords() {
        send("Hij dreigde.", "iemand", null, true).orThrow();
        clock.passTo(LocalDate.of(2027, 1, 18));
        assertThat(risen()).isZero();
        clock.passTo(LocalDate.of(2027, 1, 20));
        assertThat(risen()).isEqualTo(1);
        assertThatThrownBy(() -> user.as(coop.officer(Role.ADMINISTRATOR), () -> concerns.all(0, 9)))
                .isInstanceOf(AccessDenied.class);
    }

    private int risen() {
        return jdbc.sql("select count(*) from worklist_item where kind = 'concern_old' and closed_at is null")
                .query(Integer.class)
                .single();
    }
}
