package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.DemoRun;
import coop.ouvrage.app.testing.Eye;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every page of the product with the demo's data, by day on a wide screen and by night on a phone. Nobody lists the pages: whoever
 * plays in the demo follows the links they are offered, and a route that nobody reached fails the test.
 */
@Tag("long")
class EveryPageTest {

    /** Answers that no page links to: what a script asks for while somebody types, and links that only mails have. */
    private static final List<String> BY_HEART = List.of(
            "/",
            "/demo",
            "/login",
            "/join",
            "/simulator",
            "/password/forgotten",
            "/password/new/nothing");

    private static final int MOST_PEOPLE = 14;

    private final PageRoutes routes = PageRoutes.all();
    private final Eye eye = new Eye();
    private final List<String> troubles = new ArrayList<>();
    private final Set<String> unopened = new TreeSet<>(routes.patterns());
    private final Map<String, String> seen = new TreeMap<>();

    @Test
    void isOpenToAllAndLeadsSomewhere() throws Exception {
        String address = DemoRun.get().address();
        try (Chromium chromium = new Chromium()) {
            visit(chromium, address, "");
            for (String person : people(chromium, address)) {
                if (!unopened.isEmpty()) {
                    visit(chromium, address, person);
                }
            }
        }
        troubles.addAll(eye.troubles());
        unopened.forEach(route -> troubles.add("nobody reached " + route));
        assertThat(troubles).isEmpty();
    }

    /** The team, then members; as many of them as it takes to see every page. */
    private static List<String> people(Chromium chromium, String address) {
        try (BrowserContext context = chromium.visit(address, "fr-BE", Chromium.DESKTOP)) {
            Page page = context.newPage();
            page.navigate("/demo");
            return Stream.of("last", "first")
                    .flatMap(form -> page.locator("#enter form:" + form + "-of-type button").all().stream()
                            .limit(MOST_PEOPLE))
                    .map(button -> button.getAttribute("title"))
                    .toList();
        }
    }

    private void visit(Chromium chromium, String address, String person) {
        try (BrowserContext desk = chromium.visit(address, "fr-BE", Chromium.DESKTOP);
                BrowserContext phone = chromium.visitAtNight(address, "fr-BE", Chromium.PHONE)) {
            Page wide = entered(desk, person);
            Page narrow = entered(phone, person);
            String start = wide.url().replace(address, "");
            Walk walk = new Walk(desk, person.isEmpty(), routes, address)
                    .from(person.isEmpty() ? BY_HEART : List.of(start));
            walk.troubles().forEach(trouble -> troubles.add(person + " follows a link to " + trouble));
            unopened.removeAll(walk.opened());
            walk.pages().forEach((route, path) -> {
                if (seen.putIfAbsent(route, person) == null) {
                    look(wide, route, path);
                    look(narrow, route, path);
                }
            });
        }
    }

    private Page entered(BrowserContext context, String person) {
        Page page = context.newPage();
        if (!person.isEmpty()) {
            page.navigate("/demo");
            page.waitForNavigation(
                    () -> page.locator("#enter button[title='" + person + "']").click());
        }
        eye.on(page);
        return page;
    }

    private void look(Page page, String route, String path) {
        page.navigate(path);
        eye.look(page, route);
    }
}
