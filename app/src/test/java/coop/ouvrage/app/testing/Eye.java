package coop.ouvrage.app.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Looks at pages as they stand in a browser and notes what is wrong with them: a finding of axe, a page wider than its screen, an
 * error in the console, a part that does not come, a text that is missing. A picture of what is wrong stays in {@code
 * target/pictures}; with {@code -Dpictures}, one of each page.
 */
public final class Eye {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final boolean ALL_PICTURES = System.getProperty("pictures") != null;
    private static final Pattern MISSING = Pattern.compile("\\[[a-z_]+(\\.[A-Za-z0-9_-]+)+]");

    /** Asks for what is wrong only: to name what is right takes axe most of its time on a long page. */
    private static final String FINDINGS = """
            async () => (await axe.run({resultTypes: ['violations']})).violations.map(found =>
                found.id + ' ' + found.nodes[0].html + ' ' + found.nodes[0].failureSummary)""";

    private final List<String> troubles = new ArrayList<>();

    public List<String> troubles() {
        return troubles;
    }

    /** Hears what goes wrong in a page from now on, and gives it. The status of the page itself is for {@link #look} to judge. */
    public Page on(Page page) {
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !message.text().startsWith("Failed to load resource")) {
                troubles.add(page.url() + " console: " + message.text());
            }
        });
        page.onResponse(response -> {
            if (response.status() >= 400 && !response.request().isNavigationRequest()) {
                troubles.add(page.url() + " asks for " + response.url() + ": " + response.status());
            }
        });
        page.onPageError(error -> troubles.add(page.url() + " script: " + error));
        return page;
    }

    /** Looks at what the page shows now. */
    public void look(Page page, String name) {
        String title = name + " " + page.viewportSize().width;
        int before = troubles.size();
        findings(page).forEach(found -> troubles.add(title + " axe: " + found));
        Object wider = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        if (((Number) wider).intValue() > 0) {
            troubles.add(title + " is wider than the screen by " + wider);
        }
        MISSING.matcher(page.content())
                .results()
                .findFirst()
                .ifPresent(key -> troubles.add(title + " misses the text " + key.group()));
        if (ALL_PICTURES || troubles.size() > before) {
            picture(page, title);
        }
    }

    private static List<?> findings(Page page) {
        page.evaluate(AxeBuilder.getAxeScript());
        return (List<?>) page.evaluate(FINDINGS);
    }

    private static void picture(Page page, String title) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(PICTURES.resolve(title.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "") + ".png"))
                .setFullPage(true));
    }
}
