package coop.ouvrage.app.journey;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The bench of the demo as its visitor uses it: clock, mailbox, clients, bank. */
final class Bench {

    private static final Pattern CODE = Pattern.compile("\\b(\\d{6})\\b(?!.*\\b\\d{6}\\b)", Pattern.DOTALL);

    private final Page page;
    private final Set<String> fetched = new HashSet<>();

    Bench(Browser browser, String address) {
        page = browser.newContext(new Browser.NewContextOptions().setBaseURL(address))
                .newPage();
    }

    private void open() {
        page.navigate("/demo");
    }

    /** Lets the visitor in as a person of the demo. */
    void enter(Visitor visitor, String name) {
        Page theirs = visitor.goTo("/demo").page();
        theirs.waitForNavigation(() -> theirs.locator("#enter button")
                .filter(new Locator.FilterOptions().setHasText(name))
                .first()
                .click());
    }

    void nextDay() {
        turn("day");
    }

    void nextEvent() {
        turn("event");
    }

    private void turn(String until) {
        open();
        page.waitForNavigation(() -> page.click("#clock button[value=" + until + "]"));
    }

    /** The one-time code of the latest mail that has one. */
    String latestCode() {
        open();
        Matcher matcher = CODE.matcher(
                page.locator("#mail details:has(.mark) summary").first().innerText());
        if (!matcher.find()) {
            throw new AssertionError("no code in the mailbox");
        }
        return matcher.group(1);
    }

    /** The link of the latest mail whose subject has these words. */
    String linkOf(String words) {
        open();
        return page.locator("#mail details")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .locator("a")
                .getAttribute("href")
                .replaceFirst("^https?://[^/]+", "");
    }

    /** The latest mail with these words, as far as anybody reads it. */
    String mail(String words) {
        open();
        return page.locator("#mail details")
                .filter(new Locator.FilterOptions().setHasText(words))
                .first()
                .textContent()
                .replaceAll("[\\u00a0\\u202f]", " ");
    }

    void pays(String invoice, String way) {
        open();
        page.waitForNavigation(() -> page.locator("#pay tbody tr")
                .filter(new Locator.FilterOptions().setHasText(invoice))
                .locator("button[value=" + way + "]")
                .click());
    }

    void bankruptcyOf(String client) {
        open();
        page.selectOption("#bankrupt", new com.microsoft.playwright.options.SelectOption().setLabel(client));
        page.waitForNavigation(
                () -> page.locator("form[action='/demo/bankrupt'] button").click());
    }

    /** A statement as the bank gives it. */
    record Statement(String name, byte[] bytes) {}

    /** The statements that nobody has imported, oldest first, as CODA. */
    List<Statement> newStatements() {
        open();
        List<Statement> found = new ArrayList<>();
        for (Locator link : page.locator("#pay li:has(form[action='/demo/import']) a[href$='/CODA']")
                .all()) {
            String address = link.getAttribute("href");
            if (fetched.add(address)) {
                APIResponse file = page.request().get(address);
                String name = file.headers()
                        .getOrDefault("content-disposition", "")
                        .replaceAll(".*filename=\"?([^\";]+).*", "$1");
                found.addFirst(new Statement(name, file.body()));
            }
        }
        return found;
    }
}
