package coop.ouvrage.sanctions;

import static coop.ouvrage.app.testing.Proof.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The page that takes the list of sanctions. */
@OuvrageTest
class SanctionsPageTest {

    private final MockMvc web;
    private final Users users;
    private final BusinessTime time;

    SanctionsPageTest(WebApplicationContext context, Users users, BusinessTime time) {
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.users = users;
        this.time = time;
    }

    @Test
    void aFormWithoutFileIsRefusedInWords() throws Exception {
        MockHttpSession support = session(Role.TEAM_ADMIN);
        MockHttpServletResponse answer = web.perform(multipart("/desk/sanctions")
                        .session(support)
                        .with(csrf())
                        .param("form_key", UUID.randomUUID().toString()))
                .andReturn()
                .getResponse();
        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).as("sanctions.file_missing").contains("Choose a file.");
        assertThat(web.perform(get("/desk/sanctions").session(session(Role.MEMBER)))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(403);
    }

    private MockHttpSession session(Role role) {
        MockHttpSession session = new MockHttpSession();
        String mail = UUID.randomUUID() + "@example.org";
        session.setAttribute(
                "user",
                users.register(mail, UUID.randomUUID(), "Inès", "en", Set.of(role))
                        .toString());
        session.setAttribute("proven", time.now().toEpochMilli());
        return session;
    }
}
