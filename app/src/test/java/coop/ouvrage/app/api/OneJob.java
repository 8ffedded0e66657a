package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.ScratchDirectory;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.simulators.bank.BankSimulator;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** The job of journey J01 lived step by step through the API, by people and a client of any name. */
final class OneJob {

    private static final String PROD_ACCOUNT = "BE52979000010109";
    private static final LocalDate CONCERT = LocalDate.of(2026, 12, 4);

    /** How everybody and everything is called. */
    record Names(
            String given,
            String family,
            String latinGiven,
            String latinFamily,
            String client,
            String title,
            String hall) {

        static final Names PLAIN =
                new Names("Maud", "Lekeux", "", "", "Dumont", "Concert d'ouverture", "Salle du Quai");
    }

    private final ApiWorld world;
    private final BusinessClock clock;
    private final int port;
    private final Names names;

    private final Program team;
    private final Program finance;
    Program member;
    String memberId = "";
    String unit = "";
    String client = "";
    String job = "";
    String token = "";
    String order = "";
    String contract = "";
    String invoice = "";
    String payslip = "";
    private String reference = "";
    private byte[] paymentFile = {};

    OneJob(ApiWorld world, BusinessClock clock, int port, Names names) {
        this.world = world;
        this.clock = clock;
        this.port = port;
        this.names = names;
        world.open();
        team = world.officer(port, Role.TEAM_ADMIN);
        finance = world.officer(port, Role.FINANCE);
        member = Program.stranger(port);
    }

    /** A member of the co-operative, a verified client, an offer on its way. */
    void begun() {
        member = admitted();
        unit = member.get("/api/v1/units").done().at("/items/0/id").asString();
        client = client();
        job = made();
        token = world.mailed("/l/");
    }

    private Program admitted() {
        Program stranger = Program.stranger(port);
        stranger.post("/api/v1/registrations", Map.of("email", "maud@lekeux.example"))
                .done();
        JsonNode account = stranger.post(
                        "/api/v1/registrations/accounts",
                        Map.of(
                                "token", world.mailed("/join/invitation/"),
                                "givenName", names.given(),
                                "familyName", names.family(),
                                "latinGivenName", names.latinGiven(),
                                "latinFamilyName", names.latinFamily(),
                                "password", ApiWorld.PASSWORD))
                .done();
        Program maud = stranger.with(account.path("apiToken").asString());
        maud.post(
                        "/api/v1/me/identity",
                        Map.of(
                                "givenName",
                                names.given(),
                                "familyName",
                                names.family(),
                                "latinGivenName",
                                names.latinGiven(),
                                "latinFamilyName",
                                names.latinFamily(),
                                "birthDate",
                                "1985-07-30",
                                "sex",
                                "FEMALE",
                                "nationality",
                                "BE",
                                "nationalNumber",
                                "85.07.30-033.28"))
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
                                names.given() + " " + names.family(),
                                "accepted",
                                true))
                .done();
        assertThat(maud.post("/api/v1/members/me/registration")
                        .done()
                        .path("state")
                        .asString())
                .isEqualTo("REGISTERED");
        memberId = account.path("member").asString();
        assertThat(team.post("/api/v1/members/" + memberId + "/admission")
                        .done()
                        .path("state")
                        .asString())
                .isEqualTo("ADMITTED");
        JsonNode share =
                maud.post("/api/v1/members/me/shares", Map.of("shares", 1)).done();
        assertThat(share.path("due").asString()).isEqualTo("30.00");
        return maud;
    }

    private String client() {
        String id = member.post(
                        "/api/v1/clients",
                        Map.of(
                                "kind", "PERSON",
                                "name", names.client(),
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

    private String made() {
        Map<String, Object> form = Map.ofEntries(
                Map.entry("unit", unit),
                Map.entry("client", client),
                Map.entry("title", names.title()),
                Map.entry("supply", "SERVICE"),
                Map.entry("kind", "ARTIST"),
                Map.entry("function", "musicienne"),
                Map.entry("jointCommittee", "304.00"),
                Map.entry("reason", "concert unique"),
                Map.entry(
                        "place",
                        Map.of(
                                "name", names.hall(),
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
        assertThat(answer.at("/cover/covered").asBoolean())
                .as(answer.at("/cover").toString())
                .isTrue();
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

    void accepted() {
        Program stranger = Program.stranger(port);
        assertThat(stranger.post("/api/v1/offers", Map.of("token", token))
                        .done()
                        .path("inclVat")
                        .asString())
                .isEqualTo("1210.00");
        stranger.post("/api/v1/offers/codes", Map.of("token", token)).done();
        assertThat(stranger.post(
                                "/api/v1/offers/acceptance",
                                Map.of("token", token, "code", "000000", "name", "Claire Dumont"))
                        .codes())
                .isEqualTo("invoicing.code_wrong");
        order = stranger.post(
                        "/api/v1/offers/acceptance",
                        Map.of("token", token, "code", world.code(), "name", "Claire Dumont"))
                .done()
                .path("order")
                .asString();
    }

    void signedAndDeclared() {
        contract = member.get("/api/v1/jobs/" + job).done().path("contract").asString();
        member.post("/api/v1/contracts/" + contract + "/codes").done();
        member.post("/api/v1/contracts/" + contract + "/signatures", Map.of("code", world.code()))
                .done();
        world.exchange();
        clock.freezeAt(LocalDate.of(2026, 11, 24).atTime(9, 5));
        world.exchange();
        JsonNode declared =
                member.get("/api/v1/contracts/" + contract + "/declarations").done();
        assertThat(declared.at("/items/0/state").asString()).isEqualTo("ACCEPTED");
    }

    void workedAndInvoiced() {
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
        invoice = member.get("/api/v1/jobs/" + job).done().path("invoice").asString();
        JsonNode shown = member.get("/api/v1/invoices/" + invoice).done();
        assertThat(shown.path("inclVat").asString()).isEqualTo("1210.00");
        assertThat(shown.path("order").asString()).isEqualTo(order);
        reference = shown.path("structuredReference").asString().replaceAll("\\D", "");
        assertThat(new String(
                        member.get("/api/v1/invoices/" + invoice + "/pdf").raw().body(), StandardCharsets.ISO_8859_1))
                .startsWith("%PDF");
    }

    /** Working day 7 after Friday 4 December is Tuesday 15; the client has not paid. */
    void paidOnTheDay() {
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
        JsonNode paid = member.get("/api/v1/payslips").done().at("/items/0");
        assertThat(paid.path("gross").asString()).isEqualTo("557.32");
        payslip = paid.path("id").asString();
        String batch = finance.get("/api/v1/batches").done().at("/items/0/id").asString();
        assertThat(finance.proving().get("/api/v1/batches/" + batch + "/file").status())
                .as("finance sees wages as totals")
                .isEqualTo(404);
        Program.Answer file = world.officer(port, Role.PAYROLL).proving().get("/api/v1/batches/" + batch + "/file");
        assertThat(file.status()).isEqualTo(200);
        paymentFile = file.raw().body();
    }

    void settled() {
        assertThat(member.get("/api/v1/open-items/" + invoice)
                        .done()
                        .path("state")
                        .asString())
                .isEqualTo("OPEN");
        clock.passTo(LocalDate.of(2026, 12, 16));
        byte[] statement;
        try (BankSimulator bank =
                BankSimulator.start(ScratchDirectory.untilTheEnd("bank"), 0, LocalDate.of(2026, 12, 15))) {
            bank.openAccount(PROD_ACCOUNT, "Ouvrage Production", new BigDecimal("20000.00"));
            assertThat(new String(bank.submit(paymentFile), StandardCharsets.UTF_8))
                    .contains("ACTC");
            bank.pay(PROD_ACCOUNT, new BigDecimal("1210.00"), "Claire Dumont", "BE71096123456769", reference, "");
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

    String quote() {
        return member.get("/api/v1/jobs/" + job).done().path("quote").asString();
    }

    /** Whatever another member may have guessed. */
    List<String> ids() {
        return List.of(memberId, unit, client, job, quote(), order, contract, invoice, payslip);
    }
}
