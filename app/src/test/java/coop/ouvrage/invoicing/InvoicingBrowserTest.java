package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import java.nio.file.Path;
import java.util.ArrayList;
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
    private static final Path PICTURES = Path.of("target", "pictures");

    private final SaleFixture sale;
    private final Users users;
    private final List<String> troubles = new ArrayList<>();

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
        try (Playwright playwright = Playwright.create();
                Browser browser = playwright.chromium().launch(options())) {
            for (int width : List.of(390, 1280)) {
                theClient(browser, width, unit, company);
                theHolder(browser, width);
            }
        }
        assertThat(troubles).isEmpty();
    }

    private void theClient(Browser browser, int width, UUID unit, UUID company) {
        UUID job = UUID.randomUUID();
        String link = "/l/" + sent(unit, company, job);
        try (BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setJavaScriptEnabled(false)
                .setViewportSize(width, 844))) {
            Page page = context.newPage();
            page.navigate(link);
            page.click("form[action$='/code'] button");
            page.fill("#f-name", "Claire Dumont");
            page.fill("#f-code", sale.code());
            page.click("form[action$='/accept'] button");
            assertThat(page.textContent("main")).contains("Claire Dumont");
        }
        try (BrowserContext context = context(browser, width)) {
            Page page = context.newPage();
            look(page, link, "link-accepted", width);
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
            look(page, link, "link-invoice", width);
            look(page, "/l/" + sent(unit, company, UUID.randomUUID()), "link-open", width);
            look(page, "/l/nothing", "link-gone", width);
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

    private void theHolder(Browser browser, int width) {
        Invoice invoice = sale.invoices()
                .list(InvoiceSearch.ofUnits(
                        sale.units().ofHolder(SaleFixture.HOLDER).stream()
                                .map(u -> u.id().value())
                                .toList(),
                        1))
                .getFirst();
        try (BrowserContext context = context(browser, width)) {
            Page page = context.newPage();
            page.navigate("/login");
            page.fill("#f-login", "maud@example.org");
            page.fill("#f-password", PASSWORD);
            page.click("main button");
            page.waitForURL(url -> !url.endsWith("/login"));
            look(page, "/invoices", "invoices", width);
            look(page, "/invoices?q=nothing-like-it", "invoices-none", width);
            look(page, "/invoices/" + invoice.id(), "invoice", width);
            UUID quote = sale.jdbc()
                    .sql("select id from quote where state = 'ACCEPTED' order by id desc limit 1")
                    .query(UUID.class)
                    .single();
            look(page, "/quotes/" + quote, "quote", width);
        }
    }

    private static BrowserType.LaunchOptions options() {
        String chromium = System.getenv().getOrDefault("OUVRAGE_CHROMIUM", "/usr/bin/chromium");
        return new BrowserType.LaunchOptions()
                .setExecutablePath(Path.of(chromium))
                .setArgs(List.of(
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--no-first-run",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync"));
    }

    private BrowserContext context(Browser browser, int width) {
        return browser.newContext(new Browser.NewContextOptions()
                .setBaseURL("http://localhost:" + port)
                .setLocale("fr-BE")
                .setViewportSize(width, 844));
    }

    private void look(Page page, String path, String name, int width) {
        page.navigate(path);
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve("invoicing-" + name + "-" + width + ".png"))
                .setFullPage(true));
        new AxeBuilder(page)
                .analyze()
                .getViolations()
                .forEach(v -> troubles.add(name + " " + width + " axe: " + v.getId() + " "
                        + v.getNodes().getFirst().getHtml()));
        Object wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) wider).intValue() > 0) {
            troubles.add(name + " " + width + " is wider than the screen by " + wider);
        }
        if (page.content().matches("(?s).*\\[(web|invoicing|vat|toast|portal)\\..*")) {
            troubles.add(name + " misses a text");
        }
    }
}
