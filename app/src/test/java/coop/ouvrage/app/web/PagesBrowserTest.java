package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.unit.Units;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Pages in a real browser, narrow and wide: nothing that axe finds, nothing wider than the screen, no error in the console. */
@OuvrageTest
@Tag("browser")
class PagesBrowserTest {

    private static final String PASSWORD = "quatre chevaux lents";
    private static final Path PICTURES = Path.of("target", "pictures");

    @Autowired
    Users users;

    @Autowired
    Units units;

    @Autowired
    Worklist worklist;

    @Autowired
    CurrentUser current;

    @LocalServerPort
    int port;

    private final List<String> troubles = new ArrayList<>();

    @Test
    void publicMemberAndDeskPagesAreOpenToAll() {
        people();
        try (Playwright playwright = Playwright.create();
                Browser browser = playwright.chromium().launch(options())) {
            for (int width : List.of(390, 1280)) {
                try (BrowserContext context = context(browser, width)) {
                    Page page = context.newPage();
                    watch(page);
                    for (String path :
                            List.of("/", "/login", "/password/forgotten", "/password/new/nothing", "/nowhere")) {
                        look(page, path, width);
                    }
                    enter(page, "maud@example.org");
                    for (String path : List.of("/home", "/profile", "/more", "/profile/second-factor")) {
                        look(page, path, width);
                    }
                }
                try (BrowserContext context = context(browser, width)) {
                    Page page = context.newPage();
                    watch(page);
                    enter(page, "helene" + width + "@example.org");
                    setUpApp(page);
                    for (String path : List.of(
                            "/desk/worklist",
                            "/desk/worklist?filter=PAY",
                            "/desk/users",
                            "/desk/users/matrix",
                            "/desk/audit")) {
                        look(page, path, width);
                    }
                    if (width == 1280) {
                        keyboard(page);
                    }
                }
            }
        }
        assertThat(troubles).isEmpty();
    }

    private void people() {
        UUID maud = UUID.randomUUID();
        UserId member = users.create("maud@example.org", "Maud Lekeux", "fr", maud, PASSWORD)
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
        for (int width : List.of(390, 1280)) {
            UserId officer = users.create("helene" + width + "@example.org", "Hélène Stassart", "fr", null, PASSWORD)
                    .orThrow();
            users.grant(officer, Role.TEAM_ADMIN);
            users.grant(officer, Role.ADMINISTRATOR);
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

    private void watch(Page page) {
        page.onConsoleMessage(message -> {
            boolean expected = message.text().contains("404") || message.text().contains("422");
            if ("error".equals(message.type()) && !expected) {
                troubles.add(page.url() + " console: " + message.text());
            }
        });
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

    private void look(Page page, String path, int width) {
        page.navigate(path);
        String name = path.replaceAll("[^a-z]+", "-").replaceAll("^-|-$", "") + "-" + width + ".png";
        page.screenshot(
                new Page.ScreenshotOptions().setPath(PICTURES.resolve(name)).setFullPage(true));
        new AxeBuilder(page)
                .analyze()
                .getViolations()
                .forEach(v -> troubles.add(path + " " + width + " axe: " + v.getId() + " "
                        + v.getNodes().getFirst().getHtml()));
        Object wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) wider).intValue() > 0) {
            troubles.add(path + " " + width + " is wider than the screen by " + wider);
        }
        if (page.content().contains("[portal.")
                || page.content().contains("[web.")
                || page.content().contains("[desk.")) {
            troubles.add(path + " misses a text");
        }
    }

    private void keyboard(Page page) {
        page.navigate("/desk/worklist");
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
