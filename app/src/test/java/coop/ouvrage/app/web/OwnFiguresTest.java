package coop.ouvrage.app.web;

import static coop.ouvrage.app.testing.Proof.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Told;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.legislation.Legislation;
import coop.ouvrage.legislation.Mark;
import coop.ouvrage.legislation.OwnFigure;
import coop.ouvrage.legislation.OwnFigures;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The co-operative sets a figure of the law: one proposes, another puts in force, wages follow. */
@OuvrageTest
class OwnFiguresTest {

    private static final String QUOTA = "social_security/student_quota_hours";
    private static final LocalDate FIRST = LocalDate.of(2031, 1, 1);
    private static final LocalDate LATER = LocalDate.of(2031, 6, 1);

    private final MockMvc web;
    private final Users users;
    private final BusinessTime time;
    private final CurrentUser user;
    private final OwnFigures figures;
    private final Legislation legislation;
    private final UserId first;
    private final UserId second;

    OwnFiguresTest(
            WebApplicationContext context,
            Users users,
            BusinessTime time,
            CurrentUser user,
            OwnFigures figures,
            Legislation legislation) {
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.users = users;
        this.time = time;
        this.user = user;
        this.figures = figures;
        this.legislation = legislation;
        this.first = officer(Role.PAYROLL);
        this.second = officer(Role.ADMINISTRATOR);
    }

    @AfterEach
    void takeBack() {
        user.as(actor(second), () -> figures.of(QUOTA).forEach(figure -> figures.withdraw(figure.id())));
        assertThat(quota()).isEqualTo("650");
    }

    @Test
    void aSecondPersonPutsInForceWhatOneProposes() throws Exception {
        MockHttpServletResponse sent = send(first, "", Map.of("cell/", "700", "from", "2031-01-01"));
        assertThat(sent.getStatus()).isEqualTo(302);
        assertThat(quota()).isEqualTo("650");
        UUID id = user.as(actor(first), () -> figures.waiting()).getFirst().id();

        assertThat(send(first, "/figures/" + id + "/force", Map.of()).getContentAsString())
                .contains(Told.of("legislation.own_proposal"));
        assertThat(open(second)).contains("700", "Put in force", "waits for a second person");
        assertThat(send(second, "/figures/" + id + "/force", Map.of()).getStatus())
                .isEqualTo(302);
        assertThat(quota()).isEqualTo("700");
        assertThat(legislation.on(FIRST.minusDays(1)).figure(QUOTA).value()).isEqualByComparingTo("650");
        assertThat(legislation.on(LATER).figure(QUOTA).citation().sources()).containsExactly("own:" + id);
        assertThat(open(second)).contains("Letter of the office", "set by the co-operative");

        assertThat(force(second, id)).isEqualTo("legislation.not_waiting");
        assertThat(send(first, "/figures/" + id + "/withdraw", Map.of()).getStatus())
                .isEqualTo(422);
        assertThat(send(second, "/figures/" + id + "/withdraw", Map.of()).getStatus())
                .isEqualTo(302);
        assertThat(quota()).isEqualTo("650");
    }

    @Test
    void aLaterDecisionForTheSameDayReplacesTheFirst() {
        UUID one = decided("660");
        UUID other = decided("670");
        assertThat(quota()).isEqualTo("670");
        assertThat(user.as(actor(first), () -> figures.of(QUOTA)))
                .filteredOn(figure -> figure.id().equals(one) || figure.id().equals(other))
                .extracting(OwnFigure::state)
                .containsExactly(OwnFigure.State.IN_FORCE, OwnFigure.State.REPLACED);
    }

    @Test
    void whatIsMissingOrWrongIsTold() throws Exception {
        MockHttpServletResponse refused = send(
                first,
                "",
                Map.of("cell/", "many", "from", "", "until", "", "source", "", "url", "javascript:alert(1)"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains(
                        "“many” is not a number",
                        Told.of("legislation.day_missing"),
                        Told.of("legislation.source_missing"),
                        Told.of("legislation.no_address", Map.of("text", "javascript:alert(1)")));
        assertThat(user.as(actor(first), () -> figures.propose(draft("no/such", "1", Mark.V1)))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("legislation.unknown_parameter");
        assertThat(user.as(actor(first), () -> figures.propose(draft(QUOTA, "1", Mark.MEM)))
                        .refusals())
                .extracting(Refusal::code)
                .containsExactly("legislation.mark_missing");
        assertThat(send(first, "", Map.of("cell/", "1", "from", "2031-01-01", "until", "2030-01-01"))
                        .getContentAsString())
                .contains("lies before the first");
        OwnFigures.Draft backwards = new OwnFigures.Draft(
                QUOTA, FIRST, FIRST.minusDays(1), Map.of("", "700"), "A circular", "", "", Mark.V1, "");
        assertThat(user.as(actor(first), () -> figures.propose(backwards)).refusals())
                .extracting(Refusal::code)
                .containsExactly("legislation.ends_before");
    }

    @Test
    void onlyPayAndAdministratorsSetFigures() throws Exception {
        assertThat(open(officer(Role.AUDITOR))).doesNotContain("Set or confirm a value");
        assertThat(send(officer(Role.AUDITOR), "", Map.of("cell/", "1", "from", "2031-01-01"))
                        .getStatus())
                .isEqualTo(404);
        assertThat(user.as(actor(first), () -> figures.waiting())).isEmpty();
    }

    private String quota() {
        return legislation.on(LATER).figure(QUOTA).value().toPlainString();
    }

    private UUID decided(String hours) {
        UUID id = user.as(actor(first), () -> figures.propose(draft(QUOTA, hours, Mark.V1)))
                .orThrow();
        assertThat(force(second, id)).isEmpty();
        return id;
    }

    private String force(UserId who, UUID id) {
        Outcome<OwnFigure> outcome = user.as(actor(who), () -> figures.putInForce(id));
        return outcome.refusals().stream().map(Refusal::code).findFirst().orElse("");
    }

    private static OwnFigures.Draft draft(String parameter, String value, Mark mark) {
        return new OwnFigures.Draft(parameter, FIRST, null, Map.of("", value), "A circular", "", "", mark, "");
    }

    private Actor actor(UserId who) {
        return users.actor(who, time.now()).orElseThrow();
    }

    private UserId officer(Role role) {
        return users.register(
                role + "-" + UUID.randomUUID() + "@example.org", UUID.randomUUID(), "Jo", "en", Set.of(role));
    }

    private MockHttpSession session(UserId who) {
        MockHttpSession session = new MockHttpSession();
        session.setAttribute("user", who.value().toString());
        session.setAttribute("proven", time.now().toEpochMilli());
        return session;
    }

    private String open(UserId who) throws Exception {
        return web.perform(get("/desk/legislation/" + QUOTA).session(session(who)))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private MockHttpServletResponse send(UserId who, String path, Map<String, String> fields) throws Exception {
        var request = post("/desk/legislation/" + QUOTA + path)
                .session(session(who))
                .with(csrf())
                .param("form_key", UUID.randomUUID().toString());
        if (path.isEmpty()) {
            Map<String, String> all = new java.util.HashMap<>(Map.of("source", "Letter of the office", "mark", "V1"));
            all.putAll(fields);
            all.forEach(request::param);
        }
        return web.perform(request).andReturn().getResponse();
    }
}
