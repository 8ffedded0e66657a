package coop.ouvrage.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import coop.ouvrage.app.testing.DemoRun;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whoever goes back after sending a form, and sends it again, has done one thing. */
@Tag("long")
@Tag("browser")
class BackButtonTest {

    private static final String SEND = "#job-form .buttons button[type=submit]";

    private static Playwright playwright;
    private static Browser browser;
    private static DemoRun demo;

    @BeforeAll
    static void open() throws Exception {
        demo = DemoRun.get();
        playwright = Playwright.create();
        String chromium = System.getenv().getOrDefault("OUVRAGE_CHROMIUM", "/usr/bin/chromium");
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium))
                        .setArgs(List.of(
                                "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking")));
    }

    @AfterAll
    static void close() {
        playwright.close();
    }

    @Test
    void aJobSentAgainAfterGoingBackIsMadeOnce() {
        Bench bench = new Bench(browser, demo.address());
        Visitor member = new Visitor(browser, demo.address(), "fr-BE", bench);
        bench.enter(member, "Zoé Barbançon");
        member.goTo("/jobs/new");
        member.fill("title", "Reliure en retour");
        member.fill("day0", "2026-12-16");
        member.fill("amount", "1000");
        member.page()
                .locator("[name=kind][value=EMPLOYEE]")
                .check(new com.microsoft.playwright.Locator.CheckOptions().setForce(true));
        String client = member.page()
                .locator("[name=client] option[value]:not([value=''])")
                .first()
                .getAttribute("value");
        member.page().locator("[name=client]").selectOption(client);
        member.fill("clientReference", "PO-1");
        member.send(SEND);
        String job = member.page().url().replaceAll("\\?.*", "");
        assertThat(job).contains("/jobs/");

        member.page().goBack();
        assertThat(member.page().url()).endsWith("/jobs/new");
        boolean stillFilled = !member.page().inputValue("[name=title]").isEmpty(); // browsers differ
        if (stillFilled) {
            member.send(SEND);
            assertThat(member.page().url().replaceAll("\\?.*", "")).isEqualTo(job);
        }
        assertThat(member.goTo("/jobs")
                        .page()
                        .locator("tbody tr:has-text('Reliure en retour')")
                        .count())
                .isEqualTo(1);
        assertThat(member.troubles()).isEmpty();
    }
}
