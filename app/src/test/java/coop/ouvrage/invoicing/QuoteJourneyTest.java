package coop.ouvrage.invoicing;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.Eye;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.exchange.ReferenceRates;
import coop.ouvrage.sales.Autonomy;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * A member writes a quote with an option on the phone and sends it; the client ticks the option, signs with a code on the link; the deposit
 * is invoiced at once, since the unit earned autonomy.
 */
@OuvrageTest
@Tag("long")
@Tag("browser")
@Import(SaleFixture.class)
@TestPropertySource(properties = {"ouvrage.invoicing.timer=false", "ouvrage.einvoice.check-one-in=1000"})
class QuoteJourneyTest {

    private static final String PASSWORD = "quatre chevaux lents";

    private final SaleFixture sale;
    private final Users users;
    private final Eye eye = new Eye();
    private final Autonomy autonomy;
    private final ReferenceRates rates;
    private String client = "";

    @LocalServerPort
    private int port;

    QuoteJourneyTest(SaleFixture sale, Users users, Autonomy autonomy, ReferenceRates rates) {
        this.sale = sale;
        this.users = users;
        this.autonomy = autonomy;
        this.rates = rates;
    }

    @Test
    void aQuoteBecomesAnOrderAndADeposit() {
        UUID unit = sale.unit("PROD");
        client = sale.client(SaleFixture.company("0403170701", "BE0403170701"), unit)
                .toString();
        trusted(unit);
        dollars();
        String quotes = "/units/" + unit + "/quotes";
        UserId maud = users.create("maud.q@example.org", "Maud Lekeux", "fr", SaleFixture.HOLDER, PASSWORD)
                .orThrow();
        users.grant(maud, Role.MEMBER);
        try (Chromium chromium = new Chromium();
                BrowserContext holder = chromium.visit(address(), "fr-BE", Chromium.PHONE);
                BrowserContext visitor = chromium.visit(address(), "fr-BE", Chromium.PHONE)) {
            Page page = entered(holder);
            look(page, quotes, "quotes-empty");
            String offer = written(page, quotes);
            page.click("form[action$='/send'] button");
            page.waitForURL("**done=offer_sent*");
            assertThat(page.textContent("h1")).contains("attend le client");
            assertThat(page.textContent("main"))
                    .contains("Options, non comprises dans le total", "avec la prochaine version que vous envoyez")
                    .doesNotContain("que vous pouvez ajouter");
            look(page, "/units/" + unit + "/dress", "dress");
            accepted(eye.on(visitor.newPage()));
            look(page, offer, "quote-ordered");
            assertThat(page.textContent("main")).contains("Claire Dumont", "200,00");
            page.click("form[action$='/deposit'] button");
            page.waitForURL("**done=sale_issued*");
            assertThat(page.textContent("#order ~ ul")).contains("Acompte");
            page.click("#order ~ ul a[href^='/invoices/']");
            page.click("text=Ouvrir la prestation");
            page.waitForURL(address() + offer);
            assertThat(page.textContent("h1")).contains("Le client a commandé");
            assertThat(page.textContent("main")).contains("l’acompte facturé de");
            look(page, quotes, "quotes-list");
        }
        try (Chromium chromium = new Chromium();
                BrowserContext wide = chromium.visit(address(), "fr-BE", Chromium.DESKTOP)) {
            Page page = entered(wide);
            look(page, quotes, "quotes-wide");
            page.click("main table a");
            eye.look(page, "sales quote-wide");
        }
        assertThat(eye.troubles()).isEmpty();
    }

    /** Rates of the days before, so that prices in dollars may be chosen. */
    private void dollars() {
        String days = IntStream.rangeClosed(1, 7)
                .mapToObj(back -> sale.time().today().minusDays(back) + ",1.0800,\n")
                .collect(Collectors.joining());
        sale.user()
                .asSystem(() -> rates.take(("Date,USD,\n" + days).getBytes(StandardCharsets.UTF_8)))
                .orThrow();
    }

    private void trusted(UUID unit) {
        UUID adviser = UUID.randomUUID();
        Actor ines = new Actor(new UserId(UUID.randomUUID()), adviser, "Inès", "fr", Set.of(Role.ADVISER), null, false);
        sale.user().asSystem(() -> sale.units().adviser(unit, adviser));
        sale.user()
                .as(ines, () -> autonomy.grant(unit, "Dix factures sans faute"))
                .orThrow();
    }

    private String written(Page page, String quotes) {
        page.navigate(address() + quotes + "/new");
        page.selectOption("#f-currency", "USD");
        assertThat(page.textContent("#f-price1 + span")).isEqualTo("USD");
        page.selectOption("#f-currency", "EUR");
        assertThat(page.textContent("#f-price1 + span")).isEqualTo("€");
        page.selectOption("#f-client", client);
        page.fill("#f-title", "Saison de concerts");
        page.fill("#f-what1", "Concert");
        page.fill("#f-quantity1", "10");
        page.selectOption("#f-measure1", "HUR");
        page.fill("#f-price1", "100");
        page.click("button[name='more']");
        page.fill("#f-what2", "Second micro");
        page.fill("#f-quantity2", "1");
        page.fill("#f-price2", "200");
        page.check("#f-optional2");
        page.fill("#f-deposit", "30");
        page.click("button[formaction$='/preview']:not([name])");
        assertThat(page.textContent("main")).contains("210,00", "Une option");
        eye.look(page, "sales quote-form");
        page.click("form.form .buttons button:not([formaction])");
        page.waitForURL("**/offers/*done=offer_kept*");
        eye.look(page, "sales quote-draft");
        return page.url().replaceAll("\\?.*", "").replace(address(), "");
    }

    private void accepted(Page page) {
        String link = sale.jdbc()
                .sql(
                        "select link from outgoing_message where link like '%/l/%' order by queued_at desc, id desc limit 1")
                .query(String.class)
                .single();
        link = link.substring(link.indexOf("/l/"));
        page.navigate(address() + link);
        assertThat(page.textContent("main")).contains("10\u00A0h", "Second micro", "acompte de 30");
        assertThat(printed(page))
                .contains("10 h 100,00", "1 200,00", "Proposé par", "Objet Saison de concerts", "BE0403170701")
                .containsPattern("(?s)Options, non comprises.*Prix unitaire.*Second micro")
                .doesNotContain("Facturé par");
        page.click("form[action$='/code'] button");
        page.fill("#f-name", "Claire Dumont");
        page.click("form[action$='/accept'] button");
        page.waitForSelector("#errors");
        assertThat(page.url()).as("a refusal leaves the page its own address").endsWith(link);
        page.fill("#f-code", sale.code());
        page.check("input[name='option'][value='1']");
        eye.look(page, "sales quote-link");
        page.click("form[action$='/accept'] button");
        page.waitForURL("**done=quote_accepted*");
        assertThat(page.textContent("main")).contains("L’acompte est facturé d’abord");
        eye.look(page, "sales quote-accepted");
        page.goBack();
        assertThat(page.textContent("main")).as("the page before").contains("Claire Dumont");
        page.goForward();
    }

    /** The text of the paper that the client opens from the link. */
    private static String printed(Page page) {
        byte[] paper = page.request()
                .get(page.url().replaceAll("\\?.*", "") + "/quote.pdf")
                .body();
        try (PDDocument pdf = Loader.loadPDF(paper)) {
            return new PDFTextStripper().getText(pdf).replaceAll("[\\u00a0\\u202f]", " ");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void look(Page page, String path, String name) {
        page.navigate(address() + path);
        eye.look(page, "sales " + name);
    }

    private Page entered(BrowserContext context) {
        Page page = eye.on(context.newPage());
        page.navigate("/login");
        page.fill("#f-login", "maud.q@example.org");
        page.fill("#f-password", PASSWORD);
        page.click("main button");
        page.waitForURL(url -> !url.endsWith("/login"));
        return page;
    }

    private String address() {
        return "http://localhost:" + port;
    }
}
