package coop.ouvrage.royalties;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Proof;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.SaleFixture;
import coop.ouvrage.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/** Author's rights as holder, author and finance meet them, on pages and by the programming interface. */
@OuvrageTest(perMethod = true, at = "2025-06-02T09:00")
@Import({SaleFixture.class, RightsFixture.class})
@TestPropertySource(properties = "ouvrage.invoicing.timer=false")
class RoyaltyPagesTest {

    private final RightsFixture rights;
    private final Concessions concessions;
    private final RoyaltyReading reading;
    private final Users users;
    private final WebApplicationContext context;
    private final JsonMapper json = JsonMapper.builder().build();

    RoyaltyPagesTest(
            RightsFixture rights,
            Concessions concessions,
            RoyaltyReading reading,
            Users users,
            WebApplicationContext context) {
        this.rights = rights;
        this.concessions = concessions;
        this.reading = reading;
        this.users = users;
        this.context = context;
    }

    @Test
    void fromTheInvoiceToTheStatement() throws Exception {
        UUID unit = rights.unit("3000.00");
        UUID holder = rights.holder(unit);
        UUID nour = rights.author("Nour");
        Invoice invoice = rights.sold(unit, "1000.00", "1000.00");
        MockHttpSession member = session("maud", holder, Role.MEMBER);
        assertThat(shown(member, "/royalties")).contains(invoice.number(), "/royalties/new?invoice=" + invoice.id());
        assertThat(shown(member, "/royalties/new?invoice=" + invoice.id() + "&unit=" + unit))
                .contains("value=\"100\"");

        MockHttpServletResponse refused = proposed(member, unit, invoice, "nobody@example.org");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString(StandardCharsets.UTF_8))
                .as("no page gives a file back")
                .contains("Choose the file “page.png” again");
        assertThat(proposed(member, unit, invoice, "nour@example.org").getRedirectedUrl())
                .startsWith("/royalties");
        Concession made = rights.as(holder, Role.MEMBER, reading::mine).getFirst();
        assertThat(made.royalties()).extracting(Royalty::author).containsExactly(holder, nour);
        assertThat(shown(member, "/royalties")).contains("Affiche");
        assertThat(answer(member, get("/desk/royalties")).getStatus())
                .as("no officer")
                .isEqualTo(403);

        MockHttpSession finance = session("finance", UUID.randomUUID(), Role.FINANCE);
        String desk = "/desk/royalties/" + made.id();
        assertThat(shown(finance, desk)).contains(desk + "/approve");
        assertThat(answer(finance, post(desk + "/refuse").param("reason", " ")).getStatus())
                .isEqualTo(422);
        assertThat(answer(finance, post(desk + "/approve")).getRedirectedUrl()).startsWith(desk);
        assertThat(shown(finance, desk)).contains("/desk/returns");
        assertThat(shown(finance, "/desk/royalties?year=2025")).contains("281.45", "Nour");
        assertThat(answer(finance, get("/desk/royalties?year=2025&format=csv")).getContentAsString())
                .contains("300.00", "277.50");

        MockHttpSession author = session("nour", nour, Role.MEMBER);
        String statement = "/royalties/statements/" + made.royalties().get(1).id();
        assertThat(shown(author, statement)).contains("277", "0.15", made.pageName());
        assertThat(answer(author, get("/royalties/" + made.id() + "/page")).getContentType())
                .isEqualTo("image/png");
        MockHttpSession stranger = session("basile", rights.stranger("Basile"), Role.MEMBER);
        assertThat(answer(stranger, get(statement)).getStatus()).isEqualTo(404);
        byApi(unit, invoice, member, finance, nour);
    }

    @Test
    void whatEndsSoonIsRenewedWithItsTerms() throws Exception {
        UUID unit = rights.unit("3000.00");
        UUID holder = rights.holder(unit);
        UUID zoe = rights.author("Zoe");
        Invoice invoice = rights.sold(unit, "1000.00", "1000.00");
        MockHttpSession member = session("maud2", holder, Role.MEMBER);
        ConcessionDraft draft =
                rights.draft(invoice, unit, "300.00", RightsFixture.part(holder, "60"), RightsFixture.part(zoe, "40"));
        ConcessionId soon = approved(holder, until(draft, "Dessin", LocalDate.of(2025, 7, 1)));
        ConcessionId later = approved(holder, until(draft, "Collage", LocalDate.of(2026, 7, 1)));
        assertThat(shown(member, "/royalties")).contains("renews=" + soon).doesNotContain("renews=" + later);
        assertThat(shown(member, "/royalties/new?invoice=" + invoice.id() + "&unit=" + unit + "&renews=" + soon))
                .contains("value=\"Dessin\"", "value=\"2025-07-02\"", "value=\"60\"")
                .contains("value=\"zoe@example.org\"", "value=\"40\"");
        MockHttpSession stranger = session("basile2", rights.stranger("Aurel"), Role.MEMBER);
        assertThat(answer(stranger, get("/royalties/new?invoice=" + invoice.id() + "&unit=" + unit + "&renews=" + soon))
                        .getStatus())
                .isEqualTo(404);
    }

    private static ConcessionDraft until(ConcessionDraft draft, String work, LocalDate until) {
        return new ConcessionDraft(
                draft.unit(),
                draft.invoice(),
                draft.authors(),
                work,
                draft.uses(),
                draft.territory(),
                draft.exclusive(),
                draft.from(),
                until,
                draft.gross());
    }

    private ConcessionId approved(UUID holder, ConcessionDraft draft) {
        ConcessionId id = rights.as(
                        holder, Role.MEMBER, () -> concessions.propose(draft, RightsFixture.picture(), "page.png"))
                .orThrow();
        return rights.officer(() -> concessions.approve(id)).orThrow();
    }

    private void byApi(UUID unit, Invoice invoice, MockHttpSession member, MockHttpSession finance, UUID nour)
            throws Exception {
        String body = json.writeValueAsString(Map.ofEntries(
                Map.entry("unit", unit),
                Map.entry("invoice", invoice.id().value()),
                Map.entry("authors", new Object[] {Map.of("author", nour, "percent", "100")}),
                Map.entry("work", "Affiche d’hiver"),
                Map.entry("uses", "affiche"),
                Map.entry("territory", "Belgique"),
                Map.entry("exclusive", false),
                Map.entry("from", "2025-06-02"),
                Map.entry("gross", "10.00"),
                Map.entry("pageName", "page.png"),
                Map.entry("page", Base64.getEncoder().encodeToString(RightsFixture.picture()))));
        MockHttpServletResponse made = answer(
                member,
                post("/api/v1/royalties")
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType(MediaType.APPLICATION_JSON)
                        .content(body));
        assertThat(made.getStatus()).as(made.getContentAsString()).isEqualTo(201);
        String id = json.readTree(made.getContentAsString()).get("id").asString();
        assertThat(answer(member, get("/api/v1/royalties")).getContentAsString())
                .contains(id);
        assertThat(answer(
                                finance,
                                post("/api/v1/royalties/" + id + "/refusal")
                                        .header(
                                                "Idempotency-Key",
                                                UUID.randomUUID().toString())
                                        .contentType(MediaType.APPLICATION_JSON)
                                        .content("{\"reason\":\"double\"}"))
                        .getContentAsString())
                .contains("REFUSED");
        assertThat(answer(finance, get("/api/v1/royalties/years/2025")).getContentAsString())
                .contains("277.50");
    }

    private MockHttpServletResponse proposed(MockHttpSession member, UUID unit, Invoice invoice, String other)
            throws Exception {
        return answer(
                member,
                multipart("/royalties")
                        .file(new MockMultipartFile("signed_page", "page.png", "image/png", RightsFixture.picture()))
                        .param("unit", unit.toString())
                        .param("invoice", invoice.id().toString())
                        .param("work", "Affiche d’été")
                        .param("uses", "affiche et site")
                        .param("territory", "Belgique")
                        .param("from", "2025-06-02")
                        .param("until", "")
                        .param("gross", Money.of("600.00").toString())
                        .param("share_0", "50")
                        .param("email_1", other)
                        .param("share_1", "50"));
    }

    private MockHttpSession session(String name, UUID party, Role role) {
        MockHttpSession session = new MockHttpSession();
        session.setAttribute(
                "user",
                users.register(name + "@example.net", party, name, "en", Set.of(role))
                        .value()
                        .toString());
        session.setAttribute("proven", rights.time().now().toEpochMilli());
        return session;
    }

    private String shown(MockHttpSession session, String path) throws Exception {
        MockHttpServletResponse answer = answer(session, get(path));
        assertThat(answer.getStatus()).as(path).isEqualTo(200);
        String page = answer.getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).as(path).doesNotContain("[royalties", "[step", "[desk", "[portal");
        return page;
    }

    private MockHttpServletResponse answer(MockHttpSession session, AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        return MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build()
                .perform(request.session(session).with(Proof.csrf()))
                .andReturn()
                .getResponse();
    }
}
