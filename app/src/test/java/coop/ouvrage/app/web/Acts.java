package coop.ouvrage.app.web;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.Map;
import java.util.function.Consumer;

/** What some of the team do before they walk, so that the pages of it are there. */
final class Acts {

    private static final Map<String, Consumer<Page>> BY_PERSON = Map.of(
            "ombeline@ouvrage.example", Acts::divideAPremium,
            "rosa@ouvrage.example", Acts::makeAReturnAndAPaper);

    private Acts() {}

    static void of(String person, Page page) {
        BY_PERSON.getOrDefault(person, nothing -> {}).accept(page);
    }

    private static void divideAPremium(Page page) {
        page.navigate("/desk/premiums");
        Map.of(
                        "amount", "1000",
                        "notice", "Letter 1",
                        "share", "40",
                        "least", "0",
                        "first", "2026-01-01",
                        "last", "2026-12-31",
                        "decided", "2026-11-01",
                        "decision", "As the board decided")
                .forEach((name, value) -> page.fill("main [name=" + name + "]", value));
        send(page, page.locator("main form[action='/desk/premiums'] button"));
    }

    private static void makeAReturnAndAPaper(Page page) {
        page.navigate("/desk/returns");
        send(page, page.locator("form[action='/desk/returns'] button"));
        page.navigate("/desk/papers");
        send(page, page.locator("main a[href^='/desk/papers/']"));
        send(page, page.locator("form[action^='/desk/papers/'] button"));
    }

    private static void send(Page page, Locator first) {
        page.waitForNavigation(() -> first.first().click());
    }
}
