package coop.ouvrage.purchases;

import static coop.ouvrage.app.testing.Proof.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SampleInvoice;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.einvoice.EInvoiceGateway;
import coop.ouvrage.einvoice.EInvoiceGateway.Sending;
import coop.ouvrage.einvoice.EInvoiceGateway.Told;
import coop.ouvrage.einvoice.ProviderReports;
import coop.ouvrage.einvoice.UblWriter;
import coop.ouvrage.installation.Outgoing;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceAnswers;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.SaleFixture;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.simulators.directory.DirectorySimulator;
import coop.ouvrage.simulators.directory.TestAuthority;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateEncodingException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/**
 * The application as an access point of its own, and as the one of its client too: an invoice goes out by AS4 through its own door, arrives
 * as a supplier's, its status comes back the same way and stands at the invoice.
 */
@OuvrageTest(perMethod = true)
@Import({SupplyFixture.class, SaleFixture.class})
@TestPropertySource(
        properties = {"ouvrage.invoicing.timer=false", "ouvrage.e-invoice-network.zone=" + StatusTripTest.ZONE})
@DirtiesContext
class StatusTripTest {

    static final String ZONE = "participant.sml.test";
    private static final String CLIENT = "0208:0203201340";
    private static final DirectorySimulator NETWORK = DirectorySimulator.start(ZONE);
    private static final TestAuthority.Holder OWN = NETWORK.authority().accessPoint("PBE000001");

    private final SaleFixture sale;
    private final Invoices invoices;
    private final InvoiceAnswers answers;
    private final EInvoiceGateway gateway;
    private final BusinessClock clock;
    private final BusinessTime time;
    private final JdbcClient jdbc;
    private final MockMvc web;
    private final Users users;
    private final CurrentUser user;
    private final ProviderReports reports;
    private final Outgoing outgoing;

    @LocalServerPort
    private int port;

    StatusTripTest(
            SaleFixture sale,
            Invoices invoices,
            InvoiceAnswers answers,
            EInvoiceGateway gateway,
            BusinessClock clock,
            BusinessTime time,
            JdbcClient jdbc,
            WebApplicationContext context,
            Users users,
            CurrentUser user,
            ProviderReports reports,
            Outgoing outgoing) {
        this.sale = sale;
        this.invoices = invoices;
        this.answers = answers;
        this.gateway = gateway;
        this.clock = clock;
        this.time = time;
        this.jdbc = jdbc;
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        this.users = users;
        this.user = user;
        this.reports = reports;
        this.outgoing = outgoing;
    }

    @DynamicPropertySource
    static void accessPoint(DynamicPropertyRegistry properties) throws IOException, GeneralSecurityException {
        Path folder = Files.createTempDirectory("access-point");
        Path store = folder.resolve("key.p12");
        try (OutputStream out = Files.newOutputStream(store)) {
            OWN.store().store(out, TestAuthority.PASSWORD.toCharArray());
        }
        Path authorities = folder.resolve("authorities.pem");
        Files.writeString(authorities, pem());
        properties.add("ouvrage.as4.key-store", store::toString);
        properties.add("ouvrage.as4.key-store-password", () -> TestAuthority.PASSWORD);
        properties.add("ouvrage.as4.key-alias", () -> "key");
        properties.add("ouvrage.as4.authorities", authorities::toString);
        properties.add("ouvrage.as4.participants", () -> CLIENT + ",9925:be0848934496");
        properties.add("ouvrage.as4.reports", () -> "send");
        properties.add("ouvrage.e-invoice-network.name-server", NETWORK::nameServer);
        properties.add("ouvrage.e-invoice-network.publisher-authorities", authorities::toString);
    }

    private static String pem() throws CertificateEncodingException {
        return "-----BEGIN CERTIFICATE-----\n"
                + Base64.getMimeEncoder()
                        .encodeToString(NETWORK.authority().certificate().getEncoded())
                + "\n-----END CERTIFICATE-----\n";
    }

    @BeforeEach
    void register() {
        URI door = URI.create("http://127.0.0.1:" + port + "/as4");
        NETWORK.register(CLIENT, door, OWN, "Invoice", "CreditNote");
        NETWORK.register("0242:000001", door, OWN, "ApplicationResponse");
    }

    @Test
    void anInvoiceGoesOutAndItsStatusComesBack() {
        UUID unit = sale.unit("PROD");
        UUID client = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
        Invoice invoice = sale.sold(unit, client, List.of(sale.item(Supply.SERVICE, "100.00")));
        clock.passTo(LocalDate.parse("2026-11-24"));
        assertThat(invoices.find(invoice.id()).orElseThrow().delivery()).isEqualTo(Invoice.Delivery.DELIVERED);
        assertThat(answers.of(invoice.id())).singleElement().satisfies(answer -> {
            assertThat(answer.code()).isEqualTo("AP");
            assertThat(answer.words()).isEmpty();
        });
        assertThat(told(invoice.number()).code()).isEqualTo("AP");
        assertThat(told(invoice.number()).sentAt()).isNotNull();
        assertThat(statuses()).containsExactly("AP");
    }

    @Test
    void whatDoesNotFollowTheRulesIsKeptAndRejectedTowardsTheProvider() {
        byte[] broken = new String(invoice("F-99"), StandardCharsets.UTF_8)
                .replace(
                        "<cbc:TaxExclusiveAmount currencyID=\"EUR\">100.00",
                        "<cbc:TaxExclusiveAmount currencyID=\"EUR\">90.00")
                .getBytes(StandardCharsets.UTF_8);
        assertThat(gateway.send("broken", broken)).isInstanceOf(Sending.Taken.class);
        clock.passTo(LocalDate.parse("2026-11-23"));
        assertThat(told("F-99").code()).isEqualTo("RE");
        assertThat(told("F-99").sentAt()).isNotNull();
        clock.passTo(LocalDate.parse("2026-11-25"));
        assertThat(statuses()).as("a status is answered by none").containsExactly("RE");
        assertThat(jdbc.sql("select count(*) from purchase")
                        .query(Integer.class)
                        .single())
                .as("the status is no document of a supplier")
                .isOne();
    }

    @Test
    void reportsThatNobodyTookWaitOnThePageUntilTheyAreSentAgain() throws Exception {
        assertThat(gateway.send("reported", invoice("F-1"))).isInstanceOf(Sending.Taken.class);
        clock.passTo(LocalDate.parse("2026-12-02"));
        // October too: also a month without messages is reported.
        assertThat(open()).containsExactly("2026-11-15T23:00:00Z", "2026-12-15T23:00:00Z");
        assertThat(page(Role.AUDITOR))
                .contains("2 months wait", "OpenPeppol is not found", "due on 15/12/2026")
                .doesNotContain("Send again");
        assertThat(page(Role.FINANCE)).contains("Send again", "Who sent", "billing:3.0");

        NETWORK.register("9925:be0848934496", URI.create("http://127.0.0.1:" + port + "/as4"), OWN, "Report");
        hold();
        assertThat(codes("2026-11")).containsExactly("einvoice.reports_held");
        outgoing.release(UUID.randomUUID());
        assertThat(send("2026-10").getRedirectedUrl()).contains("reports_sent");
        assertThat(send("2026-11").getRedirectedUrl()).contains("reports_sent");
        assertThat(page(Role.FINANCE)).contains("All reports to OpenPeppol are sent", "taken by OpenPeppol");
        assertThat(open()).isEmpty();
        assertThat(web.perform(get("/desk/network-reports/2026-11/TRANSACTIONS").session(session(Role.AUDITOR)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("TransactionStatisticsReport");

        clock.freezeAt(LocalDateTime.parse("2027-01-20T09:00"));
        assertThat(page(Role.FINANCE)).contains("December 2026: no report", "Make and send");
        assertThat(send("2027-01").getStatus()).isEqualTo(422);
        assertThat(codes("2027-01")).containsExactly("einvoice.month_not_over");
        assertThat(send("2026-12").getRedirectedUrl()).contains("reports_sent");
        assertThat(page(Role.FINANCE))
                .contains("All reports to OpenPeppol are sent")
                .doesNotContain("no report");
    }

    private byte[] invoice(String number) {
        return new String(UblWriter.write(SampleInvoice.of(number, time.today()).build()), StandardCharsets.UTF_8)
                .replace("0403170701", "0203201340")
                .getBytes(StandardCharsets.UTF_8);
    }

    private List<String> codes(String month) {
        return user.asSystem(() -> reports.send(YearMonth.parse(month))).refusals().stream()
                .map(Refusal::code)
                .toList();
    }

    private static void hold() throws SQLException {
        try (Connection owner = TestDatabase.get().superuser()) {
            owner.createStatement().execute("insert into outgoing_hold default values");
        }
    }

    private List<String> open() {
        return jdbc
                .sql(
                        "select deadline from worklist_item where kind = 'einvoice.reports' and closed_at is null order by 1")
                .query(OffsetDateTime.class)
                .list()
                .stream()
                .map(at -> at.toInstant().toString())
                .toList();
    }

    private String page(Role role) throws Exception {
        String page = web.perform(get("/desk/network-reports").session(session(role)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).doesNotContain("[einvoice.");
        return page;
    }

    private MockHttpServletResponse send(String month) throws Exception {
        return web.perform(post("/desk/network-reports/" + month)
                        .session(session(Role.FINANCE))
                        .with(csrf())
                        .param("form_key", UUID.randomUUID().toString()))
                .andReturn()
                .getResponse();
    }

    private MockHttpSession session(Role role) {
        MockHttpSession session = new MockHttpSession();
        session.setAttribute(
                "user",
                users.register(UUID.randomUUID() + "@example.org", UUID.randomUUID(), "Inès", "en", Set.of(role))
                        .toString());
        session.setAttribute("proven", time.now().toEpochMilli());
        return session;
    }

    private Told told(String number) {
        String message = jdbc.sql("select message_id from purchase where number = :number")
                .param("number", number)
                .query(String.class)
                .single();
        return gateway.told(message).orElseThrow();
    }

    private List<String> statuses() {
        return jdbc.sql("select code from einvoice_as4_status")
                .query(String.class)
                .list();
    }
}
