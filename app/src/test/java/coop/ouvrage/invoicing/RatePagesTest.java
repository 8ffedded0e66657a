package coop.ouvrage.invoicing;

import static coop.ouvrage.app.testing.Proof.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Finance takes the file of the central bank; others of the desk read the rates at most. */
@OuvrageTest(perMethod = true)
class RatePagesTest {

    private final Users users;
    private final BusinessTime time;
    private final MockMvc web;

    RatePagesTest(Users users, BusinessTime time, WebApplicationContext context) {
        this.users = users;
        this.time = time;
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void financeTakesAFileAndSeesItsRates() throws Exception {
        MockHttpSession finance = session(Role.FINANCE);
        assertThat(page(finance)).contains("No exchange rate is known");
        assertThat(send(finance, "").getStatus()).isEqualTo(422);
        assertThat(send(finance, "").getContentAsString()).contains("Choose a file");
        assertThat(send(finance, "nonsense").getContentAsString()).contains("no file of reference rates");
        assertThat(send(finance, "Date,USD\n" + time.today() + ",1.0801\n").getStatus())
                .isEqualTo(302);
        assertThat(page(finance)).contains("USD", "1.0801");
        String one = "/api/v1/exchange-rates/USD/" + time.today();
        assertThat(web.perform(get(one).session(finance))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("\"perEuro\":\"1.0801");
        assertThat(web.perform(post("/api/v1/exchange-rates")
                                .session(finance)
                                .with(csrf())
                                .header("Idempotency-Key", UUID.randomUUID().toString())
                                .contentType(MediaType.APPLICATION_OCTET_STREAM))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("exchange.file_missing");
    }

    @Test
    void onlyWhoImportsStatementsTakesRates() throws Exception {
        assertThat(page(session(Role.AUDITOR))).doesNotContain("type=\"file\"");
        assertThat(send(session(Role.AUDITOR), "Date,USD\n" + time.today() + ",1.0801\n")
                        .getStatus())
                .isEqualTo(404);
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

    private String page(MockHttpSession session) throws Exception {
        MockHttpServletResponse response =
                web.perform(get("/desk/rates").session(session)).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsString()).doesNotContain("[exchange.");
        return response.getContentAsString();
    }

    private MockHttpServletResponse send(MockHttpSession session, String file) throws Exception {
        return web.perform(multipart("/desk/rates")
                        .file(new MockMultipartFile(
                                "file", "eurofxref.csv", "text/csv", file.getBytes(StandardCharsets.UTF_8)))
                        .session(session)
                        .with(csrf())
                        .param("form_key", UUID.randomUUID().toString()))
                .andReturn()
                .getResponse();
    }
}
