package coop.ouvrage.invoicing;

import static coop.ouvrage.app.testing.Proof.csrf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** The pages of offers and invoices, as the client, the holder, another member and the finance team meet them. */
@OuvrageTest(perMethod = true)
@Import(SaleFixture.class)
@TestPropertySource(properties = {"ouvrage.invoicing.timer=false", "ouvrage.einvoice.check-one-in=1000"})
class InvoicingPagesTest {

    private final SaleFixture sale;
    private final Users users;
    private final MockMvc web;

    @LocalServerPort
    private int port;

    private UUID unit;
    private UUID company;

    InvoicingPagesTest(SaleFixture sale, Users users, WebApplicationContext context) {
        this.sale = sale;
        this.users = users;
        this.web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
    }

    @BeforeEach
    void aUnitAndAClient() {
        unit = sale.unit("PROD");
        company = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
    }

    private String sent() {
        return sale.user().as(SaleFixture.holder(), () -> {
            QuoteId quote = sale.quotes()
                    .draft(new QuoteDraft(
                            unit,
                            UUID.randomUUID(),
                            company,
                            "Affiches <b>d'été</b>",
                            "nl",
                            List.of(sale.item(Supply.SERVICE, "1000.00")),
                            Money.of("60.00"),
                            "papier",
                            null,
                            sale.time().today().plusDays(30)))
                    .orThrow();
            return sale.quotes().send(quote).orThrow();
        });
    }

    @Test
    void aClientAcceptsOnTheLinkWithoutAccountAndPaysTheInvoiceThere() {
        String link = "/l/" + sent();
        Surfer client = new Surfer(port);
        Surfer.Answer page = client.get(link);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .as("in the client's language, nothing of it run")
                .contains("<html lang=\"nl\">", "Affiches &lt;b&gt;d'été&lt;/b&gt;", "1.210,00")
                .contains("noindex", "no-referrer")
                .doesNotContain("[invoicing.");
        assertThat(page.raw().headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        Surfer.Answer refused = client.post(link + "/accept", Map.of("name", "", "code", "123456"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body())
                .as("another language shows the page again, with or without script")
                .contains("href=\"" + link + "?lang=fr\"");
        assertThat(client.get(link + "?lang=fr").body()).contains("<html lang=\"fr\">");
        client.get(link + "?lang=nl");
        assertThat(client.post(link + "/code", Map.of()).status()).isEqualTo(302);
        Surfer.Answer accepted = client.post(link + "/accept", Map.of("name", "Claire O'Neill", "code", sale.code()));
        assertThat(accepted.status()).isEqualTo(302);
        assertThat(client.get(link).body()).contains("Claire O'Neill");
        assertThat(client.get(link + "/quote.pdf").body()).startsWith("%PDF");
        OrderId order = sale.user()
                .asSystem(() -> new OrderId(sale.jdbc()
                        .sql("select id from sales_order")
                        .query(UUID.class)
                        .single()));
        InvoiceId invoice = sale.user()
                .as(
                        SaleFixture.holder(),
                        () -> sale.invoices().issue(order, sale.time().today()))
                .orThrow();
        assertThat(client.get(link).body()).contains("BE52 9790 0001 0109", "+++", "<svg class=\"qr\"");
        assertThat(client.get(link + "/invoices/" + invoice + ".pdf").body()).startsWith("%PDF");
        assertThat(client.get(link + "/invoices/" + invoice + ".xml").body()).contains("<cbc:ID>2026-000001</cbc:ID>");
    }

    @Test
    void aStrangerWithALinkSeesOnlyWhatIsBehindIt() {
        Invoice other = sale.sold(unit, company, List.of(sale.item(Supply.SERVICE, "50.00")));
        String link = "/l/" + sent();
        Surfer stranger = new Surfer(port);
        assertThat(stranger.get(link + "/invoices/" + other.id() + ".pdf").status())
                .isEqualTo(404);
        assertThat(stranger.get("/l/no-such-token").status()).isEqualTo(404);
        assertThat(stranger.get("/l/no-such-token/quote.pdf").status()).isEqualTo(404);
        stranger.get(link);
        assertThat(stranger.post(link + "/accept", Map.of("name", "A Stranger", "code", "000000"))
                        .status())
                .isEqualTo(422);
        assertThat(stranger.get("/invoices/" + other.id()).status()).isNotEqualTo(200);
    }

    @Test
    void aClientDeclines() {
        String link = "/l/" + sent();
        Surfer client = new Surfer(port);
        client.get(link);
        assertThat(client.post(link + "/decline", Map.of()).status()).isEqualTo(302);
        assertThat(client.get(link).body()).contains("afgewezen").doesNotContain(link + "/accept");
    }

    private MockHttpSession enter(String login, UUID party, Role... roles) {
        UserId user = users.register(login + "@example.org", party, login, "en", Set.of(roles));
        MockHttpSession session = new MockHttpSession();
        session.setAttribute("user", user.value().toString());
        session.setAttribute("proven", sale.time().now().toEpochMilli());
        return session;
    }

    private MockHttpServletResponse open(MockHttpSession session, String path) throws Exception {
        return web.perform(get(path).session(session)).andReturn().getResponse();
    }

    private String body(MockHttpSession session, String path) throws Exception {
        MockHttpServletResponse response = open(session, path);
        assertThat(response.getStatus()).as(path).isEqualTo(200);
        return response.getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void aDepositIsCalledSoAndNamesNoDayOfWork() throws Exception {
        Sale.Line line = Sale.Line.of(
                unit,
                unit,
                Supply.SERVICE,
                "Affiches",
                java.math.BigDecimal.ONE,
                "LS",
                new java.math.BigDecimal("100"));
        Sale deposit = Sale.of("PROD", company, "Affiches", "fr", sale.time().today(), List.of(line))
                .as(Invoice.Form.DEPOSIT);
        MockHttpSession holder = enter("maud", SaleFixture.HOLDER, Role.MEMBER);
        var issued = sale.user()
                .as(
                        SaleFixture.holder(),
                        () -> sale.invoices().issueAll(List.of(deposit, deposit.as(Invoice.Form.FULL))));
        InvoiceId whole = issued.getLast().orThrow();
        assertThat(body(holder, "/invoices/" + issued.getFirst().orThrow()))
                .contains("<h1>Deposit invoice 2026-000001</h1>")
                .doesNotContain("Work done");
        assertThat(body(holder, "/invoices/" + whole)).contains("<h1>Invoice 2026-000002</h1>", "Work done");
    }

    @Test
    void aHolderSeesAndCreditsTheInvoicesOfTheUnit() throws Exception {
        Invoice invoice = sale.sold(unit, company, List.of(sale.item(Supply.SERVICE, "1000.00")));
        MockHttpSession holder = enter("maud", SaleFixture.HOLDER, Role.MEMBER);
        assertThat(body(holder, "/invoices"))
                .contains(invoice.number(), "1,210.00")
                .doesNotContain("[invoicing.");
        assertThat(body(holder, "/invoices?q=toile&sort=total&dir=desc")).contains(invoice.number());
        assertThat(body(holder, "/invoices?filter=credit_notes")).doesNotContain(invoice.number());
        String page = body(holder, "/invoices/" + invoice.id());
        assertThat(page).contains(invoice.number(), "935.00", "705").doesNotContain("[invoicing.", "[vat.");
        assertThat(open(holder, "/invoices/" + invoice.id() + ".pdf").getContentType())
                .isEqualTo("application/pdf");
        var credit = post("/invoices/" + invoice.id() + "/credit")
                .session(holder)
                .with(csrf())
                .param("form_key", "k1")
                .param("extent", "part");
        assertThat(web.perform(credit.param("amount", "2000").param("reason", "too much"))
                        .andReturn()
                        .getResponse()
                        .getStatus())
                .isEqualTo(422);
        var unclear = post("/invoices/" + invoice.id() + "/credit")
                .session(holder)
                .with(csrf())
                .param("form_key", "k3")
                .param("extent", "whole")
                .param("amount", "10")
                .param("reason", "an amount, and all of it");
        assertThat(web.perform(unclear).andReturn().getResponse().getStatus())
                .as("invoicing.credit_extent")
                .isEqualTo(422);
        var right = post("/invoices/" + invoice.id() + "/credit")
                .session(holder)
                .with(csrf())
                .param("form_key", "k2")
                .param("extent", "part")
                .param("amount", "100,50")
                .param("reason", "=not wanted");
        MockHttpServletResponse credited = web.perform(right).andReturn().getResponse();
        assertThat(credited.getStatus()).isEqualTo(302);
        String note = Objects.requireNonNull(credited.getRedirectedUrl()).replaceFirst("\\?.*", "");
        assertThat(body(holder, note)).contains("What is credited").doesNotContain("What is invoiced");
        assertThat(body(holder, note + ".xml")).as("two sentences, not one").contains("=not wanted. ");
        assertThat(body(holder, "/invoices?filter=credit_notes")).contains("C2026-000001");
    }

    @Test
    void exportsRunNoFormulas() throws Exception {
        UUID evil = sale.client(
                SaleFixture.draft(
                        coop.ouvrage.customer.ClientKind.PERSON,
                        "Sum",
                        "=A1",
                        "BE",
                        "",
                        "",
                        false,
                        SaleFixture.ADDRESS),
                unit);
        sale.sold(unit, evil, List.of(sale.item(Supply.SERVICE, "10.00")));
        MockHttpSession holder = enter("maud", SaleFixture.HOLDER, Role.MEMBER);
        assertThat(open(holder, "/invoices?format=csv").getContentAsString(StandardCharsets.UTF_8))
                .contains("2026-000001")
                .doesNotContain(";=");
        assertThat(open(holder, "/invoices?format=xlsx").getContentAsByteArray())
                .startsWith('P', 'K');
    }

    @Test
    void nobodyElseSeesThem() throws Exception {
        Invoice invoice = sale.sold(unit, company, List.of(sale.item(Supply.SERVICE, "1000.00")));
        MockHttpSession other = enter("other", UUID.randomUUID(), Role.MEMBER);
        assertThat(body(other, "/invoices")).doesNotContain(invoice.number());
        String base = "/invoices/" + invoice.id();
        UUID quote = sale.jdbc().sql("select id from quote").query(UUID.class).single();
        for (String path :
                List.of(base, base + ".pdf", base + ".xml", "/quotes/" + quote, "/quotes/" + quote + ".pdf")) {
            assertThat(open(other, path).getStatus()).as(path).isEqualTo(404);
        }
        var credit = post(base + "/credit")
                .session(other)
                .with(csrf())
                .param("extent", "whole")
                .param("reason", "x");
        assertThat(web.perform(credit).andReturn().getResponse().getStatus()).isEqualTo(404);
        MockHttpSession payroll = enter("payroll", UUID.randomUUID(), Role.PAYROLL);
        assertThat(open(payroll, base).getStatus()).isEqualTo(404);
    }

    @Test
    void financeSeesAllAndHolderTheOffer() throws Exception {
        Invoice invoice = sale.sold(unit, company, List.of(sale.item(Supply.SERVICE, "1000.00")));
        MockHttpSession finance = enter("finance", UUID.randomUUID(), Role.FINANCE);
        assertThat(body(finance, "/desk/invoices")).contains(invoice.number());
        assertThat(body(finance, "/invoices/" + invoice.id())).contains("/desk/ledger/entries/");
        UUID quote = sale.jdbc().sql("select id from quote").query(UUID.class).single();
        assertThat(body(enter("maud", SaleFixture.HOLDER, Role.MEMBER), "/quotes/" + quote))
                .contains("Claire Dumont")
                .doesNotContain("[invoicing.");
    }

    @Test
    void programsPageAndCredit() throws Exception {
        sale.sold(unit, company, List.of(sale.item(Supply.SERVICE, "10.00")));
        Invoice last = sale.sold(unit, company, List.of(sale.item(Supply.SERVICE, "20.00")));
        MockHttpSession holder = enter("maud", SaleFixture.HOLDER, Role.MEMBER);
        String page = body(holder, "/api/v1/invoices?limit=1");
        assertThat(page).contains("\"number\":\"2026-000002\"", "\"inclVat\":\"24.20\"", "\"next\":\"" + last.id());
        assertThat(body(holder, "/api/v1/invoices?limit=1&cursor=" + last.id())).contains("2026-000001");
        assertThat(body(holder, "/api/v1/quotes")).contains("ACCEPTED");
        assertThat(body(holder, "/api/v1/orders")).contains("Claire Dumont");
        MockHttpSession other = enter("other", UUID.randomUUID(), Role.MEMBER);
        assertThat(body(other, "/api/v1/invoices")).contains("\"items\":[]");
        assertThat(open(other, "/api/v1/invoices/" + last.id()).getStatus()).isEqualTo(404);
        var refused = post("/api/v1/invoices/" + last.id() + "/credit-notes")
                .session(holder)
                .with(csrf())
                .header("Idempotency-Key", "credit-1")
                .contentType("application/json")
                .content("{\"exclVat\":\"99.00\",\"reason\":\"too much\"}");
        MockHttpServletResponse problem = web.perform(refused).andReturn().getResponse();
        assertThat(problem.getStatus()).isEqualTo(422);
        assertThat(problem.getContentAsString()).contains("invoicing.credit_above_invoice");
    }

    @Test
    void programsSayWhyTheirVatIsReducedToo() throws Exception {
        MockHttpSession holder = enter("maud", SaleFixture.HOLDER, Role.MEMBER);
        assertThat(quoted(holder, "").getContentAsString()).contains("invoicing.justification_missing");
        assertThat(quoted(holder, ",\"justification\":\"a concert on stage\"").getStatus())
                .isEqualTo(201);
    }

    private MockHttpServletResponse quoted(MockHttpSession holder, String more) throws Exception {
        String line = "{\"description\":\"Concert\",\"supply\":\"PERFORMANCE\",\"unitPrice\":\"500.00\"" + more + "}";
        return web.perform(post("/api/v1/quotes")
                        .session(holder)
                        .with(csrf())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType("application/json")
                        .content("{\"unit\":\"" + unit + "\",\"client\":\"" + company
                                + "\",\"title\":\"Concert\",\"language\":\"fr\",\"lines\":[" + line + "]}"))
                .andReturn()
                .getResponse();
    }

    @Test
    void programsAskForInvoicesAlsoInOtherCurrenciesAndWithOtherUnits() throws Exception {
        MockHttpSession holder = enter("maud", SaleFixture.HOLDER, Role.MEMBER);
        assertThat(asked(holder, "EUR", "").getContentAsString()).contains("\"state\":\"WAITING\"");
        assertThat(asked(holder, "USD", "").getContentAsString()).contains("exchange.rate_missing");
        assertThat(asked(holder, "EUR", ",\"unitCode\":\"OV-00000000\"").getContentAsString())
                .contains("sales.unit_unknown");
    }

    private MockHttpServletResponse asked(MockHttpSession holder, String currency, String more) throws Exception {
        String line =
                "{\"description\":\"Concert\",\"supply\":\"SERVICE\",\"quantity\":\"1\",\"measure\":\"LS\",\"price\":\"500.00\""
                        + more + "}";
        return web.perform(post("/api/v1/sale-requests")
                        .session(holder)
                        .with(csrf())
                        .header("Idempotency-Key", UUID.randomUUID().toString())
                        .contentType("application/json")
                        .content("{\"unit\":\"" + unit + "\",\"client\":\"" + company
                                + "\",\"title\":\"Concert\",\"language\":\"fr\",\"currency\":\"" + currency
                                + "\",\"lines\":["
                                + line + "]}"))
                .andReturn()
                .getResponse();
    }
}
