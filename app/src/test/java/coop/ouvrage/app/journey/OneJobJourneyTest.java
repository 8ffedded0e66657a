package coop.ouvrage.app.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.FilePayload;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.DemoRun;
import coop.ouvrage.app.testing.Eye;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Journey J01: a job from quote to pay on working day 7 although the client has not paid, lived by hand through the pages of
 * member, client, payroll and finance, once in French and once in English. Every euro is followed, and the books hold.
 */
@Tag("browser")
class OneJobJourneyTest {

    private static final int MOST_EVENTS = 20;
    private static final String DONE = "is-done";

    private static Chromium chromium;
    private static Browser browser;
    private static DemoRun demo;

    private Bench bench;
    private Visitor member;
    private String job = "";
    private String contract = "";
    private String day = "";

    @BeforeAll
    static void open() throws Exception {
        demo = DemoRun.get();
        chromium = new Chromium();
        browser = chromium.browser();
    }

    @BeforeEach
    void arrive() {
        bench = new Bench(browser, demo.address());
        member = visitor("fr");
    }

    @AfterAll
    static void close() {
        chromium.close();
    }

    @Test
    void inFrenchTheClientPaysInTheEnd() throws Exception {
        begin("Zoé Barbançon", "fr");
        assertThat(live("Étui à plans en cuir", "EMPLOYEE"))
                .contains("564,51 €")
                .contains("Garantie");
        order("Claire Dumont");
        sign();
        work();
        String payslip = pay("Zoé Barbançon");
        member.goTo(payslip);
        assertThat(member.text("h1")).contains("Vous avez reçu");
        assertThat(member.text("main")).contains("564,51 €").contains("874,99 €");
        clientPays();
        assertThat(step("SETTLEMENT")).contains(DONE);
        everyAmountOpens();
        booksHold();
    }

    @Test
    @Tag("long")
    void inEnglishTheClientGoesBankruptAndTheWageStays() throws Exception {
        begin("Olivier Quertinmont", "en");
        assertThat(live("Oak lectern", "EMPLOYEE")).contains("564.51 €").contains("Guarantee");
        String client = order("Claire Dumont");
        sign();
        work();
        String payslip = pay("Olivier Quertinmont");
        member.goTo(payslip);
        assertThat(member.text("h1")).contains("You receive");
        bench.bankruptcyOf(client);
        assertThat(bench.mail("999,99"))
                .as("the fund bears all but a cent, and the member is told so, in the language of their file")
                .contains("faillite", "0,01 €");
        assertThat(step("SETTLEMENT")).contains(DONE);
        assertThat(step("PAY")).contains(DONE);
        everyAmountOpens();
        booksHold();
    }

    private Visitor visitor(String language) {
        return new Visitor(browser, demo.address(), language + "-BE", bench);
    }

    private void begin(String name, String language) {
        bench.enter(member, name);
        member.goTo("/profile");
        member.send("form[action='/profile/language']:has(input[value=" + language + "]) button");
        assertThat(member.find("html").getAttribute("lang")).isEqualTo(language);
    }

    /** Fills the form and looks for a client whom the guarantee covers; gives the live answer. */
    private String live(String title, String kind) {
        member.goTo("/jobs/new");
        member.fill("title", title);
        day = day();
        member.fill("day0", day);
        member.fill("costs", "60");
        member.fill("costsText", "material");
        member.fill("clientReference", "PO-2026-17");
        member.page().locator("[name=kind][value=" + kind + "]").check(new Locator.CheckOptions().setForce(true));
        member.fill("amount", "1000");
        List<String> clients = member.page().locator("[name=client] option").all().stream()
                .map(option -> option.getAttribute("value"))
                .toList();
        for (String client : clients) {
            answered(() -> member.page().locator("[name=client]").selectOption(client));
            boolean belgian = member.text("#answer").contains("210");
            if (belgian && !member.sees("#answer .checks--wait, #answer .checks--stop")) {
                return member.text("#answer");
            }
        }
        throw new AssertionError("the guarantee covers none of the clients: " + member.text("#answer"));
    }

    /** A working day some days from now: the demo begins on Friday 20 November 2026 and other tests may have turned its clock. */
    private String day() {
        java.time.LocalDate today = java.time.LocalDate.parse(
                visitor("fr").goTo("/demo").find("#clock time").getAttribute("datetime"));
        java.time.LocalDate start = today.plusDays(7);
        return start.with(java.time.temporal.TemporalAdjusters.nextOrSame(java.time.DayOfWeek.WEDNESDAY))
                .toString();
    }

    private void answered(Runnable typing) {
        member.page().waitForResponse(response -> response.url().endsWith("/jobs/answer"), typing);
        member.page().locator("#answer .money--giant").waitFor();
    }

    /** Sends the quote; the client accepts it on the link with the code from its mail. Gives the client's name. */
    private String order(String signer) {
        String client = (String)
                member.page().evalOnSelector("[name=client]", "select => select.selectedOptions[0].textContent");
        String title = member.page().inputValue("[name=title]");
        member.send("#job-form .buttons button[type=submit]");
        job = member.page().url().replaceAll("\\?.*", "");
        Visitor guest = visitor("fr");
        guest.goTo(bench.linkOf(title));
        guest.send("form[action$='/code'] button");
        guest.fill("name", signer);
        guest.fill("code", bench.latestCode());
        guest.send("form[action$='/accept'] button");
        assertThat(guest.text("main")).contains(signer);
        assertThat(step("ORDER")).contains(DONE);
        assertThat(guest.troubles()).isEmpty();
        return client.strip();
    }

    private void sign() {
        contract = member.goTo(job).find(".stepper a[href^='/contracts/']").getAttribute("href");
        member.goTo(contract + "/sign");
        Eye eye = new Eye();
        eye.look(member.page(), "/contracts/{id}/sign");
        assertThat(eye.troubles()).isEmpty();
        member.send("form[action$='/code'] button");
        member.fill("code", bench.latestCode());
        member.send("form[action$='/sign'] button");
        assertThat(step("CONTRACT")).contains(DONE);
        passUntilDone("DECLARATION");
    }

    /** Lets days pass until the work is over and confirms it in one tap: the invoice leaves. */
    private void work() {
        for (int i = 0; i < MOST_EVENTS; i++) {
            if (member.goTo(contract).sees("input[name=as_agreed]")) {
                member.send("form:has(input[name=as_agreed]) button");
                break;
            }
            bench.nextEvent();
        }
        assertThat(step("WORK")).contains(DONE);
        assertThat(step("INVOICE")).contains(DONE);
    }

    /** Two officers of payroll release the run; the bank executes; finance imports its statement. Gives the payslip. */
    private String pay(String worker) {
        Visitor first = visitor("fr");
        bench.enter(first, "Rosa Almeida");
        String run = runWith(worker, first);
        first.goTo(run).send("form[action$='/check'] button");
        assertThat(first.sees("form[action$='/release']")).isFalse();
        Visitor second = visitor("fr");
        bench.enter(second, "Gust Peerens");
        second.goTo(run).send("form[action$='/release'] button");
        assertThat(second.sees("form[action$='/release']")).isFalse();
        passUntilDone("PAY");
        assertThat(step("SETTLEMENT")).doesNotContain(DONE);
        return member.goTo("/payslips").find("main tbody a").getAttribute("href");
    }

    private String runWith(String worker, Visitor officer) {
        for (int i = 0; i < MOST_EVENTS; i++) {
            officer.goTo("/desk/payruns");
            List<String> runs = officer.page().locator("main tbody th a").all().stream()
                    .limit(4)
                    .map(link -> link.getAttribute("href"))
                    .toList();
            for (String run : runs) {
                officer.goTo(run);
                String row = "main tbody tr:has(time[datetime='" + day + "'])";
                if (officer.sees("form[action$='/check']")
                        && officer.sees(row)
                        && officer.text(row).contains(worker)) {
                    return run;
                }
            }
            bench.nextEvent();
        }
        throw new AssertionError("no pay run has " + worker);
    }

    private void clientPays() {
        String number = member.goTo(job).find(".stepper a[href^='/invoices/']").getAttribute("href");
        String heading = member.goTo(number).text("h1");
        bench.pays(heading.replaceAll(".*?(\\d{4}-\\d+).*", "$1"), "FULL");
        importStatements();
    }

    private void passUntilDone(String step) {
        for (int i = 0; i < MOST_EVENTS && !step(step).contains(DONE); i++) {
            bench.nextDay();
            importStatements();
        }
        assertThat(step(step)).contains(DONE);
    }

    private void importStatements() {
        List<Bench.Statement> statements = bench.newStatements();
        if (statements.isEmpty()) {
            return;
        }
        Visitor finance = visitor("fr");
        bench.enter(finance, "Ombeline Tasset");
        for (Bench.Statement statement : statements) {
            finance.goTo("/desk/bank")
                    .find("input[type=file]")
                    .setInputFiles(new FilePayload(statement.name(), "text/plain", statement.bytes()));
            finance.send("form[action='/desk/bank/statements'] button");
        }
        assertThat(finance.troubles()).isEmpty();
    }

    /** The classes of a step of the job, in the order of the page. */
    private String step(String name) {
        int at = List.of("QUOTE", "ORDER", "CONTRACT", "DECLARATION", "WORK", "INVOICE", "PAY", "SETTLEMENT")
                .indexOf(name);
        String state = member.goTo(job).page().locator(".stepper li").nth(at).getAttribute("class");
        return state == null ? "" : state;
    }

    private void everyAmountOpens() {
        int amounts = 0;
        for (String path : List.of("/home", job, contract, "/invoices", "/payslips", "/jobs")) {
            amounts += member.goTo(path).opensEveryAmount();
        }
        member.goTo(job).page().locator(".stepper a[href^='/invoices/']").click();
        amounts += member.opensEveryAmount();
        assertThat(amounts).isGreaterThan(6);
        assertThat(member.troubles()).isEmpty();
    }

    private static void booksHold() throws Exception {
        assertThat(demo.verb("verify")).contains("\"holds\" : true").doesNotContain("\"holds\" : false");
    }
}
