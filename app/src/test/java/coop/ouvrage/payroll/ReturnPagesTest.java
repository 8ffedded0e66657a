package coop.ouvrage.payroll;

import static coop.ouvrage.app.testing.Proof.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.parties.NationalNumbers;
import coop.ouvrage.parties.PartyId;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Pages of returns, papers and premiums: two officers declare and pay, a worker takes a paper, nobody else sees it. */
@OuvrageTest(perMethod = true)
class ReturnPagesTest {

    private static final String DAY = "2026-11-18";

    private final WebApplicationContext context;
    private final MockMvc web;
    private final Users users;
    private final BusinessTime time;
    private final NationalNumbers numbers;
    private PayrollWorld world;
    private UUID worker = UUID.randomUUID();

    ReturnPagesTest(WebApplicationContext context, Users users, BusinessTime time, NationalNumbers numbers) {
        this.context = context;
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.users = users;
        this.time = time;
        this.numbers = numbers;
    }

    @BeforeEach
    void oneWage() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
        worker = world.worker("Maud");
        world.user.asSystem(() -> numbers.declare(new PartyId(worker), "900501102%02d".formatted(97 - 900501102L % 97))
                .orThrow());
        world.done(worker, ContractKind.EMPLOYEE, "3000.00", "1.55", LocalDate.parse(DAY));
        world.released();
        world.clock.freezeAt(LocalDateTime.parse("2027-01-05T09:00"));
    }

    private MockHttpSession enter(String login, UUID party, Role... roles) {
        UUID user = users.register(login + "@example.org", party, login, "en", Set.of(roles))
                .value();
        MockHttpSession session = new MockHttpSession();
        session.setAttribute("user", user.toString());
        session.setAttribute("proven", time.now().toEpochMilli());
        return session;
    }

    private MockHttpServletResponse open(MockHttpSession session, String path) throws Exception {
        return web.perform(get(path).session(session)).andReturn().getResponse();
    }

    private String page(MockHttpSession session, String path) throws Exception {
        MockHttpServletResponse response = open(session, path);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        String html = response.getContentAsString();
        assertThat(html).doesNotContain("[returns.", "[be.", "[refusal.", "[toast.");
        return html;
    }

    private MockHttpServletResponse send(MockHttpSession session, String path, Map<String, String> fields)
            throws Exception {
        MockHttpServletRequestBuilder request = post(path)
                .session(session)
                .with(csrf())
                .param("form_key", UUID.randomUUID().toString());
        fields.forEach(request::param);
        return web.perform(request).andReturn().getResponse();
    }

    private String made(MockHttpSession session, String kind) throws Exception {
        MockHttpServletResponse made =
                send(session, "/desk/returns", Map.of("entity", "PROD", "kind", kind, "day", DAY));
        assertThat(made.getStatus()).isEqualTo(302);
        return java.util.Objects.requireNonNull(made.getRedirectedUrl()).replaceAll("\\?.*", "");
    }

    @Test
    void twoOfficersDeclareAndPay() throws Exception {
        MockHttpSession first = enter("first", UUID.randomUUID(), Role.PAYROLL);
        MockHttpSession second = enter("second", UUID.randomUUID(), Role.PAYROLL);
        MockHttpSession finance = enter("finance", UUID.randomUUID(), Role.FINANCE);
        assertThat(page(first, "/desk/returns")).contains("DmfA", "Withholding tax", "Sheets 281.10", "2026-Q4");
        assertThat(page(finance, "/desk/returns/controls?entity=PROD&year=2026"))
                .contains("payslips and books say the same", "454", "4530");
        assertThat(open(finance, "/desk/returns/controls/export?entity=PROD&year=2026")
                        .getContentAsString())
                .contains("2026-11-01;454;");
        String dmfa = made(first, "be.dmfa");
        assertThat(page(first, dmfa)).contains("to confirm", "495", "It says what the books say", "2026-Q4");
        assertThat(page(finance, dmfa)).doesNotContain(dmfa + "/file\">");
        assertThat(open(finance, dmfa + "/file").getStatus()).isEqualTo(404);
        assertThat(open(first, dmfa + "/file").getContentAsString()).contains("<DmfAOriginal");
        assertThat(send(first, dmfa + "/file", Map.of("receipt", "R1")).getStatus())
                .isEqualTo(422);
        assertThat(send(second, dmfa + "/file", Map.of("receipt", "R1")).getStatus())
                .isEqualTo(302);
        assertThat(send(second, dmfa + "/payment", Map.of()).getStatus()).isEqualTo(422);
        assertThat(send(first, dmfa + "/account", Map.of("iban", "BE52679000088209", "source", "Letter"))
                        .getStatus())
                .isEqualTo(302);
        assertThat(send(second, dmfa + "/account/confirm", Map.of()).getStatus())
                .isEqualTo(302);
        assertThat(send(second, dmfa + "/payment", Map.of()).getStatus()).isEqualTo(302);
        assertThat(page(second, dmfa)).contains("/desk/batches/", "waits for release", "R1");
        assertThat(send(first, "/desk/returns", Map.of("entity", "PROD", "kind", "be.dmfa", "day", DAY))
                        .getContentAsString())
                .contains("Nothing has changed");
        assertThat(page(first, made(first, "be.withholding"))).contains("FINPROF");
        assertThat(page(first, made(first, "be.sheets_281_10"))).contains("Belcotax");
        assertThat(page(first, made(first, "be.social_balance"))).contains("full cost");
        assertThat(open(first, "/api/v1/returns").getContentAsString()).contains("\"kind\":\"be.dmfa\"");
        assertThat(open(first, "/api/v1/returns/due").getContentAsString()).contains("be.sheets_281_10");
        assertThat(open(first, "/desk/returns/" + UUID.randomUUID()).getStatus())
                .isEqualTo(404);
    }

    @Test
    void aWorkerTakesAPaperThatNobodyElseSees() throws Exception {
        MockHttpSession maud = enter("maud", worker, Role.MEMBER);
        MockHttpSession other = enter("other", UUID.randomUUID(), Role.MEMBER);
        MockHttpSession officer = enter("officer", UUID.randomUUID(), Role.PAYROLL);
        assertThat(page(maud, "/papers")).contains("Tax sheet 281.10", "Certificate of employment");
        MockHttpServletResponse taken = send(
                maud,
                "/papers",
                Map.of("kind", "be.sheet_281_10", "entity", "PROD", "subject", worker.toString(), "day", DAY));
        assertThat(taken.getStatus()).isEqualTo(302);
        String html = page(maud, "/papers");
        String paper = html.replaceAll("(?s).*href=\"(/papers/[0-9a-f-]{36})\".*", "$1");
        assertThat(open(maud, paper).getContentType()).isEqualTo("application/pdf");
        assertThat(open(other, paper).getStatus()).isEqualTo(404);
        assertThat(page(other, "/papers")).doesNotContain(paper);
        assertThat(open(officer, paper).getStatus()).isEqualTo(200);
        assertThat(page(officer, "/desk/papers?q=mau")).contains("/desk/papers/" + worker);
        assertThat(page(officer, "/desk/papers/" + worker)).contains("Accident at work", "Witnesses");
        assertThat(open(maud, "/api/v1/papers").getContentAsString()).contains("be.sheet_281_10");
    }

    /** Questions that were left open are named; what was answered stays, in the form that was sent. */
    @Test
    void aRefusedAccidentKeepsItsAnswersAndNamesWhatIsMissing() throws Exception {
        MockHttpSession officer = enter("officer", UUID.randomUUID(), Role.PAYROLL);
        String path = "/desk/papers/" + worker;
        String html = page(officer, path);
        String subject = html.replaceAll(
                "(?s).*value=\"be.accident\"><input type=\"hidden\" name=\"entity\" value=\"PROD\"><input type=\"hidden\""
                        + " name=\"subject\" value=\"([0-9a-f-]{36})\"><input type=\"hidden\" name=\"day\" value=\"([0-9-]{10})\".*",
                "$1 $2");
        MockHttpServletResponse refused = send(
                officer,
                path,
                Map.of(
                        "kind",
                        "be.accident",
                        "entity",
                        "PROD",
                        "subject",
                        subject.split(" ")[0],
                        "day",
                        subject.split(" ")[1],
                        "event",
                        "Slipped on the ramp"));
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString())
                .contains("<a href=\"#f-witness\">Witnesses</a>", "id=\"f-witness\"", "<details open>")
                .contains("value=\"Slipped on the ramp\"")
                .doesNotContain("#f-event");
    }

    @Test
    void financeDividesAPremiumAndAnotherReleasesIt() throws Exception {
        MockHttpSession first = enter("first", UUID.randomUUID(), Role.FINANCE);
        MockHttpSession second = enter("second", UUID.randomUUID(), Role.FINANCE);
        assertThat(send(first, "/desk/premiums", Map.of("entity", "PROD")).getStatus())
                .isEqualTo(422);
        MockHttpServletResponse made = send(
                first,
                "/desk/premiums",
                Map.of(
                        "entity",
                        "PROD",
                        "amount",
                        "1000",
                        "share",
                        "40",
                        "least",
                        "0",
                        "first",
                        "2026-01-01",
                        "last",
                        "2026-12-31",
                        "notice",
                        "Letter 1",
                        "decision",
                        "As the board decided",
                        "decided",
                        DAY));
        assertThat(made.getStatus()).isEqualTo(302);
        String path = java.util.Objects.requireNonNull(made.getRedirectedUrl()).replaceAll("\\?.*", "");
        assertThat(page(second, path)).contains("600", "400", "Cordes &amp; Co");
        assertThat(send(first, path + "/release", Map.of()).getStatus()).isEqualTo(422);
        assertThat(send(second, path + "/release", Map.of()).getStatus()).isEqualTo(302);
        assertThat(page(first, "/desk/premiums")).contains("booked");
    }
}
