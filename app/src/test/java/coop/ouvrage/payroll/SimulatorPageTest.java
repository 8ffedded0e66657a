package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Told;
import coop.ouvrage.words.Texts;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The simulator, as a stranger opens it. */
@OuvrageTest
class SimulatorPageTest {

    private static final String JOB =
            "/simulator?goal=price&amount=1000&costs=60&kind=EMPLOYEE&day=2026-11-18&days=1&hours=7.6&partner=NONE&children=0&age=30";

    private final MockMvc web;
    private final Texts texts;

    SimulatorPageTest(WebApplicationContext context, Texts texts) {
        this.texts = texts;
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @Test
    void aStrangerSeesTheFormInFourLanguages() throws Exception {
        assertThat(open("/simulator?lang=en").getContentAsString()).contains("What is left of it?");
        assertThat(open("/simulator?lang=fr").getContentAsString()).contains("Que reste-t-il");
        assertThat(open("/simulator?lang=nl").getContentAsString()).contains("Wat blijft er over?");
        assertThat(open("/simulator?lang=de").getContentAsString()).contains("Was bleibt");
    }

    @Test
    void theWholeWayWithItsSources() throws Exception {
        String page = open(JOB + "&lang=en").getContentAsString();
        assertThat(page)
                .contains("value=\"490.73\"", "value=\"564.51\"", "value=\"-65.00\"", "13.07")
                .contains("id=\"be-employee_contribution\"", "#be-employee_contribution")
                .contains("Odoo Belgian payroll localisation", "Minimum wage respected")
                .contains("href=\"/simulator?goal=price&amp;amount=1000");
    }

    @Test
    void theLinkOpensTheSameAnswerInAnotherLanguage() throws Exception {
        assertThat(open(JOB + "&lang=nl").getContentAsString()).contains("value=\"490.73\"", "amount=1000");
    }

    @Test
    void backFromANetToItsPrice() throws Exception {
        assertThat(open(JOB.replace("goal=price&amount=1000", "goal=net&amount=490.73"))
                        .getContentAsString())
                .contains("value=\"1000.00\"");
        assertThat(open(JOB.replace("goal=price&amount=1000", "goal=budget&amount=875"))
                        .getContentAsString())
                .contains("value=\"490.73\"");
    }

    @Test
    void everyKindOfContractAnswers() throws Exception {
        for (String kind : List.of("EMPLOYEE", "ARTIST", "STUDENT", "MANUAL_WORKER")) {
            assertThat(open(JOB.replace("EMPLOYEE", kind)).getStatus()).as(kind).isEqualTo(200);
        }
        assertThat(open(JOB.replace("EMPLOYEE", "NOBODY")).getStatus()).isEqualTo(422);
    }

    @Test
    void aLastingMonthAndAgencyWorkSayWhatTheyRestOn() throws Exception {
        String lasting = JOB.replace("goal=price&amount=1000", "goal=gross&amount=3200&work=LASTING&week=38");
        assertThat(open(lasting + "&lang=en").getContentAsString())
                .contains("The same pay each month", "value=\"3200.00\"", "work=LASTING&amp;week=38");
        assertThat(open(JOB + "&work=AGENCY&lang=en").getContentAsString())
                .contains("what comes on top", "Social fund for agency workers", "value=\"490.73\"");
        assertThat(open(lasting.replace("2026-11-18", "2027-01-18")).getStatus())
                .as("no law of 2027 is known: refused, never guessed")
                .isEqualTo(422);
        assertThat(open(lasting.replace("EMPLOYEE", "STUDENT") + "&lang=en").getStatus())
                .isEqualTo(422);
    }

    /** The form is not printed: a paper that did not say for whom and for when its figures hold said nothing. */
    @Test
    void onPaperTheAnswerSaysWhatWasAsked() throws Exception {
        String asked = JOB.replace("EMPLOYEE", "ARTIST") + "&lang=en&month_gross=100&month_hours=8";
        String page = open(asked).getContentAsString();
        String printed = page.substring(page.indexOf("only-print"), page.indexOf("class=\"answer\""));
        assertThat(printed)
                .contains(
                        "Artist",
                        "for some days",
                        "18/11/2026",
                        "Single",
                        "Ordinary formula",
                        "Gross already paid",
                        ">100 (")
                .doesNotContain("null");
    }

    /** An answer that is not on offer was taken for the first one, costs below zero raised the wage, and an early day broke the page. */
    @Test
    void nonsenseIsRefusedAtItsField() throws Exception {
        for (String wrong : List.of(
                JOB.replace("goal=price", "goal=lottery"),
                JOB + "&tax=half",
                JOB + "&quota=none",
                JOB.replace("costs=60", "costs=-60"),
                JOB + "&month_hours=7.6",
                JOB.replace("2026-11-18", "1999-01-01"))) {
            assertThat(open(wrong).getStatus()).as(wrong).isEqualTo(422);
        }
        assertThat(open(JOB.replace("2026-11-18", "1999-01-01") + "&lang=en").getContentAsString())
                .contains(words("payroll.simulator_too_early", Map.of("day", LocalDate.of(1999, 1, 1))));
        assertThat(open(JOB.replace("costs=60", "costs=-60") + "&lang=en").getContentAsString())
                .contains(words("payroll.simulator_costs", Map.of()));
        assertThat(open(JOB.replace("hours=7.6", "hours=0") + "&lang=en").getContentAsString())
                .contains("from 0.01 to 24");
    }

    /** It stood above a form of sixteen fields, out of sight of the day that puts it right. */
    @Test
    void aDayWithoutKnownLawIsRefusedAtTheDay() throws Exception {
        for (String day : List.of("1999-01-01", "2027-01-18")) {
            for (String kind : List.of("EMPLOYEE", "ARTIST", "STUDENT")) {
                String asked = JOB.replace("2026-11-18", day).replace("EMPLOYEE", kind);
                assertThat(open(asked).getContentAsString()).as(day + kind).contains("id=\"f-day-e\"");
            }
        }
    }

    private String words(String code, Map<String, ?> values) {
        return texts.get("en", "refusal." + code, values);
    }

    /** The last step of the payslip was shown as the first of the employer's contribution. */
    @Test
    void theNetIsNoStepOfTheEmployersCost() throws Exception {
        String page = open(JOB + "&lang=en").getContentAsString();
        String employer = page.substring(page.indexOf("id=\"be-employer_contribution\""));
        assertThat(employer.substring(0, employer.indexOf("</details>")))
                .contains("564.51")
                .doesNotContain("490.73");
    }

    @Test
    void payOfTheMonthLowersTheNet() throws Exception {
        assertThat(open(JOB + "&month_gross=1129.03&month_hours=15.2").getContentAsString())
                .contains("value=\"464.06\"");
    }

    @Test
    void aYearWhoseEmployerCostIsUnknownStillTellsTheNet() throws Exception {
        String page = open(JOB.replace("2026-11-18", "2024-11-18") + "&lang=en").getContentAsString();
        assertThat(page).contains("Nothing is guessed", "Net pay");
        assertThat(open(JOB.replace("2026-11-18", "2027-11-18")).getStatus()).isEqualTo(422);
    }

    @Test
    void whatCannotBeReadIsToldAtItsField() throws Exception {
        MockHttpServletResponse wrong =
                open(JOB.replace("hours=7.6", "hours=25").replace("days=1", "days=x") + "&lang=en");
        assertThat(wrong.getStatus()).isEqualTo(422);
        assertThat(wrong.getContentAsString())
                .contains(
                        "f-hours-e",
                        "f-days-e",
                        Told.of(
                                "payroll.simulator_between",
                                Map.of("least", new java.math.BigDecimal("0.01"), "most", 24)));
        assertThat(open(JOB.replaceAll("amount=[^&]*", "amount=0") + "&lang=en").getContentAsString())
                .contains(Told.of("payroll.simulator_positive"));
    }

    private MockHttpServletResponse open(String path) throws Exception {
        return web.perform(get(java.net.URI.create(path))).andReturn().getResponse();
    }
}
