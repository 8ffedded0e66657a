package coop.ouvrage.concern;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Proof;
import coop.ouvrage.calendar.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What the board takes away from the mediation mailbox: counts by year, no name and no word. */
@OuvrageTest(perMethod = true)
class ConcernExportTest {

    private final Concerns concerns;
    private final MockMvc web;
    private final Users users;
    private final BusinessTime time;

    ConcernExportTest(Concerns concerns, WebApplicationContext context, Users users, BusinessTime time) {
        this.concerns = concerns;
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.users = users;
        this.time = time;
    }

    @Test
    void theYearsAreATableWithoutAName() throws Exception {
        send("Piet Peeters", false);
        send("iemand van het team", true);
        MockHttpServletResponse csv = export(Role.TEAM_ADMIN, "csv");
        assertThat(csv.getContentType()).startsWith("text/csv");
        String text = csv.getContentAsString(StandardCharsets.UTF_8);
        List<String> lines = text.lines().toList();
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst().split(";"))
                .hasSize(11)
                .noneMatch(column -> column.isBlank() || column.contains("concern."));
        assertThat(lines.getLast()).as("urgent ones are counted too").startsWith("2026;2;0;");
        assertThat(text).doesNotContain("Peeters", "repetitie", "voorbeeld.example");
        assertThat(new String(export(Role.PREVENTION, "xlsx").getContentAsByteArray(), StandardCharsets.ISO_8859_1))
                .startsWith("PK");
    }

    @Test
    void nobodyElseTakesItAway() throws Exception {
        for (Role role : new Role[] {Role.MEMBER, Role.ADVISER, Role.FINANCE, Role.AUDITOR, Role.ADMINISTRATOR}) {
            assertThat(export(role, "csv").getStatus()).as(role.name()).isIn(403, 404);
        }
    }

    @Test
    void whatWasRefusedStaysAsItWasTyped() throws Exception {
        send("Piet Peeters", false);
        MockHttpSession officer = session(Role.TEAM_ADMIN);
        String page = web.perform(get("/desk/concerns").session(officer))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        String concern = page.replaceAll("(?s).*action=\"/desk/concerns/([0-9a-f-]{36})/take\".*", "$1");
        post(officer, concern, "take", "kind", "SERVICE");
        MockHttpServletResponse refused = post(officer, concern, "mediator", "mediator", "Nora Claes");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8)).contains("value=\"Nora Claes\"");
    }

    private MockHttpServletResponse post(
            MockHttpSession officer, String concern, String act, String field, String value) throws Exception {
        return web.perform(MockMvcRequestBuilders.post("/desk/concerns/" + concern + "/" + act)
                        .session(officer)
                        .with(Proof.csrf())
                        .param("form_key", UUID.randomUUID().toString())
                        .param("concern", concern)
                        .param(field, value))
                .andReturn()
                .getResponse();
    }

    private void send(String about, boolean urgent) {
        concerns.receive(
                        "192.0.2.7",
                        new Concerns.Words(
                                "nl", "", "an@voorbeeld.example", about, "Geen geld voor de repetitie.", "", urgent))
                .orThrow();
    }

    private MockHttpServletResponse export(Role role, String format) throws Exception {
        return web.perform(get("/desk/concerns/export").param("format", format).session(session(role)))
                .andReturn()
                .getResponse();
    }

    private MockHttpSession session(Role role) {
        MockHttpSession session = new MockHttpSession();
        session.setAttribute(
                "user",
                users.register(UUID.randomUUID() + "@example.org", UUID.randomUUID(), "Inès", "nl", Set.of(role))
                        .toString());
        session.setAttribute("proven", time.now().toEpochMilli());
        return session;
    }
}
