package coop.ouvrage.clientspace;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.receivables.ItemListing;
import coop.ouvrage.receivables.ItemQuery;
import coop.ouvrage.receivables.OpenItems;
import coop.ouvrage.receivables.web.ClientStatement;
import coop.ouvrage.recovery.Dispute;
import coop.ouvrage.recovery.LateWorld;
import coop.ouvrage.recovery.PaymentPlans;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.ReadOnce;
import java.net.http.HttpRequest;
import java.time.LocalDateTime;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A client's link and key open its own papers, nothing else, and end. */
@OuvrageTest(at = "2025-09-01T09:00", perMethod = true)
@Import(LateWorld.class)
class ClientSpaceTest {

    private final LateWorld world;
    private final SmallCoop coop;
    private final ClientAccessLinks links;
    private final ClientLinkDesk desk;
    private final ClientVoice voice;
    private final ClientSpace space;
    private final OpenItems items;
    private final ItemListing open;
    private final CurrentUser user;
    private final BusinessClock clock;
    private final PaymentPlans plans;
    private final JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private UUID client = UUID.randomUUID();
    private UUID other = UUID.randomUUID();
    private Invoice invoice;
    private Invoice others;

    ClientSpaceTest(
            LateWorld world,
            SmallCoop coop,
            ClientAccessLinks links,
            ClientLinkDesk desk,
            ClientVoice voice,
            ClientSpace space,
            OpenItems items,
            ItemListing open,
            CurrentUser user,
            BusinessClock clock,
            PaymentPlans plans,
            JdbcClient jdbc) {
        this.plans = plans;
        this.jdbc = jdbc;
        this.world = world;
        this.coop = coop;
        this.links = links;
        this.desk = desk;
        this.voice = voice;
        this.space = space;
        this.items = items;
        this.open = open;
        this.user = user;
        this.clock = clock;
    }

    @BeforeEach
    void twoClients() {
        UUID unit = coop.unit(coop.person("Maud", "Lehrer"));
        client = world.consumer(unit);
        other = world.business(unit);
        invoice = world.invoice(unit, client, "1000.00");
        others = world.invoice(unit, other, "500.00");
    }

    private String link() {
        return links.open(List.of(client)).getOrDefault(client, "");
    }

    private int status(String path) {
        return new Surfer(port).get(path).status();
    }

    @Test
    void aLinkOpensOwnPapersOnly() {
        String link = link();
        Surfer.Answer page = new Surfer(port).get(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains(invoice.number(), "mailto:").doesNotContain(others.number());
        String own = link + "/invoices/" + invoice.id().value();
        assertThat(status(own)).isEqualTo(200);
        assertThat(status(own + ".pdf")).isEqualTo(200);
        assertThat(status(own + ".xml")).isEqualTo(200);
        assertThat(status(link + "/statement.pdf")).isEqualTo(200);
        assertThat(status(link + "/statement?format=csv")).isEqualTo(200);
        assertThat(status(link + "/statement?format=doc")).isEqualTo(404);
        String foreign = link + "/invoices/" + others.id().value();
        assertThat(status(foreign)).isEqualTo(404);
        assertThat(status(foreign + ".pdf")).isEqualTo(404);
        assertThat(status(foreign + ".xml")).isEqualTo(404);
        assertThat(status("/l/space/nobody-knows-this")).isEqualTo(404);
    }

    /** What banking apps scan is what is left: never again what came in. */
    @Test
    void whatIsLeftIsWhatIsScanned() {
        String own = link() + "/invoices/" + invoice.id().value();
        UUID quote = jdbc.sql("select id from quote where client_id = :client")
                .param("client", client)
                .query(UUID.class)
                .single();
        String order = space.offer(client, quote);
        String whole = new Surfer(port).get(order).body();
        assertThat(new Surfer(port).get(own).body()).containsPattern("<figcaption[^>]*>[^<]*1.210,00");
        world.pays(invoice, Money.of("210.00"));
        assertThat(new Surfer(port).get(own).body()).containsPattern("<figcaption[^>]*>[^<]*1.000,00");
        assertThat(drawn(new Surfer(port).get(order).body())).isNotEmpty().isNotEqualTo(drawn(whole));
        assertThat(new Surfer(port).get(link() + "/statement?format=csv").body())
                .contains(";"
                        + new StructuredReference(String.valueOf(invoice.structuredReference()))
                                .display()
                                .replace("+", ""));
        world.pays(invoice, Money.of("1000.00"));
        assertThat(new Surfer(port).get(own).body()).doesNotContain("<figcaption");
    }

    /** Of an invoice in a plan the next instalment is scanned, with the reference of that instalment. */
    @Test
    void inAPlanTheNextInstalmentIsScanned() {
        UUID plan = user.as(
                        coop.officer(Role.FINANCE),
                        () -> plans.propose(
                                client,
                                List.of(invoice.id().value()),
                                2,
                                invoice.dueOn().plusDays(10)))
                .orThrow();
        links.sendCode(client).orThrow();
        voice.agree(client, plan, "Claire Dumont", coop.code()).orThrow();
        String own = link() + "/invoices/" + invoice.id().value();
        String reference = new StructuredReference(String.valueOf(
                        plans.find(plan).orElseThrow().instalments().getFirst().reference()))
                .display();
        assertThat(new Surfer(port).get(own).body())
                .containsPattern("<figcaption[^>]*>[^<]*605,00")
                .contains(reference);
        world.pays(invoice, Money.of("605.00"));
        assertThat(new Surfer(port).get(own).body())
                .containsPattern("<figcaption[^>]*>[^<]*605,00")
                .doesNotContain(reference);
    }

    private static String drawn(String page) {
        return page.replaceAll("(?s).*class=\"qr\".*? d=\"([^\"]+)\".*", "$1");
    }

    /** Interest and lump sum are still owed once the invoice is paid: the page says so, and how. */
    @Test
    void whatWasAddedIsToBePaidAfterTheInvoiceItself() {
        world.passTo(others.dueOn().plusDays(30));
        String link = links.open(List.of(other)).getOrDefault(other, "");
        String own = link + "/invoices/" + others.id().value();
        world.pays(others, others.inclVat());
        assertThat(new Surfer(port).get(own).body())
                .containsPattern("<h1>[^<]*44,32")
                .containsPattern("<figcaption[^>]*>[^<]*44,32")
                .contains("BE");
        assertThat(new Surfer(port).get(link).body()).contains("Zinsen und Pauschale");
        assertThat(new Surfer(port).get(link + "/statement?format=csv").body())
                .as("to be paid with what stands on the invoice")
                .contains("RF93 1000 0000 0236");
        ClientStatement statement = new ClientStatement(
                other,
                "",
                user.as(coop.officer(Role.FINANCE), () -> items.of(other)),
                List.of(),
                others.dueOn().plusDays(30));
        assertThat(statement.left()).isEqualTo(Money.of("44.32")).isEqualTo(statement.overdue());
    }

    /** The channel on the client's page, and what finance and the holder read of it. */
    @Test
    void aDisputeIsReadOnItsPages() {
        UUID dispute = voice.dispute(client, invoice.id().value(), Dispute.Subject.AMOUNT, "Two hours too many.")
                .orThrow();
        String link = link();
        Surfer.Answer page = new Surfer(port).get(link + "/disputes/" + dispute);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("Two hours too many.");
        assertThat(new Surfer(port).get(link).body()).contains("/disputes/" + dispute);
    }

    @Test
    void aLinkExpiresAndCanBeRevoked() {
        String link = link();
        assertThat(user.as(coop.officer(Role.FINANCE), () -> desk.revoke(client)))
                .as("that of its welcome as well")
                .isEqualTo(2);
        assertThat(status(link)).isEqualTo(404);
        String second = link();
        assertThat(status(second)).isEqualTo(200);
        clock.freezeAt(LocalDateTime.parse("2025-12-01T09:00"));
        assertThat(status(second)).isEqualTo(404);
    }

    @Test
    void whoAsksForALinkLearnsNothing() {
        assertThat(links.ask("192.0.2.1", "claire@dumont.example").isDone()).isTrue();
        assertThat(links.ask("192.0.2.1", "nobody@nowhere.example").isDone()).isTrue();
        assertThat(status("/l/space")).isEqualTo(200);
    }

    @Test
    void aProgramFetchesInvoicesWithAKeyMadeByCode() {
        assertThat(links.newKey(client, "123456").refusals())
                .extracting(Refusal::code)
                .containsExactly("messaging.code_over");
        links.sendCode(client).orThrow();
        String key = links.newKey(client, coop.code()).orThrow();
        Surfer program = new Surfer(port);
        Surfer.Answer answer = program.send(HttpRequest.newBuilder(program.address("/api/v1/client-space/invoices"))
                .header("Client-Key", key));
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).contains(invoice.number()).doesNotContain(others.number());
        assertThat(program.get("/api/v1/client-space/invoices").status()).isEqualTo(404);
        jdbc.sql("update party set language = 'nl' where id = :id")
                .param("id", client)
                .update();
        assertThat(program.send(HttpRequest.newBuilder(program.address("/api/v1/client-space/statement?format=csv"))
                                .header("Client-Key", key))
                        .body())
                .as("columns in the client's language, though the program asks in none")
                .contains("Vervaldag");
        assertThat(program.send(HttpRequest.newBuilder(program.address("/api/v1/client-space/invoices/"
                                        + others.id().value() + "/pdf"))
                                .header("Client-Key", key))
                        .status())
                .isEqualTo(404);
        links.sendCode(client).orThrow();
        links.newKey(client, coop.code()).orThrow();
        assertThat(program.send(HttpRequest.newBuilder(program.address("/api/v1/client-space/invoices"))
                                .header("Client-Key", key))
                        .status())
                .as("a new key ends the one before")
                .isEqualTo(404);
    }

    @Test
    void aClientAbroadIsToldTheReferenceThatItsBankKnows() {
        String digits = String.valueOf(invoice.structuredReference());
        jdbc.sql("update client set kind = 'FOREIGN' where party_id = :id")
                .param("id", client)
                .update();
        ReadOnce.forgetEverything();
        String abroad = new StructuredReference(digits).creditor().value();
        links.sendCode(client).orThrow();
        String key = links.newKey(client, coop.code()).orThrow();
        Surfer program = new Surfer(port);
        assertThat(program.send(HttpRequest.newBuilder(program.address("/api/v1/client-space/invoices"))
                                .header("Client-Key", key))
                        .body())
                .contains("\"" + abroad + "\"");
        for (String sought : List.of(abroad, new StructuredReference(digits).display(), digits)) {
            ItemQuery query = new ItemQuery(sought, "", "", false, 0, 10);
            assertThat(user.asSystem(() -> open.rows(query)).rows())
                    .as(sought)
                    .extracting(ItemQuery.Row::reference)
                    .containsExactly(abroad);
        }
    }

    @Test
    void aLargeClientSeesWhatItOwesHoweverOldAndItsProgramReadsAll() {
        jdbc.sql("""
                insert into invoice (id, entity, kind, number, issued_on, due_on, supplied_on, client_id, language, title,
                    excl_vat_cents, vat_cents, contribution_cents, recorded_at, delivery)
                select ('cccc0000-0000-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid, 'PROD', 'INVOICE', 'OLD-' || i, '2020-01-01', '2020-02-01',
                    '2020-01-01', '%s', 'fr', 'Concert', 10000, 2100, 650, now(), 'DELIVERED' from generate_series(1, 600) i""".formatted(client)).update();
        jdbc.sql("""
                insert into open_item (invoice_id, entity, client_id, number, issued_on, due_on, total_cents, paid_cents, closed_on)
                select id, entity, client_id, number, issued_on, due_on, 12100, case when number = 'OLD-1' then 0 else 12100 end,
                    case when number <> 'OLD-1' then date '2020-02-01' end from invoice where number like 'OLD-%'""").update();
        String link = link();
        assertThat(new Surfer(port).get(link).body())
                .as("the oldest is owed, and in the sum")
                .containsPattern("<h1>1.331,00");
        String csv = new Surfer(port).get(link + "/statement?format=csv").body();
        assertThat(csv.lines().filter(line -> line.contains("OLD-"))).hasSize(600);
        links.sendCode(client).orThrow();
        String key = links.newKey(client, coop.code()).orThrow();
        Surfer program = new Surfer(port);
        int read = 0;
        String cursor = "";
        do {
            String body = program.send(HttpRequest.newBuilder(
                                    program.address("/api/v1/client-space/invoices?limit=200&cursor=" + cursor))
                            .header("Client-Key", key))
                    .body();
            read += body.split("\"number\"", -1).length - 1;
            cursor = body.contains("\"next\":\"") ? body.replaceAll("(?s).*\"next\":\"([^\"]+)\".*", "$1") : "";
        } while (!cursor.isEmpty());
        assertThat(read).isEqualTo(601);
    }

    @Test
    void withoutAddressNoCodeLeaves() {
        UUID silent = coop.person("Nina", "Still");
        assertThat(links.sendCode(UUID.randomUUID()).refusals())
                .extracting(Refusal::code)
                .containsExactly("clientspace.no_address");
        assertThat(silent).isNotNull();
    }
}
