package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.Told;
import coop.ouvrage.calendar.BusinessClock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Every field of a page that takes money, with amounts that are none: told at the field, and nothing booked. The form of a job and the simulator
 * are in {@code TypedAmountsTest}, the API in {@code BadInputTest} and {@code AnyBodyTest}.
 */
@OuvrageTest(at = "2026-11-24T09:00")
@Import(ApiWorld.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EveryMoneyFormTest {

    private static final Map<String, String> UNREADABLE = Map.of(
            "1.005", "web.three_decimals",
            "1.234,567", "web.three_decimals",
            "99999999999", "web.amount_too_big",
            "1e3", "web.not_a_number",
            "NaN", "web.not_a_number",
            "douze", "web.not_a_number");

    private final ApiWorld world;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    @LocalServerPort
    int port;

    private List<MoneyForm> forms = List.of();

    EveryMoneyFormTest(ApiWorld world, BusinessClock clock, JdbcClient jdbc) {
        this.world = world;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** @param below what is said of less than nothing; empty where it may be */
    private record MoneyForm(
            Surfer reader, String page, String path, Map<String, String> others, String field, String below) {}

    @BeforeAll
    void anInvoicedJob() {
        OneJob job = new OneJob(world, clock, port, OneJob.Names.PLAIN);
        job.begun();
        job.accepted();
        job.signedAndDeclared();
        job.workedAndInvoiced();
        Surfer member = new Surfer(port);
        member.logIn("maud@lekeux.example", ApiWorld.PASSWORD);
        Surfer team = world.entered(port, Role.TEAM_ADMIN);
        Surfer finance = world.entered(port, Role.FINANCE);
        Surfer administrator = world.entered(port, Role.ADMINISTRATOR);
        Surfer payroll = world.entered(port, Role.PAYROLL);
        String client = "/desk/clients/" + job.client;
        String declaration = "/desk/declarations/" + job.contract;
        String invoice = "/invoices/" + job.invoice;
        String opening = "/desk/installation/PROD";
        Map<String, String> why = Map.of("reason", "why not");
        forms = List.of(
                new MoneyForm(
                        team,
                        client,
                        client + "/conditions",
                        Map.of("payment_days", "30", "reason", "x"),
                        "limit",
                        "customer.limit_negative"),
                new MoneyForm(team, client, client + "/provisional", why, "provisional", ""),
                new MoneyForm(member, invoice, invoice + "/credit", why, "amount", "invoicing.credit_negative"),
                new MoneyForm(payroll, declaration, declaration + "/late", why, "cost", "employment.cost_negative"),
                new MoneyForm(
                        administrator,
                        opening,
                        opening + "/opening",
                        Map.of("on", "2026-11-01", "pot", "0"),
                        "fund",
                        "desk.fund_negative"),
                new MoneyForm(
                        administrator,
                        opening,
                        opening + "/opening",
                        Map.of("on", "2026-11-01", "fund", "0"),
                        "pot",
                        ""),
                new MoneyForm(finance, "/desk/premiums", "/desk/premiums", Map.of("entity", "PROD"), "amount", ""),
                new MoneyForm(finance, "/desk/premiums", "/desk/premiums", Map.of("entity", "PROD"), "least", ""),
                new MoneyForm(member, "/shifts/new", "/shifts", Map.of("title", "Courses"), "bicycle", ""),
                new MoneyForm(member, "/shifts/new", "/shifts", Map.of("title", "Courses"), "phone", ""));
    }

    @Test
    void whatIsNoAmountIsToldAtItsFieldAndBooksNothing() {
        int before = entries();
        forms.forEach(form -> UNREADABLE.forEach((typed, code) -> refused(form, typed, code)));
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void lessThanNothingIsRefusedWhereItCannotBe() {
        int before = entries();
        forms.stream().filter(form -> !form.below().isEmpty()).forEach(form -> refused(form, "-5", form.below()));
        assertThat(entries()).isEqualTo(before);
    }

    @Test
    void aCreditNoteIsOfMoreThanNothingAndOfNoMoreThanTheInvoice() {
        int before = entries();
        MoneyForm credit = forms.stream()
                .filter(form -> form.path().endsWith("/credit"))
                .findFirst()
                .orElseThrow();
        for (String typed : List.of("-5", "0", "0,00", "1000,01", "99999999,99")) {
            Surfer.Answer answer = sent(credit, typed);
            assertThat(answer.status()).as(typed).isEqualTo(422);
        }
        assertThat(entries()).isEqualTo(before);
    }

    private static void refused(MoneyForm form, String typed, String code) {
        Surfer.Answer answer = sent(form, typed);
        String where = form.path() + " " + form.field() + " " + typed;
        assertThat(answer.status()).as(where).isEqualTo(422);
        assertThat(answer.body()).as(where).contains(Told.of(code));
    }

    private static Surfer.Answer sent(MoneyForm form, String typed) {
        form.reader().get(form.page());
        Map<String, String> fields = new HashMap<>(form.others());
        fields.put(form.field(), typed);
        return form.reader().post(form.path(), fields);
    }

    private int entries() {
        return jdbc.sql("select count(*) from journal_entry")
                .query(Integer.class)
                .single();
    }
}
