package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.DemoRun;
import coop.ouvrage.app.testing.Eye;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every page of the product with the demo's data, by day on a wide screen and by night on a phone. Nobody lists the pages: whoever
 * plays in the demo follows the links they are offered, and a route that nobody reached fails the test.
 */
@Tag("walk")
class EveryPageTest {

    /** Answers that no page links to: what a script asks for while somebody types, and links that only mails have. */
    private static final List<String> BY_HEART =
            List.of("/", "/demo", "/login", "/join", "/simulator", "/password/forgotten", "/password/new/nothing");

    private static final List<String> KNOWN =
            List.of("lea@ouvrage.example", "samir@ouvrage.example", "noor@ouvrage.example");

    /** What comes of acts that this test does not do; each is seen where it is done. */
    private static final Set<String> SEEN_ELSEWHERE = Set.of(
            "/login/code", // PagesBrowserTest
            "/start/{token}", // PagesBrowserTest
            "/desk/second-factors/{id}", // PagesBrowserTest
            "/l/{token}/invoices/{id}.pdf", // InvoicingPagesTest
            "/l/{token}/invoices/{id}.xml", // InvoicingPagesTest
            "/l/{token}/logo", // LogoTest
            "/units/{id}/logo/picture", // LogoTest
            "/desk/webhooks/{id}", // WebhooksByApiTest
            "/shifts/files/{id}/report", // ShiftFilesTest
            "/desk/returns/{id}", // ReturnsTest: nobody has made one in the demo
            "/desk/returns/{id}/file"); // ReturnsTest

    private final PageRoutes routes = PageRoutes.all();
    private final Eye eye = new Eye();
    private final List<String> troubles = new ArrayList<>();
    private final Set<String> unopened = new TreeSet<>(routes.patterns());
    private final Set<String> seen = new TreeSet<>();

    @Test
    void isOpenToAllAndLeadsSomewhere() throws Exception {
        String address = DemoRun.get().address();
        unopened.removeAll(SEEN_ELSEWHERE);
        try (Chromium chromium = new Chromium()) {
            join(chromium, address);
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
            Stream<String> team = page.locator("#enter form:last-of-type button").all().stream()
                    .map(button -> button.getAttribute("title"));
            Stream<String> toSign = page.locator("#mail details:has(a[href$='/sign']) summary .quiet").all().stream()
                    .map(to -> to.innerText().replaceAll(" .*", ""));
            return Stream.of(team, KNOWN.stream(), toSign)
                    .flatMap(people -> people)
                    .distinct()
                    .toList();
        }
    }

    private void visit(Chromium chromium, String address, String person) {
        try (BrowserContext desk = chromium.visit(address, "fr-BE", Chromium.DESKTOP);
                BrowserContext phone = chromium.visitAtNight(address, "fr-BE", Chromium.PHONE)) {
            Page wide = entered(desk, person);
            Page narrow = entered(phone, person);
            String start = wide.url().replace(address, "");
            follow(person, desk, wide, narrow, address, person.isEmpty() ? BY_HEART : List.of(start, "/profile/prove"));
        }
    }

    /** A newcomer registers as far as their first step: the mails that this takes are at the bench for strangers to follow. */
    private void join(Chromium chromium, String address) {
        try (BrowserContext context = chromium.visit(address, "fr-BE", Chromium.DESKTOP);
                BrowserContext phone = chromium.visitAtNight(address, "fr-BE", Chromium.PHONE)) {
            Page page = eye.on(context.newPage());
            register(page, "nouvelle@venue.example");
            register(page, "autre@venue.example");
            page.navigate(invitation(page, "nouvelle@venue.example"));
            page.fill("#f-family_name", "Venue");
            page.fill("#f-password", "quatre chevaux lents");
            page.waitForNavigation(() -> page.click("main form button"));
            Page narrow = eye.on(phone.newPage());
            phone.addCookies(context.cookies());
            follow("a newcomer", context, page, narrow, address, List.of("/join/registration"));
        }
    }

    private static void register(Page page, String mail) {
        page.navigate("/join");
        page.fill("#f-email", mail);
        page.locator("input[name=session]").last().check();
        page.waitForNavigation(() -> page.click("main form button"));
    }

    private static String invitation(Page page, String mail) {
        page.navigate("/demo?to=" + mail);
        return page.locator("#mail a[href*='/join/invitation/']").first().getAttribute("href");
    }

    private void follow(
            String who, BrowserContext context, Page wide, Page narrow, String address, List<String> starts) {
        Walk walk = new Walk(context, starts.equals(BY_HEART), routes, address).from(starts);
        walk.troubles().forEach(trouble -> troubles.add(who + " is offered a link to " + trouble));
        unopened.removeAll(walk.opened());
        walk.pages().forEach((route, path) -> {
            if (seen.add(route)) {
                look(wide, route, path);
                look(narrow, route, path);
            }
        });
    }

    private Page entered(BrowserContext context, String person) {
        Page page = context.newPage();
        if (!person.isEmpty()) {
            page.navigate("/demo");
            page.waitForNavigation(
                    () -> page.locator("#enter button[title='" + person + "']").click());
        }
        return eye.on(page);
    }

    private void look(Page page, String route, String path) {
        page.navigate(path);
        eye.look(page, route);
    }
}
