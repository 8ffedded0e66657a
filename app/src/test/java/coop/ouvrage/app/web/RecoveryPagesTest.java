package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.clientspace.ClientVoice;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.recovery.Dispute;
import coop.ouvrage.recovery.LateWorld;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/** What finance reads of a client that pays late: the plan, the letters, the dispute, the file. */
@OuvrageTest(at = "2025-09-01T09:00")
@Import(LateWorld.class)
class RecoveryPagesTest {

    private final LateWorld world;
    private final SmallCoop coop;
    private final ClientVoice voice;
    private final Users users;

    @LocalServerPort
    private int port;

    RecoveryPagesTest(LateWorld world, SmallCoop coop, ClientVoice voice, Users users) {
        this.world = world;
        this.coop = coop;
        this.voice = voice;
        this.users = users;
    }

    private Surfer finance() {
        UserId id = users.create("finance@example.org", "Ines", "en", UUID.randomUUID(), "quatre chevaux lents")
                .orThrow();
        users.grant(id, Role.FINANCE);
        Surfer surfer = new Surfer(port);
        surfer.logIn("finance@example.org", "quatre chevaux lents");
        String page = surfer.get("/profile/second-factor").body();
        String secret = page.replaceAll("(?s).*name=\"secret\" value=\"([A-Z2-7]+)\".*", "$1");
        surfer.post("/profile/second-factor", Map.of("secret", secret, "code", Codes.now(secret)));
        return surfer;
    }

    @Test
    void everyPageOfAClientThatPaysLateOpens() {
        UUID unit = coop.unit(coop.person("Maud", "Lehrer"));
        UUID client = world.consumer(unit);
        Invoice invoice = world.invoice(unit, client, "1000.00");
        world.passTo(invoice.dueOn().plusDays(36));
        UUID dispute = voice.dispute(client, invoice.id().value(), Dispute.Subject.QUALITY, "The colours are wrong.")
                .orThrow();
        Surfer finance = finance();
        String reminders = finance.get("/desk/reminders").body();
        assertThat(reminders).contains("Claire Dumont");
        String letter = reminders.replaceAll("(?s).*href=\"(/desk/reminders/[0-9a-f-]+/letter)\".*", "$1");
        assertThat(finance.get(letter).status()).isEqualTo(200);
        assertThat(finance.get("/desk/disputes").body()).contains("Claire Dumont");
        assertThat(finance.get("/disputes/" + dispute).body()).contains("The colours are wrong.");
        assertThat(finance.get("/invoices/" + invoice.id().value() + "/recovery")
                        .body())
                .contains("Disputed");
        String desk = "/desk/recovery/clients/" + client;
        assertThat(finance.get(desk).body()).contains(invoice.number());
        assertThat(finance.bytes(desk + "/file.zip")).isNotEmpty();
        assertThat(finance.get(desk + "/statement.pdf").status()).isEqualTo(200);
        assertThat(finance.get(desk + "/statement?format=csv").status()).isEqualTo(200);
        assertThat(finance.post(desk + "/schedule", Map.of("every", "MONTH")).status())
                .isEqualTo(302);
        assertThat(finance.get(desk).body()).contains("on the first of the month");
        refusedOnce(
                finance, "/disputes/" + dispute + "/offers", Map.of("offer", "CREDIT", "amount", "-5", "words", ""));
        refusedOnce(finance, "/disputes/" + dispute, Map.of("text", ""));
        refusedOnce(finance, desk + "/flag", Map.of("reason", ""));
        openItems(finance, invoice);
        lists(finance, invoice);
        programs(finance, client, invoice, dispute);
    }

    /** Of several forms on a page the one that was sent says why it was refused. */
    private static void refusedOnce(Surfer finance, String address, Map<String, String> typed) {
        var answer = finance.post(address, typed);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body().split("id=\"errors\"", -1)).hasSize(2);
    }

    private static void openItems(Surfer finance, Invoice invoice) {
        String list = "/desk/open-items";
        assertThat(finance.get(list + "?q=dumont&sort=left&dir=desc&filter=over_30")
                        .body())
                .contains(invoice.number(), "Claire Dumont");
        assertThat(finance.get(list + "?filter=not_due").body()).doesNotContain(invoice.number());
        assertThat(finance.get(list + "?q=%25").body()).doesNotContain(invoice.number());
        assertThat(finance.get(list + "?format=csv&filter=PROD").body())
                .contains(invoice.number(), "1210.00", "Days late");
        assertThat(finance.bytes(list + "?format=xlsx")).startsWith('P', 'K');
    }

    /** Reminders and disputes are searched, filtered, sorted and taken away. */
    private static void lists(Surfer finance, Invoice invoice) {
        String letters = "/desk/reminders?q=dumont&filter=LETTER&sort=total&dir=desc";
        assertThat(finance.get(letters).body()).contains("Claire Dumont", "/letter");
        assertThat(finance.get("/desk/reminders?filter=LAWYER").body()).doesNotContain("Claire Dumont");
        assertThat(finance.get("/desk/reminders?q=%25").body()).doesNotContain("Claire Dumont");
        String day = invoice.dueOn().plusDays(35).toString();
        assertThat(finance.get("/desk/reminders?filter=" + day).body()).contains("Claire Dumont");
        assertThat(finance.get("/desk/reminders/export?filter=" + day).body())
                .contains("Claire Dumont", day)
                .hasLineCount(2);
        assertThat(finance.bytes("/desk/reminders/export?format=xlsx")).startsWith('P', 'K');
        assertThat(finance.get("/desk/disputes?q=dumont&filter=FREE&sort=client")
                        .body())
                .contains("Claire Dumont");
        assertThat(finance.get("/desk/disputes?filter=AGREED").body()).doesNotContain("Claire Dumont");
        assertThat(finance.get("/desk/disputes?q=nobody").body()).contains("No dispute matches");
        assertThat(finance.get("/desk/disputes/export?sort=since").body())
                .contains("Claire Dumont")
                .hasLineCount(2);
        assertThat(finance.bytes("/desk/disputes/export?format=xlsx")).startsWith('P', 'K');
    }

    /** The same for programs of finance; what is said in a dispute is not told. */
    private static void programs(Surfer finance, UUID client, Invoice invoice, UUID dispute) {
        String api = "/api/v1/recovery/";
        String own = api + "invoices/" + invoice.id().value();
        assertThat(finance.get(api + "steps?limit=2").body()).contains("\"next\":\"2\"", "BUSINESS");
        assertThat(finance.get(own).body()).contains(dispute.toString());
        assertThat(finance.get(own + "/log").body()).contains("DISPUTED");
        assertThat(finance.get(api + "disputes").body())
                .contains(dispute.toString(), "QUALITY")
                .doesNotContain("The colours are wrong.");
        assertThat(finance.get(api + "disputes/" + dispute).body()).contains("OPEN");
        assertThat(finance.get(api + "plans?client=" + client).body()).contains("\"items\":[]");
        assertThat(finance.get(api + "set-offs?client=" + client).body()).contains("\"items\":[]");
        assertThat(finance.get(api + "reminders?day=" + invoice.dueOn().plusDays(35))
                        .body())
                .contains(invoice.id().value().toString());
    }
}
