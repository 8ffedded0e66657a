package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.Eye;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** Offers and invoices in a real browser, narrow and wide; the client signs there, without scripts. */
@OuvrageTest
@Tag("browser")
@Import(SaleFixture.class)
@TestPropertySource(properties = {"ouvrage.invoicing.timer=false", "ouvrage.einvoice.check-one-in=1000"})
class InvoicingBrowserTest {

    private static final String PASSWORD = "quatre chevaux lents";

    private final SaleFixture sale;
    private final Users users;
    private final Eye eye = new Eye();

    @LocalServerPort
    private int port;

    InvoicingBrowserTest(SaleFixture sale, Users users) {
        this.sale = sale;
        this.users = users;
    }

    @Test
    void aClientSignsWithoutScriptsAndAHolderReadsTheInvoice() {
        UUID unit = sale.unit("PROD");
        UUID company = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit);
        for (int i = 1; i < 4; i++) {
            sale.sold(unit, company, List.of(sale.item(Supply.SERVICE, i + "234.00")));
        }
        UserId maud = users.create("maud@example.org", "Maud Lekeux", "fr", SaleFixture.HOLDER, PASSWORD)
                .orThrow();
        users.grant(maud, Role.MEMBER);
        try (Chromium chromium = new Chromium()) {
            for (int width : List.of(Chromium.PHONE, Chromium.DESKTOP)) {
                theClient(chromium, width, unit, company);
                theHolder(chromium, width);
            }
        }
        assertThat(eye.troubles()).isEmpty();
    }

    private void theClient(Chromium chromium, int width, UUID unit, UUID company) {
        UUID job = UUID.randomUUID();
        String link = "/l/" + sent(unit, company, job);
        try (BrowserContext context = chromium.visitWithoutScripts(address(), width)) {
            Page page = context.newPage();
            eye.on(page);
            page.navigate(link);
            page.click("form[action$='/code'] button");
            page.fill("#f-name", "Claire Dumont");
            page.fill("#f-code", sale.code());
            page.click("form[action$='/accept'] button");
            assertThat(page.textContent("main")).contains("Claire Dumont");
        }
        try (BrowserContext context = context(chromium, width)) {
            Page page = context.newPage();
            eye.on(page);
            look(page, link, "link-accepted");
            Order order = sale.user()
                    .asSystem(() -> sale.quotes().ofJob(job).stream()
                            .flatMap(quote -> sale.orders().ofJob(job).stream())
                            .findFirst()
                            .orElseThrow());
            sale.user()
                    .as(
                            SaleFixture.holder(),
                            () -> sale.invoices().issue(order.id(), sale.time().today()))
                    .orThrow();
            look(page, link, "link-invoice");
            look(page, "/l/" + sent(unit, company, UUID.randomUUID()), "link-open");
            look(page, "/l/nothing", "link-gone");
        }
    }

    private String sent(UUID unit, UUID company, UUID job) {
        return sale.user().as(SaleFixture.holder(), () -> {
            QuoteId quote = sale.quotes()
                    .draft(new QuoteDraft(
                            unit,
                            job,
                            company,
                            "Affiches de la saison d'été",
                            "fr",
                            List.of(sale.item(Supply.SERVICE, "1000.00"), sale.item(Supply.AUTHORS_RIGHTS, "200.00")),
                            Money.of("60.00"),
                            "papier",
                            null,
                            sale.time().today().plusDays(30)))
                    .orThrow();
            return sale.quotes().send(quote).orThrow();
        });
    }

    private void theHolder(Chromium chromium, int width) {
        Invoice invoice = sale.invoices()
                .list(InvoiceSearch.ofUnits(
                        sale.units().ofHolder(SaleFixture.HOLDER).stream()
                                .map(u -> u.id().value())
                                .toList(),
                        1))
                .getFirst();
        try (BrowserContext context = context(chromium, width)) {
            Page page = context.newPage();
            eye.on(page);
            page.navigate("/login");
            page.fill("#f-login", "maud@example.org");
            page.fill("#f-password", PASSWORD);
            page.click("main button");
            page.waitForURL(url -> !url.endsWith("/login"));
            look(page, "/invoices", "invoices");
            look(page, "/invoices?q=nothing-like-it", "invoices-none");
            look(page, "/invoices/" + invoice.id(), "invoice");
            UUID quote = sale.jdbc()
                    .sql("select id from quote where state = 'ACCEPTED' order by id desc limit 1")
                    .query(UUID.class)
                    .single();
            look(page, "/quotes/" + quote, "quote");
        }
    }

    private BrowserContext context(Chromium chromium, int width) {
        return chromium.visit(address(), "fr-BE", width);
    }

    private String address() {
        return "http://localhost:" + port;
    }

    private void look(Page page, String path, String name) {
        page.navigate(path);
        eye.look(page, "invoicing " + name);
    }
}
