package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.simulators.bank.BankSimulator;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Journey J01, main line, through the API alone: from a newcomer's address to a wage on working day 7 and the client's payment. */
@OuvrageTest(at = "2026-11-24T09:00")
@Import(ApiWorld.class)
class OneJobByApiTest {

    private static final String PROD_ACCOUNT = "BE52979000010109";
    private static final LocalDate CONCERT = LocalDate.of(2026, 12, 4);

    private final ApiWorld world;
    private final BusinessClock clock;

    @LocalServerPort
    int port;

    private final Memory known = new Memory();

    OneJobByApiTest(ApiWorld world, BusinessClock clock) {
        this.world = world;
        this.clock = clock;
    }

    @Test
    void aJobFromQuoteToGuaranteedWage() {
        world.open();
        Program team = world.officer(port, Role.TEAM_ADMIN);
        Program finance = world.officer(port, Role.FINANCE);
        Program member = admitted(team);
        Program client = Program.stranger(port);
        String unit = member.get("/api/v1/units").done().at("/items/0/id").asString();
        String clientId = client(member, team, unit);
        String job = made(member, unit, clientId);
        accepted(client);
        String contract = signedAndDeclared(member, job);
        String invoice = workedAndInvoiced(member, job, contract);
        paidOnTheDay(member, finance);
        settled(member, finance, invoice, unit);
    }

    private Program admitted(Program team) {
        Program stranger = Program.stranger(port);
        stranger.post("/api/v1/registrations", Map.of("email", "maud@lekeux.example"))
                .done();
        JsonNode account = stranger.post(
                        "/api/v1/registrations/accounts",
                        Map.of(
                                "token",
                                world.mailed("/join/invitation/"),
                                "givenName",
                                "Maud",
                                "familyName",
                                "Lekeux",
                                "password",
                                ApiWorld.PASSWORD))
                .done();
        Program maud = stranger.with(account.path("apiToken").asString());
        maud.post(
                        "/api/v1/me/identity",
                        Map.of(
                                "givenName", "Maud",
                                "familyName", "Lekeux",
                                "birthDate", "1985-07-30",
                                "sex", "FEMALE",
                                "nationality", "BE",
                                "nationalNumber", "85.07.30-033.28"))
                .done();
        maud.post(
                        "/api/v1/me/address",
                        Map.of(
                                "address",
                                Map.of(
                                        "street", "Rue Haute",
                                        "number", "1",
                                        "postcode", "5000",
                                        "city", "Namur",
                                        "country", "BE")))
                .done();
        JsonNode payAccount = maud.post("/api/v1/me/accounts", Map.of("iban", "BE68 5390 0754 7034"))
                .done();
        assertThat(payAccount.path("iban").asString()).doesNotContain("5390");
        maud.post(
                        "/api/v1/me/family",
                        Map.of("status", "SINGLE", "children", 0, "disabledChildren", 0, "otherDependants", 0))
                .done();
        maud.post("/api/v1/members/me/trade", Map.of("trade", "MUSIC", "shares", 0))
                .done();
        JsonNode agreement = maud.get("/api/v1/members/me/agreement").done();
        assertThat(agreement.path("points").size()).isPositive();
        maud.post(
                        "/api/v1/members/me/agreement",
                        Map.of(
                                "textHash",
                                agreement.path("textHash").asString(),
                                "signedName",
                                "Maud Lekeux",
                                "accepted",
                                true))
                .done();
        assertThat(maud.post("/api/v1/members/me/registration")
                        .done()
                        .path("state")
                        .asString())
                .isEqualTo("REGISTERED");
        String id = account.path("member").asString();
        assertThat(team.post("/api/v1/members/" + id + "/admission")
                        .done()
                        .path("state")
                        .asString())
                .isEqualTo("ADMITTED");
        JsonNode share =
                maud.post("/api/v1/members/me/shares", Map.of("shares", 1)).done();
        assertThat(share.path("due").asString()).isEqualTo("30.00");
        return maud;
    }

    private static String client(Program member, Program team, String unit) {
        String id = member.post(
                        "/api/v1/clients",
                        Map.of(
                                "kind", "PERSON",
                                "name", "Dumont",
                                "givenName", "Claire",
                                "country", "BE",
                                "language", "fr",
                                "email", "claire@dumont.example",
                                "unit", unit))
                .done()
                .path("id")
                .asString();
        assertThat(team.post("/api/v1/clients/" + id + "/verification", Map.of("evidence", "called back"))
                        .done()
                        .path("state")
                        .asString())
                .isEqualTo("VERIFIED");
        return id;
    }

    private String made(Program member, String unit, String client) {
        Map<String, Object> form = Map.ofEntries(
                Map.entry("unit", unit),
                Map.entry("client", client),
                Map.entry("title", "Concert d'ouverture"),
                Map.entry("supply", "SERVICE"),
                Map.entry("kind", "ARTIST"),
                Map.entry("function", "musicienne"),
                Map.entry("jointCommittee", "304.00"),
                Map.entry("reason", "concert unique"),
                Map.entry(
                        "place",
                        Map.of(
                                "name", "Salle du Quai",
                                "street", "Quai des Tanneurs",
                                "houseNumber", "8",
                                "postCode", "5000",
                                "municipality", "Namur",
                                "country", "BE")),
                Map.entry("days", List.of(Map.of("date", CONCERT.toString(), "start", "16:00", "end", "23:00"))),
                Map.entry("goal", "PRICE"),
                Map.entry("amount", "1000.00"),
                Map.entry("costs", "60.00"),
                Map.entry("costsText", "location d'amplis"));
        JsonNode answer = member.post("/api/v1/jobs/answers", form).done();
        assertThat(answer.path("refusals").toString()).isEqualTo("[]");
        assertThat(answer.path("contribution").asString()).isEqualTo("65.00");
        assertThat(answer.path("gross").asString()).isEqualTo("557.32");
        assertThat(answer.path("charge").asString()).isEqualTo("874.99");
        assertThat(answer.at("/cover/covered").asBoolean()).isTrue();
        Program.Answer first = member.post("/api/v1/jobs", form, "the-job");
        assertThat(member.post("/api/v1/jobs", form, "the-job").text())
                .as("sent twice")
                .isEqualTo(first.text());
        assertThat(member.post("/api/v1/jobs", Map.of("unit", unit), "the-job").status())
                .as("same key, another body")
                .isEqualTo(409);
        assertThat(member.get("/api/v1/jobs").done().path("items").size()).isEqualTo(1);
        return first.done().path("id").asString();
    }

    private void accepted(Program client) {
        String token = world.mailed("/l/");
        assertThat(client.post("/api/v1/offers", Map.of("token", token))
                        .done()
                        .path("inclVat")
                        .asString())
                .isEqualTo("1210.00");
        client.post("/api/v1/offers/codes", Map.of("token", token)).done();
        assertThat(client.post(
                                "/api/v1/offers/acceptance",
                                Map.of("token", token, "code", "000000", "name", "Claire Dumont"))
                        .codes())
                .isEqualTo("invoicing.code_wrong");
        known.order = client.post(
                        "/api/v1/offers/acceptance",
                        Map.of("token", token, "code", world.code(), "name", "Claire Dumont"))
                .done()
                .path("order")
                .asString();
    }

    private String signedAndDeclared(Program member, String job) {
        String contract =
                member.get("/api/v1/jobs/" + job).done().path("contract").asString();
        member.post("/api/v1/contracts/" + contract + "/codes").done();
        member.post("/api/v1/contracts/" + contract + "/signatures", Map.of("code", world.code()))
                .done();
        world.exchange();
        clock.freezeAt(LocalDate.of(2026, 11, 24).atTime(9, 5));
        world.exchange();
        JsonNode declared =
                member.get("/api/v1/contracts/" + contract + "/declarations").done();
        assertThat(declared.at("/items/0/state").asString()).isEqualTo("ACCEPTED");
        return contract;
    }

    private String workedAndInvoiced(Program member, String job, String contract) {
        clock.passTo(CONCERT.plusDays(1));
        member.post(
                        "/api/v1/contracts/" + contract + "/days",
                        Map.of(
                                "days",
                                List.of(Map.of(
                                        "date",
                                        CONCERT.toString(),
                                        "start",
                                        "16:00",
                                        "end",
                                        "23:00",
                                        "breakMinutes",
                                        0))))
                .done();
        String invoice =
                member.get("/api/v1/jobs/" + job).done().path("invoice").asString();
        JsonNode shown = member.get("/api/v1/invoices/" + invoice).done();
        assertThat(shown.path("inclVat").asString()).isEqualTo("1210.00");
        assertThat(shown.path("order").asString()).isEqualTo(known.order);
        known.reference = shown.path("structuredReference").asString().replaceAll("\\D", "");
        assertThat(new String(
                        member.get("/api/v1/invoices/" + invoice + "/pdf").raw().body(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF");
        return invoice;
    }

    /** Working day 7 after Friday 4 December is Tuesday 15; the client has not paid. */
    private void paidOnTheDay(Program member, Program finance) {
        Program first = world.officer(port, Role.PAYROLL);
        Program second = world.officer(port, Role.PAYROLL);
        first.post("/api/v1/payruns").done();
        JsonNode run = first.get("/api/v1/payruns").done().at("/items/0");
        assertThat(run.path("creditedOn").asString()).isEqualTo("2026-12-15");
        String path = "/api/v1/payruns/" + run.path("id").asString();
        first.post(path + "/check").done();
        assertThat(second.post(path + "/release").codes()).isEqualTo("web.second_factor_needed");
        assertThat(first.proving().post(path + "/release").status())
                .as("not by one person")
                .isEqualTo(422);
        second.proving().post(path + "/release").done();
        JsonNode payslip = member.get("/api/v1/payslips").done().at("/items/0");
        assertThat(payslip.path("gross").asString()).isEqualTo("557.32");
        String batch = finance.get("/api/v1/batches").done().at("/items/0/id").asString();
        assertThat(finance.proving().get("/api/v1/batches/" + batch + "/file").status())
                .as("finance sees wages as totals")
                .isEqualTo(404);
        Program.Answer file = world.officer(port, Role.PAYROLL).proving().get("/api/v1/batches/" + batch + "/file");
        assertThat(file.status()).isEqualTo(200);
        known.paymentFile = file.raw().body();
    }

    private void settled(Program member, Program finance, String invoice, String unit) {
        assertThat(member.get("/api/v1/open-items/" + invoice)
                        .done()
                        .path("state")
                        .asString())
                .isEqualTo("OPEN");
        clock.passTo(LocalDate.of(2026, 12, 16));
        byte[] statement;
        try (BankSimulator bank = BankSimulator.start(ApiWorld.folder("bank"), 0, LocalDate.of(2026, 12, 15))) {
            bank.openAccount(PROD_ACCOUNT, "Ouvrage Production", new BigDecimal("20000.00"));
            assertThat(new String(bank.submit(known.paymentFile), StandardCharsets.UTF_8))
                    .contains("ACTC");
            bank.pay(PROD_ACCOUNT, new BigDecimal("1210.00"), "Claire Dumont", "BE71096123456769", known.reference, "");
            statement = bank.coda(
                            PROD_ACCOUNT, bank.issueStatement(PROD_ACCOUNT).orElseThrow())
                    .orElseThrow();
        }
        JsonNode taken = finance.upload("/api/v1/bank/statements?name=first.cod", statement)
                .done();
        assertThat(taken.path("held").asBoolean()).isFalse();
        assertThat(taken.path("matched").asInt())
                .isEqualTo(taken.path("lines").asInt())
                .isEqualTo(2);
        assertThat(finance.upload("/api/v1/bank/statements?name=again.cod", statement)
                        .status())
                .as("each file once only")
                .isEqualTo(422);
        assertThat(member.get("/api/v1/open-items/" + invoice)
                        .done()
                        .path("state")
                        .asString())
                .isEqualTo("PAID");
        JsonNode budget = member.get("/api/v1/units/" + unit + "/budget").done();
        assertThat(budget.path("open").asString()).isEqualTo("0.00");
        assertThat(budget.path("coverUsed").asString()).isEqualTo("0.00");
        JsonNode entries =
                finance.get("/api/v1/ledger/entries?source=" + invoice).done();
        assertThat(entries.at("/items/0/lines").size()).isGreaterThan(5);
        assertThat(finance.get("/api/v1/ledger/accounts?entity=PROD&from=2026-01-01&to=2026-12-31")
                        .done()
                        .path("items")
                        .size())
                .isPositive();
        assertThat(member.get("/api/v1/ledger/lines?entity=PROD").status())
                .as("the books are not for members")
                .isEqualTo(404);
    }

    /** What later steps need of earlier ones. */
    private static final class Memory {
        String order = "";
        String reference = "";
        byte[] paymentFile = {};
    }
}
