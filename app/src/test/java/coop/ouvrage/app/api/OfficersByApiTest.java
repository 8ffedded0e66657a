package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/** What officers decide, by programs: the worklist, a late declaration, and the reversal of an entry. */
@OuvrageTest(perMethod = true, at = "2026-11-24T09:00")
@Import(ApiWorld.class)
class OfficersByApiTest {

    private final ApiWorld world;
    private final BusinessClock clock;
    private final Worklist worklist;
    private final Ledger ledger;
    private final JdbcClient jdbc;

    @LocalServerPort
    int port;

    OfficersByApiTest(ApiWorld world, BusinessClock clock, Worklist worklist, Ledger ledger, JdbcClient jdbc) {
        this.world = world;
        this.clock = clock;
        this.worklist = worklist;
        this.ledger = ledger;
        this.jdbc = jdbc;
    }

    private void waits(String kind, Role role) {
        worklist.open(Item.of(Queue.PAY, kind, "contract", UUID.randomUUID(), role, "/desk/payruns")
                .with("amount", Money.of("12.00"))
                .with("reason", "AC04"));
    }

    @Test
    void theWorklistComesInPartsThatKeepTheirPlace() {
        for (int i = 0; i < 5; i++) {
            waits("payroll.carried", Role.PAYROLL);
        }
        waits("payroll.carried", Role.FINANCE);
        Program payroll = world.officer(port, Role.PAYROLL);
        JsonNode first = payroll.get("/api/v1/worklist?limit=2").done();
        String last = first.at("/items/1/id").asString();
        jdbc.sql("update worklist_item set closed_at = now() where id = cast(:id as uuid)")
                .param("id", last)
                .update();
        JsonNode second = payroll.get(
                        "/api/v1/worklist?limit=3&cursor=" + first.path("next").asString())
                .done();
        assertThat(second.path("items").size()).as("none is left out").isEqualTo(3);
        assertThat(second.path("next").isNull()).isTrue();
        assertThat(second.path("items").findValuesAsString("id"))
                .doesNotContain(last, first.at("/items/0/id").asString());
        assertThat(second.at("/items/0/title").asString()).contains("12.00");
        assertThat(payroll.get("/api/v1/worklist?cursor=7").codes()).isEqualTo("web.cursor_unknown");
        assertThat(payroll.get("/api/v1/worklist?queue=BANK")
                        .done()
                        .path("items")
                        .size())
                .isZero();
    }

    @Test
    void anItemIsTakenSettledAndClosedByItsTakerOnly() {
        waits("payroll.carried", Role.PAYROLL);
        Program payroll = world.officer(port, Role.PAYROLL);
        String path = "/api/v1/worklist/"
                + payroll.get("/api/v1/worklist").done().at("/items/0/id").asString();
        assertThat(payroll.post(path + "/closing", Program.reason("agreed")).codes())
                .isEqualTo("worklist.not_taken");
        assertThat(world.officer(port, Role.FINANCE).post(path + "/taking").status())
                .isEqualTo(404);
        Program auditor = world.officer(port, Role.AUDITOR);
        assertThat(auditor.get(path).status()).isEqualTo(200);
        assertThat(auditor.post(path + "/taking").status())
                .as("an auditor reads all and takes none")
                .isEqualTo(404);
        assertThat(payroll.post(path + "/taking").done().path("takenBy").isNull())
                .isFalse();
        assertThat(world.officer(port, Role.PAYROLL)
                        .post(path + "/closing", Program.reason("mine"))
                        .codes())
                .isEqualTo("worklist.not_taken");
        assertThat(payroll.post(path + "/closing", Program.reason(" ")).codes()).isEqualTo("worklist.reason_missing");
        assertThat(payroll.post(path + "/return").done().path("takenBy").isNull())
                .isTrue();
        payroll.post(path + "/taking").done();
        payroll.post(path + "/closing", Program.reason("agreed with the worker"))
                .done();
        assertThat(payroll.get(path).status()).isEqualTo(404);
        assertThat(jdbc.sql("select close_reason from worklist_item")
                        .query(String.class)
                        .single())
                .isEqualTo("agreed with the worker");
    }

    @Test
    void whatClosesByItselfIsNotClosedByHand() {
        waits("payroll.parked", Role.PAYROLL);
        Program payroll = world.officer(port, Role.PAYROLL);
        String path = "/api/v1/worklist/"
                + payroll.get("/api/v1/worklist").done().at("/items/0/id").asString();
        payroll.post(path + "/taking").done();
        assertThat(payroll.post(path + "/closing", Program.reason("done")).codes())
                .isEqualTo("worklist.closes_itself");
    }

    @Test
    void anEntryThatNoDocumentMadeIsTakenBackOnce() {
        String free = "/api/v1/ledger/entries/" + entry("opening") + "/reversal";
        Program finance = world.officer(port, Role.FINANCE);
        assertThat(finance.post(free).codes()).isEqualTo("web.second_factor_needed");
        assertThat(world.officer(port, Role.AUDITOR).proving().post(free).status())
                .isEqualTo(404);
        Program.Answer reversal = finance.proving().post(free);
        assertThat(reversal.status()).isEqualTo(201);
        assertThat(reversal.json().path("reverses").isNull()).isFalse();
        assertThat(reversal.json().at("/lines/0/credit").asString()).isEqualTo("5.00");
        Program other = world.officer(port, Role.FINANCE);
        assertThat(other.proving().post(free).done().path("id").asString())
                .as("taken back once, whoever asks again")
                .isEqualTo(reversal.json().path("id").asString());
        assertThat(world.officer(port, Role.FINANCE)
                        .proving()
                        .post("/api/v1/ledger/entries/" + entry("invoice") + "/reversal")
                        .codes())
                .isEqualTo("ledger.reversed_by_document");
    }

    private UUID entry(String source) {
        return ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, LocalDate.of(2026, 11, 24))
                        .from(source, UUID.randomUUID())
                        .key("test:" + source)
                        .text("ledger.text.opening")
                        .debit(AccountRole.BANK, Money.of("5.00"), Dim.none())
                        .credit(AccountRole.GRANTS, Money.of("5.00"), Dim.unit(UUID.randomUUID()))
                        .build())
                .value();
    }

    @Test
    void anAdviserDecidesOnCoverThatNoRuleGives() {
        OneJob job = new OneJob(world, clock, port, OneJob.Names.PLAIN);
        job.begun();
        jdbc.sql("update party set email = 'maud@lekeux.example' where id = cast(:client as uuid)")
                .param("client", job.client)
                .update();
        job.accepted();
        String contract = job.member
                .get("/api/v1/jobs/" + job.job)
                .done()
                .path("contract")
                .asString();
        job.member.post("/api/v1/contracts/" + contract + "/codes").done();
        job.member
                .post("/api/v1/contracts/" + contract + "/signatures", Map.of("code", world.code()))
                .done();
        Program adviser = world.officer(port, Role.ADVISER);
        String path = "/api/v1/jobs/" + job.job;
        assertThat(adviser.get(path + "/cover").done().at("/against/0/code").asString())
                .isEqualTo("guarantee.linked");
        Map<String, Object> yes = Map.of("covered", true, "reason", "A festival with a grant");
        assertThat(job.member.post(path + "/cover-decisions", yes).status()).isEqualTo(404);
        assertThat(adviser.post(path + "/cover-decisions", yes).codes()).isEqualTo("web.second_factor_needed");
        assertThat(adviser.proving()
                        .post(path + "/cover-decisions", yes)
                        .done()
                        .path("open")
                        .asBoolean())
                .as("the entity has signed")
                .isFalse();
        assertThat(job.member
                        .get("/api/v1/contracts/" + contract)
                        .done()
                        .path("state")
                        .asString())
                .isEqualTo("SIGNED");
    }

    @Test
    void theDutyOfficerDecidesOnALateDeclaration() {
        OneJob job = new OneJob(world, clock, port, OneJob.Names.PLAIN);
        job.begun();
        job.accepted();
        job.signedAndDeclared();
        String late = "/api/v1/contracts/" + job.contract + "/late-declaration";
        Program payroll = world.officer(port, Role.PAYROLL);
        Map<String, Object> decision = Map.of("cost", "80.00", "byUnit", true, "reason", "Known to the holder");
        assertThat(payroll.post(late + "/decision", decision).status()).isEqualTo(404);
        jdbc.sql(
                        "insert into late_declaration (contract_id, cause, noticed_at) values (cast(:c as uuid), 'REFUSED', now())")
                .param("c", job.contract)
                .update();
        assertThat(job.member.get(late).status()).isEqualTo(404);
        JsonNode decided = payroll.post(late + "/decision", decision).done();
        assertThat(decided.path("byUnit").asBoolean()).isTrue();
        assertThat(payroll.post(late + "/decision", decision).codes()).isEqualTo("employment.no_late_case");
    }
}
