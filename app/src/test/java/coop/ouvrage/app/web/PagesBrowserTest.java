package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.Eye;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.unit.Units;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Pages in a real browser, narrow and wide: nothing that axe finds, nothing wider than the screen, no error in the console. */
@OuvrageTest
@Tag("browser")
class PagesBrowserTest {

    private static final String PASSWORD = "quatre chevaux lents";
    private static final String PRIVATE_WEBHOOKS = "ouvrage.webhooks.private-addresses";

    @Autowired
    Users users;

    @Autowired
    Units units;

    @Autowired
    Worklist worklist;

    @Autowired
    CurrentUser current;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private final Eye eye = new Eye();
    private UserId member = new UserId(new UUID(0, 0));

    @Test
    void publicMemberAndDeskPagesAreOpenToAll() {
        people();
        try (Chromium chromium = new Chromium()) {
            for (int width : List.of(Chromium.PHONE, Chromium.DESKTOP)) {
                try (BrowserContext context = chromium.visit("http://localhost:" + port, "fr-BE", width)) {
                    Page page = eye.on(context.newPage());
                    for (String path :
                            List.of("/", "/login", "/password/forgotten", "/password/new/nothing", "/nowhere")) {
                        look(page, path);
                    }
                    enter(page, "maud@example.org");
                    for (String path : List.of("/home", "/profile", "/more", "/profile/second-factor")) {
                        look(page, path);
                    }
                }
                try (BrowserContext context = chromium.visit("http://localhost:" + port, "fr-BE", width)) {
                    Page page = eye.on(context.newPage());
                    enter(page, "helene" + width + "@example.org");
                    setUpApp(page);
                    for (String path : List.of(
                            "/desk/worklist",
                            "/desk/worklist?filter=PAY",
                            "/desk/users",
                            "/desk/users/matrix",
                            "/desk/second-factors/" + member,
                            "/desk/audit")) {
                        look(page, path);
                    }
                    webhook(page);
                    look(page, invited(page, "neuf" + width + "@example.org"));
                    if (width == Chromium.DESKTOP) {
                        keyboard(page);
                    }
                }
                try (BrowserContext context = chromium.visit("http://localhost:" + port, "fr-BE", width)) {
                    Page page = eye.on(context.newPage());
                    enter(page, "helene" + width + "@example.org");
                    assertThat(page.url()).contains("/login/code");
                    eye.look(page, "/login/code");
                }
            }
        }
        assertThat(eye.troubles()).isEmpty();
    }

    private void people() {
        UUID maud = UUID.randomUUID();
        member = users.create("maud@example.org", "Maud Lekeux", "fr", maud, PASSWORD)
                .orThrow();
        users.grant(member, Role.MEMBER);
        current.asSystem(() -> {
            units.open("PROD", maud, "Papier Plié", "print", false).orThrow();
            for (int i = 0; i < 12; i++) {
                worklist.open(Item.of(
                        i % 2 == 0 ? Queue.DUTY : Queue.ADMISSION,
                        "second_factor_lost",
                        "user",
                        i == 0 ? member.value() : UUID.randomUUID(),
                        Role.TEAM_ADMIN,
                        "/desk/second-factors/" + member));
            }
        });
        for (int width : List.of(Chromium.PHONE, Chromium.DESKTOP)) {
            UserId officer = users.create("helene" + width + "@example.org", "Hélène Stassart", "fr", null, PASSWORD)
                    .orThrow();
            users.grant(officer, Role.TEAM_ADMIN);
            users.grant(officer, Role.ADMINISTRATOR);
        }
    }

    /** One whose program is behind the same wall: no test calls the internet. */
    private void webhook(Page page) {
        System.setProperty(PRIVATE_WEBHOOKS, "true");
        try {
            page.navigate("/desk/webhooks");
            page.fill("#f-address", "https://127.0.0.1:1/hook");
            page.locator("main input[name=event]").first().check();
            page.waitForNavigation(() -> page.click("main form[action='/desk/webhooks'] button"));
            eye.look(page, "/desk/webhooks/{id}");
        } finally {
            System.clearProperty(PRIVATE_WEBHOOKS);
        }
    }

    /** Where an invited person chooses a password. */
    private String invited(Page page, String mail) {
        page.navigate("/desk/users");
        page.fill("#f-name", "Neuf");
        page.fill("#f-login", mail);
        page.waitForNavigation(() -> page.click("main form[action='/desk/users'] button"));
        String link = jdbc.sql("select link from outgoing_message where address = :to")
                .param("to", mail)
                .query(String.class)
                .single();
        return link.replaceFirst("^https?://[^/]+", "");
    }

    private void enter(Page page, String login) {
        page.navigate("/login");
        page.fill("#f-login", login);
        page.fill("#f-password", PASSWORD);
        page.click("main button");
        page.waitForURL(url -> !url.endsWith("/login"));
    }

    private void setUpApp(Page page) {
        String secret = page.inputValue("input[name=secret]");
        page.fill("#f-code", Codes.now(secret));
        page.click("main form button");
        page.waitForSelector(".codes");
    }

    private void look(Page page, String path) {
        page.navigate(path);
        eye.look(page, path);
    }

    private void keyboard(Page page) {
        page.navigate("/desk/worklist");
        assertThat(page.locator(".worklist label .hidden").allTextContents())
                .as("what is chosen, also where nobody is named")
                .isNotEmpty()
                .noneMatch(label -> label.strip().endsWith(","));
        page.keyboard().press("j");
        page.keyboard().press("j");
        page.keyboard().press("x");
        assertThat(page.isVisible(".bulk")).isTrue();
        page.click(".bulk button[value=take]");
        assertThat(page.textContent("h1")).contains("Prendre une chose");
        page.click("main form button");
        assertThat(page.textContent(".toast")).contains("C’est à vous");
        page.keyboard().press("/");
        assertThat(page.evaluate("document.activeElement.id")).isEqualTo("q");
    }
}
