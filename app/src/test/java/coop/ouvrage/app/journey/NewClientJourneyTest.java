package coop.ouvrage.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.DemoRun;
import coop.ouvrage.app.testing.Eye;
import java.time.LocalDate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Journey J25: a holder adds a client by its number, the register fills in the rest; until an officer decides there is no cover and so no
 * contract; once verified the client is welcomed on its own page, and the same company is never entered twice.
 */
@Tag("browser")
@Tag("long")
class NewClientJourneyTest {

    /** In the register of the demo, and no client of it yet; the second is bankrupt. */
    private static final String NUMBER = "0999007156";

    private static final String BANKRUPT = "0999007255";

    private static Chromium chromium;
    private static Browser browser;
    private static DemoRun demo;

    @BeforeAll
    static void open() throws Exception {
        demo = DemoRun.get();
        chromium = new Chromium();
        browser = chromium.browser();
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void aNewClientIsAddedVerifiedAndWelcomed() {
        Bench bench = new Bench(browser, demo.address());
        Visitor member = new Visitor(browser, demo.address(), "en-BE", bench);
        bench.enter(member, "Olivier Quertinmont");
        member.goTo("/profile");
        member.send("form[action='/profile/language']:has(input[value=en]) button");
        searchedFirst(member);
        String client = added(member);
        assertThat(member.text("main")).contains("To be verified", "Guarantee: no");
        assertThat(answer(member, client)).contains("The client is not verified");

        verified(bench, client);
        assertThat(member.goTo("/clients/" + client).text("main")).contains("Verified", "Guarantee: yes");
        assertThat(answer(member, client)).doesNotContain("not verified");

        welcomed(bench);
        knownFromNowOn(member);
        assertThat(member.troubles()).isEmpty();
    }

    /** Known clients are found by a part of the name, with what is public of them. */
    private static void searchedFirst(Visitor member) {
        member.goTo("/clients?q=zzzz").find("main");
        assertThat(member.text("#found")).doesNotContain("Librairie du Canal");
    }

    /** Two minutes by hand: the number, one button, the mail, one button. */
    private static String added(Visitor member) {
        member.goTo("/clients/new");
        member.fill("lookup", "0999007157");
        member.page()
                .waitForNavigation(
                        () -> member.find("form[action='/clients/new'] button").click());
        assertThat(member.text("form[action='/clients/new']")).containsIgnoringCase("check");
        member.fill("lookup", BANKRUPT);
        member.page()
                .waitForNavigation(
                        () -> member.find("form[action='/clients/new'] button").click());
        assertThat(member.text("main")).containsIgnoringCase("bankrupt");
        member.fill("lookup", NUMBER);
        member.page()
                .waitForNavigation(
                        () -> member.find("form[action='/clients/new'] button").click());
        assertThat(member.page().inputValue("[name=name]")).isEqualTo("Librairie du Canal");
        assertThat(member.page().inputValue("[name=street]")).isEqualTo("Quai des Péniches");
        assertThat(member.page().inputValue("[name=city]")).isEqualTo("Bruxelles");
        Eye eye = new Eye();
        eye.look(member.page(), "/clients/new");
        assertThat(eye.troubles()).isEmpty();
        member.fill("email", "compta@librairie-du-canal.example");
        member.send("form[action='/clients'] .buttons button");
        return member.page().url().replaceAll(".*/clients/([0-9a-f-]+).*", "$1");
    }

    /** What the job form answers at once for this client. */
    private static String answer(Visitor member, String client) {
        member.goTo("/jobs/new?client=" + client);
        member.fill("title", "Sign above the door");
        member.fill("day0", nextWeek(member));
        member.page().locator("[name=kind][value=EMPLOYEE]").check(new Locator.CheckOptions().setForce(true));
        member.page().locator("[name=client]").selectOption(client);
        member.page()
                .waitForResponse(
                        response -> response.url().endsWith("/jobs/answer"), () -> member.fill("amount", "1000"));
        member.page().locator("#answer .money--giant").waitFor();
        return member.text("#answer");
    }

    private static String nextWeek(Visitor member) {
        Locator time = member.page().locator("[name=day0]").first();
        String min = time.getAttribute("min");
        LocalDate from =
                min == null ? LocalDate.of(2026, 11, 30) : LocalDate.parse(min).plusDays(10);
        return from.with(java.time.temporal.TemporalAdjusters.nextOrSame(java.time.DayOfWeek.WEDNESDAY))
                .toString();
    }

    private static void verified(Bench bench, String client) {
        Visitor officer = new Visitor(browser, demo.address(), "fr-BE", bench);
        bench.enter(officer, "Nadège Lorent");
        officer.goTo("/desk/clients/" + client);
        assertThat(officer.text("main")).contains("risque", "2 500,00 €");
        officer.send("form[action$='/register'] button");
        assertThat(officer.text("main")).contains("Librairie du Canal").contains("Quai des Péniches 18");
        officer.send("form[action$='/verify'] .buttons button");
        assertThat(officer.text("main")).contains("Vérifié");
        assertThat(officer.troubles()).isEmpty();
    }

    private static void welcomed(Bench bench) {
        String mail = bench.mail("Librairie du Canal");
        assertThat(mail).contains("La Traverse Production", "30", "structured reference");
        Visitor guest = new Visitor(browser, demo.address(), "fr-BE", bench);
        guest.goTo(bench.linkOf("Librairie du Canal"));
        assertThat(guest.text("main")).contains("Librairie du Canal");
        assertThat(guest.troubles()).isEmpty();
    }

    /** Twenty seconds: the number leads to the client that is there. */
    private static void knownFromNowOn(Visitor member) {
        member.goTo("/clients/new");
        member.fill("lookup", NUMBER);
        member.page()
                .waitForNavigation(
                        () -> member.find("form[action='/clients/new'] button").click());
        assertThat(member.text("#known")).contains("Librairie du Canal", "Verified");
        assertThat(member.goTo("/clients?q=librairie+du+can").text("#found")).contains("Librairie du Canal");
    }
}
