package coop.ouvrage.app.testing;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.util.List;

/** The browser of the tests, started as a machine without a screen needs it, and silent on the network. */
public final class Chromium implements AutoCloseable {

    /** A phone in the hand; the height is the one of all visits. */
    public static final int PHONE = 390;

    public static final int DESKTOP = 1280;

    private static final int HEIGHT = 844;
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright = Playwright.create();
    private final Browser browser;

    public Chromium() {
        String chromium = System.getenv().getOrDefault("OUVRAGE_CHROMIUM", "/usr/bin/chromium");
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of(chromium))
                        .setArgs(ARGUMENTS));
    }

    public Browser browser() {
        return browser;
    }

    /** A visitor without cookies, at home in the language of {@code locale}. */
    public BrowserContext visit(String address, String locale, int width) {
        return browser.newContext(options(address, locale, width));
    }

    /** Goes on by night with a phone in the hand. */
    public static void byNight(Page page) {
        page.setViewportSize(PHONE, HEIGHT);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.DARK));
    }

    /** A visitor who lets no script run. */
    public BrowserContext visitWithoutScripts(String address, int width) {
        return browser.newContext(options(address, "fr-BE", width).setJavaScriptEnabled(false));
    }

    private static Browser.NewContextOptions options(String address, String locale, int width) {
        return new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(locale)
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(width, HEIGHT);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
