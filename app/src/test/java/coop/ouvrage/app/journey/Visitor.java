package coop.ouvrage.app.journey;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/** Somebody in a browser of their own. Notes what broke on the way: console errors and answers of 500. */
final class Visitor {

    private final Bench bench;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();

    Visitor(Browser browser, String address, String locale, Bench bench) {
        this.bench = bench;
        BrowserContext context = browser.newContext(new Browser.NewContextOptions()
                .setBaseURL(address)
                .setLocale(locale)
                .setViewportSize(1280, 900));
        page = context.newPage();
        page.onResponse(response -> {
            if (response.status() >= 500) {
                troubles.add(response.status() + " " + response.url());
            }
        });
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().contains("422")) {
                troubles.add(page.url() + " console: " + message.text());
            }
        });
    }

    Page page() {
        return page;
    }

    List<String> troubles() {
        return troubles;
    }

    Visitor goTo(String path) {
        page.navigate(path);
        return this;
    }

    boolean sees(String selector) {
        return page.locator(selector).count() > 0;
    }

    /** What stands there, with ordinary spaces. */
    String text(String selector) {
        return page.locator(selector).first().innerText().replaceAll("[\\u00a0\\u202f]", " ");
    }

    Locator find(String selector) {
        return page.locator(selector).first();
    }

    void fill(String name, String value) {
        page.locator("[name='" + name + "']").first().fill(value);
    }

    /** Presses a button that sends a form. An act on money may ask for a fresh proof first, and is then done once more. */
    void send(String selector) {
        press(selector);
        if (page.url().contains("/profile/prove")) {
            page.fill("#f-code", bench.latestCode());
            press("main form button");
            if (sees(selector)) {
                press(selector);
            }
        }
    }

    private void press(String selector) {
        Response response = page.waitForNavigation(() -> find(selector).click());
        if (response != null && response.status() >= 400) {
            throw new AssertionError(selector + ": " + response.status() + " " + text("main"));
        }
    }

    /** Every amount that is a link opens something. Gives how many there were. */
    int opensEveryAmount() {
        List<String> addresses = page.locator("main a.money").all().stream()
                .map(link -> link.getAttribute("href"))
                .filter(href -> !href.startsWith("#"))
                .distinct()
                .toList();
        for (String address : addresses) {
            int status = page.request().get(address).status();
            if (status != 200) {
                troubles.add(page.url() + ": the amount leads to " + address + ": " + status);
            }
        }
        return addresses.size();
    }
}
