package coop.ouvrage.sales;

import static coop.ouvrage.app.testing.Proof.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The forms of an invoice and of a quote: nothing is chosen in advance, and what is missing is said before anything is sent. */
@OuvrageTest(perMethod = true)
class SaleFormPagesTest {

    private final Users users;
    private final SmallCoop coop;
    private final JdbcClient jdbc;
    private final BusinessClock clock;
    private final BusinessTime time;
    private final MockMvc web;
    private final MockHttpSession session = new MockHttpSession();

    private UUID unit = UUID.randomUUID();
    private UUID client = unit;

    SaleFormPagesTest(
            Users users,
            SmallCoop coop,
            JdbcClient jdbc,
            BusinessClock clock,
            BusinessTime time,
            WebApplicationContext context) {
        this.users = users;
        this.coop = coop;
        this.jdbc = jdbc;
        this.clock = clock;
        this.time = time;
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @BeforeEach
    void aHolderAndAClient() {
        UUID holder = UUID.randomUUID();
        unit = coop.unit(holder);
        client = coop.client(unit);
        coop.verified(client);
        UserId user = users.register("maud@example.org", holder, "Maud", "fr", Set.of(Role.MEMBER));
        session.setAttribute("user", user.value().toString());
    }

    @Test
    void noClientIsChosenInAdvance() throws Exception {
        for (String form : new String[] {"/sales/new", "/quotes/new"}) {
            assertThat(body(get("/units/" + unit + form), 200))
                    .as(form)
                    .contains("<option value=\"\" selected>Choisissez un client</option>");
        }
    }

    @Test
    void whatIsMissingIsNamedAboveTheForm() throws Exception {
        for (String form : new String[] {"/sales", "/quotes"}) {
            String answer = body(filled(form, Map.of("form", "FULL", "until", "2026-12-01")), 422);
            assertThat(answer)
                    .as(form)
                    .contains(
                            "<a href=\"#f-client\">Client\u00A0: Il manque une réponse ici.</a>",
                            "<a href=\"#f-what1\">Description\u00A0: Il manque une réponse ici.</a>");
        }
    }

    @Test
    void theCalculationAsksWhatTheSendingWouldAsk() throws Exception {
        Map<String, String> concert = Map.of(
                "client", client.toString(),
                "title", "Deux concerts",
                "language", "fr",
                "form", "FULL",
                "until", "2026-12-01",
                "what1", "Concert",
                "supply1", "PERFORMANCE",
                "quantity1", "2",
                "measure1", "C62",
                "price1", "400");
        assertThat(body(filled("/sales/preview", concert), 422)).contains("TVA réduite ou l’exemption", "848,00");
        assertThat(body(filled("/quotes/preview", concert), 422)).contains("TVA réduite ou l’exemption");
    }

    @Test
    void aPublicBodyIsAskedForItsReferenceInTheWordsOfAnInvoice() throws Exception {
        jdbc.sql("update client set kind = 'PUBLIC_BODY'").update();
        Map<String, String> work = Map.of(
                "client", client.toString(),
                "title", "Affiches",
                "language", "fr",
                "form", "FULL",
                "what1", "Affiches",
                "supply1", "SERVICE",
                "quantity1", "1",
                "measure1", "C62",
                "price1", "400");
        assertThat(body(filled("/sales/preview", work), 422))
                .contains("<a href=\"#f-reference\">Un organisme public refuse une facture")
                .doesNotContain("dans le devis");
    }

    @Test
    void aQuoteWhoseDayIsPastAsksForALaterOneAndNotToBeSent() throws Exception {
        Map<String, String> work = Map.of(
                "client", client.toString(),
                "title", "Affiches",
                "language", "fr",
                "currency", "EUR",
                "until", time.today().toString(),
                "what1", "Affiches",
                "supply1", "SERVICE",
                "quantity1", "1",
                "measure1", "C62",
                "price1", "400");
        MockHttpServletResponse kept = web.perform(filled("/quotes", work).session(session))
                .andReturn()
                .getResponse();
        String offer = Objects.requireNonNull(kept.getRedirectedUrl()).replaceFirst("\\?.*", "");
        assertThat(body(get(offer), 200)).contains(offer + "/send\"");
        clock.freezeAt(time.today().plusDays(1).atTime(9, 0));
        assertThat(body(get(offer), 200))
                .contains("Le jour de validité est passé", offer + "/edit")
                .doesNotContain(offer + "/send\"");
    }

    private MockHttpServletRequestBuilder filled(String form, Map<String, String> typed) {
        var request = post("/units/" + unit + form).with(csrf()).param("form_key", form);
        typed.forEach(request::param);
        return request;
    }

    private String body(MockHttpServletRequestBuilder request, int status) throws Exception {
        MockHttpServletResponse response =
                web.perform(request.session(session)).andReturn().getResponse();
        assertThat(response.getStatus()).isEqualTo(status);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }
}
