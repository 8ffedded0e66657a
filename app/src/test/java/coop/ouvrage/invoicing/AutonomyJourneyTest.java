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
import coop.ouvrage.sales.Autonomy;
import coop.ouvrage.sales.SaleRequests;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/**
 * A member invoices beside the job tool: the first invoice waits for the adviser, who lets it go and grants autonomy with a reason; the
 * next one, a monthly one, needs nobody.
 */
@OuvrageTest
@Tag("browser")
@Import(SaleFixture.class)
@TestPropertySource(properties = {"ouvrage.invoicing.timer=false", "ouvrage.einvoice.check-one-in=1000"})
class AutonomyJourneyTest {

    private static final String PASSWORD = "quatre chevaux lents";

    private final SaleFixture sale;
    private final Users users;
    private final Eye eye = new Eye();
    private final SaleRequests requests;
    private final Autonomy autonomy;
    private final UUID adviser = UUID.randomUUID();
    private String sales = "";
    private String client = "";

    @LocalServerPort
    private int port;

    AutonomyJourneyTest(SaleFixture sale, Users users, SaleRequests requests, Autonomy autonomy) {
        this.sale = sale;
        this.users = users;
        this.requests = requests;
        this.autonomy = autonomy;
    }

    @Test
    void aMemberEarnsAutonomy() {
        UUID unit = sale.unit("PROD");
        client = sale.client(SaleFixture.company("0203201340", "BE0203201340"), unit)
                .toString();
        sale.user().asSystem(() -> sale.units().adviser(unit, adviser));
        sales = "/units/" + unit + "/sales";
        account("maud@example.org", SaleFixture.HOLDER, Role.MEMBER);
        try (Chromium chromium = new Chromium();
                BrowserContext holder = context(chromium, Chromium.PHONE)) {
            Page maud = entered(holder, "maud@example.org");
            look(maud, sales, "sales-empty");
            String first = theFirstInvoice(maud);
            theAdviser(first);
            look(maud, first.replace(address(), ""), "sale-issued");
            assertThat(maud.textContent("main")).contains("La facture est partie");
            aMonthlyOne(maud);
            look(maud, sales, "sales-list");
            assertThat(maud.textContent("main")).contains("Dix factures sans faute", "sans vérification");
        }
        assertThat(eye.troubles()).isEmpty();
    }

    private String theFirstInvoice(Page page) {
        page.navigate(address() + sales + "/new");
        eye.look(page, "sales sales-new");
        assertThat(page.textContent("main")).as(page.url()).contains("Nouvelle facture");
        page.selectOption("#f-client", client);
        page.fill("#f-title", "Deux concerts");
        page.fill("#f-what1", "Concert du soir");
        page.selectOption("#f-supply1", "PERFORMANCE");
        page.fill("#f-quantity1", "2");
        page.fill("#f-price1", "400");
        page.click("button[formaction$='/preview']:not([name])");
        assertThat(page.textContent("main"))
                .as("what it comes to, before it is sent")
                .contains("848,00");
        page.click("form.form .buttons button:not([formaction])");
        assertThat(page.textContent("main")).as("a reduced rate asks why").contains("TVA réduite");
        page.fill("#f-why1", "Concert public au Théâtre de l'Étoile");
        page.click("form.form .buttons button:not([formaction])");
        page.waitForURL("**/sales/*done=sale_waiting*");
        return page.url().replaceAll("\\?.*", "");
    }

    /** Staff enter with a second factor, which is not what is looked at here. */
    private void theAdviser(String request) {
        UUID id = UUID.fromString(request.replaceAll(".*/", ""));
        Actor ines = new Actor(new UserId(UUID.randomUUID()), adviser, "Inès", "fr", Set.of(Role.ADVISER), null, false);
        sale.user().as(ines, () -> {
            requests.approve(id).orThrow();
            return autonomy.grant(
                            sale.jdbc()
                                    .sql("select unit_id from sale_request where id = :id")
                                    .param("id", id)
                                    .query(UUID.class)
                                    .single(),
                            "Dix factures sans faute")
                    .orThrow();
        });
    }

    private void aMonthlyOne(Page page) {
        page.navigate(address() + sales + "/new");
        page.selectOption("#f-client", client);
        page.fill("#f-title", "Hébergement [mois]");
        page.fill("#f-what1", "Site");
        page.fill("#f-quantity1", "1");
        page.fill("#f-price1", "25");
        page.click("details summary");
        page.selectOption("#f-months", "1");
        page.fill("#f-first", sale.time().today().plusDays(10).toString());
        page.click("form.form .buttons button:not([formaction])");
        page.waitForURL("**/sales/*done=sale_running*");
        eye.look(page, "sales sale-running");
        assertThat(page.textContent("main")).contains("se répète");
    }

    private void account(String mail, UUID party, Role role) {
        UserId user = users.create(mail, "Maud Lekeux", "fr", party, PASSWORD).orThrow();
        users.grant(user, role);
    }

    private void look(Page page, String path, String name) {
        page.navigate(address() + path);
        eye.look(page, "sales " + name);
    }

    private Page entered(BrowserContext context, String mail) {
        Page page = eye.on(context.newPage());
        page.navigate("/login");
        page.fill("#f-login", mail);
        page.fill("#f-password", PASSWORD);
        page.click("main button");
        page.waitForURL(url -> !url.endsWith("/login"));
        return page;
    }

    private BrowserContext context(Chromium chromium, int width) {
        return chromium.visit(address(), "fr-BE", width);
    }

    private String address() {
        return "http://localhost:" + port;
    }
}
