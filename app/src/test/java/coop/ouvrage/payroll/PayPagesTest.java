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
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Pages and API of pay: the worker reads each line, two officers release, nobody else sees a net. */
@OuvrageTest(perMethod = true)
class PayPagesTest {

    private final WebApplicationContext context;
    private final MockMvc web;
    private final Users users;
    private final BusinessTime time;
    private PayrollWorld world;
    private UUID worker = UUID.randomUUID();

    PayPagesTest(WebApplicationContext context, Users users, BusinessTime time) {
        this.context = context;
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.users = users;
        this.time = time;
    }

    @BeforeEach
    void oneWage() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
        worker = world.worker("Maud");
        world.done(worker, ContractKind.EMPLOYEE, "564.51", "1.55", LocalDate.of(2026, 11, 18));
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

    private MockHttpServletResponse send(MockHttpSession session, String path) throws Exception {
        return web.perform(post(path)
                        .session(session)
                        .with(csrf())
                        .param("form_key", UUID.randomUUID().toString()))
                .andReturn()
                .getResponse();
    }

    /** What was paid too much is on nobody's account on any day. */
    @Test
    void aSlipInFavourOfTheEmployerPromisesNoDay() throws Exception {
        UUID ben = world.worker("Ben");
        var contract = world.done(ben, ContractKind.EMPLOYEE, "800.00", "1.55", LocalDate.of(2026, 11, 18));
        world.released();
        world.correct(contract, "500.00", LocalDate.of(2026, 11, 18), LocalDate.of(2026, 11, 19));
        world.released();
        PayslipId id = world.of(ben).stream()
                .filter(slip -> slip.totals().net().isNegative() && !slip.isDeparture())
                .findFirst()
                .orElseThrow()
                .id();
        MockHttpSession session = enter("ben", ben, Role.MEMBER);
        assertThat(open(session, "/payslips/" + id).getContentAsString())
                .contains("in favour of the employer")
                .doesNotContain("on Friday");
        assertThat(text(open(session, "/payslips/" + id + "/paper").getContentAsByteArray()))
                .contains("en faveur de l’employeur")
                .doesNotContain("sur le compte le");
    }

    @Test
    void twoOfficersReleaseAndTheWorkerReadsEveryLine() throws Exception {
        MockHttpSession first = enter("first", UUID.randomUUID(), Role.PAYROLL);
        MockHttpSession second = enter("second", UUID.randomUUID(), Role.FINANCE);
        MockHttpSession maud = enter("maud", worker, Role.MEMBER);
        MockHttpSession holder = enter("holder", UUID.randomUUID(), Role.MEMBER);

        assertThat(send(first, "/desk/payruns/prepare").getStatus()).isEqualTo(302);
        PayRun run = world.user.asSystem(() -> world.runs.runs(0, 1)).getFirst();
        String path = "/desk/payruns/" + run.id();
        assertThat(open(first, path).getContentAsString()).contains("564.51");
        assertThat(send(first, path + "/release").getStatus()).isEqualTo(422);
        MockHttpServletResponse totals = open(second, path);
        assertThat(totals.getStatus()).isEqualTo(200);
        assertThat(totals.getContentAsString()).doesNotContain("Maud");
        assertThat(send(second, path + "/release").getStatus()).isEqualTo(302);
        assertThat(open(first, "/desk/payruns").getContentAsString()).contains("Released");

        PayslipId id = world.of(worker).getFirst().id();
        assertThat(open(maud, "/payslips").getContentAsString()).contains("/payslips/" + id);
        MockHttpServletResponse page = open(maud, "/payslips/" + id);
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("13.07", "73.78", "Employee contribution to social security", "874.99", "unverified")
                .contains("Why 0.00", "counted as if it came twelve times", "nothing is withheld")
                .contains("taxed alone, no dependants (on 1 January 2026)", "/profile/family")
                .doesNotContain("[payroll.", "[line.", "[legislation.", "[why.");
        MockHttpServletResponse paper = open(maud, "/payslips/" + id + "/paper");
        assertThat(paper.getContentType()).isEqualTo("application/pdf");
        assertThat(text(paper.getContentAsByteArray()))
                .as("the basis of pay by the hour; figures that were not verified, in words")
                .contains("74,28\u202f€ brut", "fonds de fermeture")
                .doesNotContain("social_security/", "holiday_pay/", "withholding_tax/");
        assertThat(open(maud, "/payslips").getContentAsString()).contains("Holiday pay on departure");
        assertThat(open(holder, "/payslips/" + id).getStatus()).isEqualTo(404);
        assertThat(open(holder, "/payslips/" + id + "/paper").getStatus()).isEqualTo(404);
        assertThat(open(holder, path).getStatus()).isIn(403, 404);
        assertThat(open(maud, "/api/v1/payslips").getContentAsString()).contains("\"gross\":\"564.51\"");
        assertThat(open(maud, "/api/v1/payslips/" + id).getContentAsString()).contains("be.employee_contribution");
        assertThat(open(holder, "/api/v1/payslips/" + id).getStatus()).isEqualTo(404);
        assertThat(open(second, "/api/v1/payruns").getContentAsString()).contains("RELEASED");
    }

    @Test
    void aWageThatIsLateStaysInSightUntilTheBankHasPaidIt() throws Exception {
        MockHttpSession maud = enter("maud", worker, Role.MEMBER);
        assertThat(open(maud, "/home").getContentAsString())
                .contains("<time datetime=\"2026-11-27\">")
                .doesNotContain("late, payroll knows");
        world.clock.freezeAt(LocalDateTime.of(2026, 12, 1, 9, 0));
        assertThat(open(maud, "/home").getContentAsString())
                .contains("promised for Friday 27 November: late, payroll knows");
        world.released();
        PayslipId id = world.of(worker).stream()
                .filter(payslip -> !payslip.isDeparture())
                .findFirst()
                .orElseThrow()
                .id();
        assertThat(open(maud, "/home").getContentAsString())
                .contains("promised for Friday 27 November: late", "/payslips/" + id)
                .contains("<time datetime=\"2026-12-03\">");
        world.jdbc
                .sql("update wage_payment set state = 'PAID', paid_on = '2026-12-03'")
                .update();
        assertThat(open(maud, "/home").getContentAsString()).doesNotContain("/payslips/" + id);
    }

    /** Said as still to come only while it is, and as received only when the bank's statement says so. */
    @Test
    void aSlipSpeaksOfItsMoneyInTheTimeInWhichItIs() throws Exception {
        MockHttpSession maud = enter("maud", worker, Role.MEMBER);
        world.released();
        String slip = "/payslips/"
                + world.of(worker).stream()
                        .filter(payslip -> !payslip.isDeparture())
                        .findFirst()
                        .orElseThrow()
                        .id();
        assertThat(open(maud, slip).getContentAsString()).contains("<h1>You receive");
        world.clock.freezeAt(LocalDateTime.of(2026, 12, 5, 9, 0));
        assertThat(open(maud, slip).getContentAsString())
                .as("the bank has said nothing yet")
                .contains("<h1>Net ")
                .doesNotContain("You receive");
        world.jdbc
                .sql("update wage_payment set state = 'PAID', paid_on = '2026-11-30'")
                .update();
        assertThat(open(maud, slip).getContentAsString())
                .contains("<h1>You received", "Monday 30 November, 5 days ago");
        world.jdbc
                .sql("update wage_payment set state = 'RETURNED', paid_on = null, returned_on = '2026-12-01'")
                .update();
        assertThat(open(maud, slip).getContentAsString())
                .contains("is owed to you")
                .doesNotContain("You receive");
    }

    private static String text(byte[] pdf) throws java.io.IOException {
        try (var document = org.apache.pdfbox.Loader.loadPDF(pdf)) {
            return new org.apache.pdfbox.text.PDFTextStripper().getText(document);
        }
    }
}
