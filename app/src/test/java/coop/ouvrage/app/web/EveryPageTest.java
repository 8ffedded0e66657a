package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.DemoRun;
import coop.ouvrage.app.testing.Eye;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Every page of the product with the demo's data: in each one's language by day on a wide screen, in German, whose words are the
 * longest, by night on a phone. Nobody lists the pages: whoever plays in the demo follows the links they are offered, and a route
 * that nobody reached fails the test.
 */
@Tag("long")
class EveryPageTest {

    /** Answers that no page links to: what a script asks for while somebody types, and links that only mails have. */
    private static final List<String> BY_HEART =
            List.of("/", "/demo", "/login", "/join", "/simulator", "/password/forgotten", "/password/new/nothing");

    private static final List<String> KNOWN =
            List.of("lea@ouvrage.example", "samir@ouvrage.example", "noor@ouvrage.example");

    /** What comes of acts that this test does not do; each is seen where it is done. */
    private static final Set<String> SEEN_ELSEWHERE = Set.of(
            "/login/code", // PagesBrowserTest
            "/desk", // EnteringTest: leads to the front page
            "/desk/concerns/export", // ConcernExportTest
            "/desk/reconciliation/export", // ReconciliationTest
            "/desk/disputes/export", // RecoveryPagesTest
            "/desk/payees/export", // PayeeCheckTest
            "/desk/network-reports/{month}/{kind}", // StatusTripTest
            "/mediation/agreement/{token}", // ConcernsTest
            "/start/{token}", // PagesBrowserTest
            "/desk/second-factors/{id}", // PagesBrowserTest
            "/desk/webhooks/{id}", // PagesBrowserTest
            "/l/{token}/invoices/{id}.pdf", // InvoicingPagesTest
            "/l/{token}/invoices/{id}.xml", // InvoicingPagesTest
            "/l/{token}/logo", // LogoTest
            "/desk/direct-debits/files/{id}", // DirectDebitsTest
            "/l/space", // ClientSpaceTest, with those below it
            "/l/space/{token}",
            "/l/space/{token}/statement",
            "/l/space/{token}/post-sheets/{id}.pdf", // PostSheetTest
            "/l/space/{token}/statement.pdf",
            "/l/space/{token}/invoices/{id}",
            "/l/space/{token}/invoices/{id}.pdf",
            "/l/space/{token}/invoices/{id}.xml",
            "/l/space/{token}/disputes/{id}",
            "/l/space/{token}/disputes/{id}/agreement.pdf", // RecoveryJourneyTest, with the two that follow
            "/disputes/{id}/agreement.pdf",
            "/disputes/{id}",
            "/invoices/{id}/recovery",
            "/recovery/questions", // RecoveryJourneyTest, with the two that follow
            "/desk/recovery/clients/{client}/links",
            "/desk/recovery/clients/{client}/set-offs", // SetOffsTest
            "/desk/recovery/clients/{client}",
            "/desk/recovery/clients/{client}/file.zip",
            "/desk/recovery/clients/{client}/claim.pdf",
            "/desk/recovery/clients/{client}/statement",
            "/desk/recovery/clients/{client}/statement.pdf",
            "/desk/reminders/{id}/letter",
            "/units/{id}/logo/picture", // LogoTest
            "/sales/{id}", // AutonomyJourneyTest
            "/royalties/new", // RoyaltyPagesTest, with the three that follow
            "/royalties/{id}/page",
            "/royalties/statements/{id}",
            "/desk/royalties/{id}",
            "/offers/{id}", // QuoteJourneyTest, with those below it
            "/offers/{id}/edit",
            "/offers/{id}/files/{number}",
            "/l/{token}/files/{number}",
            "/shifts/files/{id}/report", // ShiftFilesTest
            "/invoices/{id}/annex", // WeekInvoicesTest
            "/purchases/{id}", // PurchasePagesTest, with the files that follow
            "/desk/purchases/{id}",
            "/desk/purchases/{id}/parts",
            "/purchases/{id}/original",
            "/purchases/{id}.pdf",
            "/purchases/{id}/files/{nr}",
            "/purchases/{id}/pages/{nr}.png", // PurchaseTypingTest
            "/desk/vat/grids/{grid}", // VatReturnTest, with the one that follows
            "/desk/vat/filings/{id}",
            "/long-contracts/{id}", // BesideContractsBrowserTest, with the three that follow
            "/long-contracts/{id}/riders/{nr}/paper", // LongPagesTest
            "/contracts/{id}/mission",
            "/contracts/{id}/end", // EarlyEndTest
            "/desk/accounting/disbursements/export", // LedgerPagesTest
            "/contracts/{id}/post-sheet",
            "/l/sheet/{token}",
            "/contracts/{id}/mission/application", // MissionTest
            "/contracts/{id}/post-sheet/paper", // PostSheetTest
            "/contracts/{id}/sign"); // OneJobJourneyTest

    private final PageRoutes routes = PageRoutes.all();
    private final Eye eye = new Eye();
    private final List<String> troubles = new ArrayList<>();
    private final Set<String> unopened = new TreeSet<>(routes.patterns());
    private final Set<String> seen = new TreeSet<>();

    @Test
    void isOpenToAllAndLeadsSomewhere() throws Exception {
        String running = System.getProperty("demo.address", "");
        if (running.isEmpty()) {
            try (DemoRun demo = DemoRun.alone()) { // other tests let days pass, and cases close
                walk(demo.address());
            }
        } else {
            walk(running);
        }
        assertThat(troubles).isEmpty();
    }

    private void walk(String address) {
        unopened.removeAll(SEEN_ELSEWHERE);
        try (Chromium chromium = new Chromium()) {
            join(chromium, address);
            visit(chromium, address, "");
            team(chromium, address).forEach(person -> visit(chromium, address, person));
            seen.clear(); // what newcomers and the team find empty, members see with their work in it
            KNOWN.forEach(person -> visit(chromium, address, person));
        }
        troubles.addAll(eye.troubles());
        unopened.forEach(route -> troubles.add("nobody reached " + route));
    }

    private static List<String> team(Chromium chromium, String address) {
        try (BrowserContext context = chromium.visit(address, "fr-BE", Chromium.DESKTOP)) {
            Page page = context.newPage();
            page.navigate("/demo");
            return page.locator("#enter form:first-of-type button").all().stream()
                    .map(officer -> officer.getAttribute("title"))
                    .toList();
        }
    }

    private void visit(Chromium chromium, String address, String person) {
        try (BrowserContext context = chromium.visit(address, "fr-BE", Chromium.DESKTOP)) {
            Page page = eye.on(context.newPage());
            if (person.isEmpty()) {
                follow("a stranger", page, address, BY_HEART);
            } else {
                page.navigate("/demo");
                page.waitForNavigation(() ->
                        page.locator("#enter button[title='" + person + "']").click());
                String start = page.url().replace(address, "");
                Acts.of(person, page);
                follow(person, page, address, List.of(start, "/profile/prove"));
            }
        }
    }

    /** A newcomer registers as far as their first step: the mails that this takes are at the bench for strangers to follow. */
    private void join(Chromium chromium, String address) {
        try (BrowserContext context = chromium.visit(address, "fr-BE", Chromium.DESKTOP)) {
            Page page = eye.on(context.newPage());
            String mail = UUID.randomUUID() + "@venue.example";
            register(page, mail);
            register(page, "other." + mail);
            page.navigate(invitation(page, mail));
            page.fill("#f-family_name", "Venue");
            page.fill("#f-password", "quatre chevaux lents");
            page.waitForNavigation(() -> page.click("main form button"));
            follow("a newcomer", page, address, List.of("/join/registration"));
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

    private void follow(String who, Page page, String address, List<String> starts) {
        boolean isStranger = starts.equals(BY_HEART);
        Walk walk = new Walk(page.context(), isStranger, routes, address).from(starts);
        walk.troubles().forEach(trouble -> troubles.add(who + " is offered a link to " + trouble));
        unopened.removeAll(walk.opened());
        Map<String, String> fresh = new LinkedHashMap<>(walk.pages());
        fresh.keySet().removeAll(seen);
        seen.addAll(fresh.keySet());
        fresh.forEach((route, path) -> look(page, route, path));
        if (!fresh.isEmpty()) {
            speakGerman(page, isStranger);
            Chromium.byNight(page);
            fresh.forEach((route, path) -> look(page, route, path));
        }
    }

    private static void speakGerman(Page page, boolean isStranger) {
        if (isStranger) {
            page.setExtraHTTPHeaders(Map.of("Accept-Language", "de"));
        } else {
            page.navigate("/profile");
            page.waitForNavigation(() -> page.click("form[action='/profile/language']:has([value=de]) button"));
        }
    }

    private void look(Page page, String route, String path) {
        page.navigate(path);
        eye.look(page, route);
    }
}
