package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the API answers to bad input: a status, a problem, and a code that says what to put right, in the reader's language. */
@OuvrageTest(perMethod = true)
@Import(ApiWorld.class)
class BadInputTest {

    private final ApiWorld world;
    private final Users users;
    private final JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Program program = Program.stranger(0);
    private String unit = "";
    private String client = "";

    BadInputTest(ApiWorld world, Users users, JdbcClient jdbc) {
        this.world = world;
        this.jdbc = jdbc;
        this.users = users;
    }

    @BeforeEach
    void aHolderWithAClient() {
        UUID maud = world.person("Maud", "Lekeux", "maud@lekeux.example");
        program = world.user(port, "maud@lekeux.example", Role.MEMBER, maud);
        users.setLanguage(users.ofParty(maud).orElseThrow(), "fr");
        unit = world.unit(maud);
        client = world.client(program, unit, "Dumont");
    }

    private Map<String, Object> person(String name) {
        return Map.of("kind", "PERSON", "name", name, "email", UUID.randomUUID() + "@client.example", "unit", unit);
    }

    private Program.Answer quote(Object price) {
        return program.post(
                "/api/v1/quotes",
                Map.of(
                        "unit",
                        unit,
                        "client",
                        client,
                        "title",
                        "Affiches",
                        "language",
                        "fr",
                        "lines",
                        List.of(Map.of("description", "Affiches", "supply", "SERVICE", "unitPrice", price))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "1,50; 400; web.not_a_decimal",
                "NaN; 400; web.not_a_decimal",
                "1e3; 400; web.not_a_decimal",
                "9999999999999999999999; 400; web.not_a_decimal",
                "1.0000001; 400; web.not_a_decimal",
                "-1.00; 422; invoicing.price_not_positive",
                "0; 422; invoicing.price_not_positive",
                "999999999999; 422; invoicing.price_too_high",
            })
    void anAmountThatCannotBeIsRefusedInWords(String price, int status, String code) {
        Program.Answer answer = quote(price);
        assertThat(answer.status()).as(answer.text()).isEqualTo(status);
        assertThat(answer.raw().headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(answer.codes()).contains(code);
    }

    @Test
    void aNumberIsNoAmount() {
        Program.Answer answer = quote(1000.0);
        assertThat(answer.codes()).isEqualTo("web.not_a_decimal");
        assertThat(answer.json().at("/refusals/0/arguments/field").asString()).isEqualTo("lines[0].unitPrice");
        assertThat(answer.json().path("detail").asString())
                .as("in the reader's language")
                .contains("montants");
    }

    @Test
    void aCreditNoteOfAFractionOfACent() {
        Program.Answer answer = program.post(
                "/api/v1/invoices/" + UUID.randomUUID() + "/credit-notes", Map.of("exclVat", "1.005", "reason", "x"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.codes()).isEqualTo("web.three_decimals");
    }

    @Test
    void whatIsMissingUnknownOrOfAnotherKindIsNamed() {
        assertThat(program.post("/api/v1/clients", "{}").text()).contains("web.required", "\"kind\"", "\"name\"");
        assertThat(program.post("/api/v1/clients", Map.of("kind", "PERSON", "name", "x", "nmae", "y"))
                        .codes())
                .isEqualTo("web.field_unknown");
        assertThat(program.post("/api/v1/clients", Map.of("kind", "ROBOT", "name", "x"))
                        .codes())
                .isEqualTo("web.field_unreadable");
        assertThat(program.post("/api/v1/members/me/shares", "{\"shares\": 1.5}")
                        .codes())
                .isEqualTo("web.field_unreadable");
        assertThat(program.post("/api/v1/clients", "{broken").codes()).isEqualTo("web.not_json");
        assertThat(program.post("/api/v1/clients", person("a\u0007bell")).codes())
                .isEqualTo("web.text_signs");
        assertThat(program.get("/api/v1/jobs?cursor=elsewhere").codes()).isEqualTo("web.cursor_unknown");
        assertThat(program.get("/api/v1/jobs?limit=many").codes()).isEqualTo("web.field_unreadable");
        assertThat(program.get("/api/v1/contracts?from=2026-01-01").codes()).isEqualTo("web.required");
        assertThat(program.get("/api/v1/jobs?q=%00").codes()).isEqualTo("web.text_signs");
    }

    @Test
    void everyPostNeedsAKeyAndAKeyIsOneAct() {
        Program.Answer without = program.send(program.request("/api/v1/clients")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{}")));
        assertThat(without.status()).isEqualTo(400);
        assertThat(without.codes()).isEqualTo("web.key_missing");
        Map<String, Object> peeters = person("Peeters");
        Program.Answer first = program.post("/api/v1/clients", peeters, "k1");
        Program.Answer again = program.post("/api/v1/clients", peeters, "k1");
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.status()).isEqualTo(first.status()).isEqualTo(201);
        Program.Answer other = program.post("/api/v1/clients", person("Janssens"), "k1");
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.codes()).isEqualTo("web.key_used");
    }

    /** The first broke off, or is still being handled: the sender is told to look before sending anything else. */
    @Test
    void aKeyWhoseFirstRequestHasNoAnswerIsNotUsedAgain() {
        Map<String, Object> peeters = person("Peeters");
        program.post("/api/v1/clients", peeters, "k2").done();
        jdbc.sql("update request_key set status = null, answer = null").update();
        Program.Answer twin = program.post("/api/v1/clients", peeters, "k2");
        assertThat(twin.status()).isEqualTo(409);
        assertThat(twin.codes()).isEqualTo("web.in_progress");
    }

    @Test
    void aStatementWithoutContentIsNoFile() {
        Program finance = world.officer(port, Role.FINANCE);
        assertThat(finance.upload("/api/v1/bank/statements", new byte[0]).codes())
                .isEqualTo("treasury.file_missing");
    }

    @Test
    void aBodyBeyondWhatIsReadIsRefusedUnread() {
        Program finance = world.officer(port, Role.FINANCE);
        Program.Answer answer = finance.upload("/api/v1/bank/statements", new byte[(21 << 20) + 1]);
        assertThat(answer.status()).isEqualTo(413);
        assertThat(answer.codes()).isEqualTo("web.body_too_large");
    }

    @Test
    void aListComesInPartsThatJoin() {
        for (int i = 0; i < 4; i++) {
            program.post(
                            "/api/v1/clients",
                            Map.of("kind", "PERSON", "name", "Nom " + i, "email", i + "@x.example", "unit", unit))
                    .done();
        }
        var first = program.get("/api/v1/clients?limit=3").done();
        var second = program.get(
                        "/api/v1/clients?limit=3&cursor=" + first.path("next").asString())
                .done();
        assertThat(first.path("items").size() + second.path("items").size()).isEqualTo(5);
        assertThat(second.path("next").isNull()).isTrue();
    }

    @Test
    void aBlockedClientIsOfferedNothing() {
        Program team = world.officer(port, Role.TEAM_ADMIN);
        team.post("/api/v1/clients/" + client + "/block", Program.reason("does not answer"))
                .done();
        Program.Answer answer = quote("100.00");
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.codes()).isEqualTo("invoicing.client_closed");
    }

    @Test
    void anotherUnitsPrivateClientIsNotThere() {
        UUID other = world.person("Noor", "Maes", "noor@maes.example");
        Program stranger = world.user(port, "noor@maes.example", Role.MEMBER, other);
        Program.Answer offer = stranger.post(
                "/api/v1/quotes",
                Map.of(
                        "unit",
                        world.unit(other),
                        "client",
                        client,
                        "title",
                        "Affiches",
                        "language",
                        "fr",
                        "lines",
                        List.of(Map.of("description", "x", "supply", "SERVICE", "unitPrice", "1.00"))));
        assertThat(offer.status()).as(offer.text()).isEqualTo(404);
    }

    /** The job of another unit is not there, not even as a number in a form. */
    @Test
    void nobodyOffersOrClaimsOnTheJobOfAnotherUnit() {
        String job = quote("500.00").done().path("job").asString();
        UUID other = world.person("Noor", "Maes", "noor@maes.example");
        Program stranger = world.user(port, "noor@maes.example", Role.MEMBER, other);
        String own = world.unit(other);
        String known = world.client(stranger, own, "Maes");
        Program.Answer offer = stranger.post(
                "/api/v1/quotes",
                Map.of(
                        "unit",
                        own,
                        "job",
                        job,
                        "client",
                        known,
                        "title",
                        "Vol",
                        "language",
                        "fr",
                        "lines",
                        List.of(Map.of("description", "x", "supply", "SERVICE", "unitPrice", "1.00"))));
        assertThat(offer.status()).as(offer.text()).isIn(404, 422);
        Program.Answer claim = stranger.post(
                "/api/v1/expenses",
                Map.of(
                        "unit", own,
                        "job", job,
                        "amount", "10.00",
                        "spentOn", "2026-11-19",
                        "description", "papier",
                        "receiptName", "a.png",
                        "receipt", "iVBORw0KGgo="));
        assertThat(claim.status()).as(claim.text()).isIn(404, 422);
        assertThat(claim.text()).contains("expenses.job_unknown");
    }
}
