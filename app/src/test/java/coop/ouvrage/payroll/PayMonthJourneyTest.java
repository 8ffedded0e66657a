package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.Eye;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.web.Codes;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PartyId;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/**
 * A payroll officer runs a month in a browser: three blocked cases (work that began undeclared, a figure of the law that is missing
 * for a date, a worker without account) are found, cleared and paid; then one contract of last month is corrected.
 */
@OuvrageTest(perMethod = true)
@Tag("browser")
@Tag("long")
class PayMonthJourneyTest {

    private static final int MOST_FIGURES = 15;
    private static final Pattern MISSING = Pattern.compile("is known for (\\S+) on");
    private static final String PASSWORD = "quatre chevaux lents";
    private static final LocalDate WORK = LocalDate.of(2026, 11, 18);
    private static final LocalDate LAST_MONTH = LocalDate.of(2026, 10, 20);
    /** The rate of the closure fund of that year was found nowhere: nothing is guessed. */
    private static final LocalDate UNKNOWN_RATE = LocalDate.of(2024, 2, 7);

    private final ApplicationContext context;
    private final Users users;
    private final Eye eye = new Eye();
    private PayrollWorld world;

    @LocalServerPort
    private int port;

    PayMonthJourneyTest(ApplicationContext context, Users users) {
        this.context = context;
        this.users = users;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
    }

    @Test
    void threeBlockedCasesAreClearedAMonthReleasedAndAContractCorrected() {
        UUID ada = world.workerWithoutAccount("Ada");
        UUID lou = world.worker("Lou");
        UUID ben = world.worker("Ben");
        ContractId undeclared = world.done(world.worker("Noor"), ContractKind.ARTIST, "557.32", "1.57", WORK);
        world.done(lou, ContractKind.EMPLOYEE, "150.00", "1.55", UNKNOWN_RATE);
        world.done(ada, ContractKind.EMPLOYEE, "200.00", "1.55", WORK);
        ContractId october = world.byTheHour(ben, "15.5000", LAST_MONTH);
        officer("rosa@example.org", "Rosa Almeida");
        officer("gust@example.org", "Gust Peerens");
        try (Chromium chromium = new Chromium();
                BrowserContext one = chromium.visit(address(), "en-GB", Chromium.DESKTOP);
                BrowserContext two = chromium.visit(address(), "en-GB", Chromium.DESKTOP)) {
            Page rosa = enter(one, "rosa@example.org");
            Page gust = enter(two, "gust@example.org");

            prepare(rosa);
            assertThat(rosa.textContent("main"))
                    .as("blocked wages are named, with their reason")
                    .contains("Lou", "social_security/closure_fund_basic", "Ada", "No account is known");
            eye.look(rosa, "pay runs blocked");
            theLateDeclaration(rosa, undeclared);
            theMissingFigures(rosa, gust);
            theMissingAccount(rosa, ada);
            assertThat(rosa.locator(".blocked tbody tr").allTextContents())
                    .as("nothing is blocked")
                    .isEmpty();
            release(rosa, gust);
            assertThat(world.of(lou)).isNotEmpty();
            assertThat(world.of(ada)).isNotEmpty();
            assertThat(sentTo(ada)).isPositive();

            Money before = net(ben);
            correct(rosa, october);
            prepare(rosa);
            release(rosa, gust);
            assertThat(net(ben)).isGreaterThan(before);
            assertThat(world.of(ben).stream().filter(Payslip::isCorrection)).isNotEmpty();
        }
        assertThat(world.broken()).isEmpty();
        assertThat(eye.troubles()).isEmpty();
    }

    @Test
    void aWorkerAsksForAnAdvanceOnAPhoneAndReadsItOnThePayslip() {
        UUID mia = world.worker("Mia");
        world.done(mia, ContractKind.ARTIST, "557.32", "1.57", WORK);
        users.grant(users.create("mia@example.org", "Mia", "en", mia, PASSWORD).orThrow(), Role.MEMBER);
        officer("rosa2@example.org", "Rosa Almeida");
        officer("gust2@example.org", "Gust Peerens");
        try (Chromium chromium = new Chromium();
                BrowserContext phone = chromium.visit(address(), "en-GB", Chromium.PHONE);
                BrowserContext one = chromium.visit(address(), "en-GB", Chromium.DESKTOP);
                BrowserContext two = chromium.visit(address(), "en-GB", Chromium.DESKTOP)) {
            Page hers = eye.on(phone.newPage());
            logIn(hers, "mia@example.org");
            hers.navigate("/payslips");
            hers.click("a[href='/advances']");
            hers.fill("#f-amount", "5000");
            hers.waitForNavigation(() -> hers.click("form[action='/advances'] button"));
            assertThat(hers.textContent("main")).contains("At most");
            eye.look(hers, "advance refused");
            hers.fill("#f-amount", "100");
            send(hers, "form[action='/advances'] button");
            assertThat(hers.textContent("main")).contains("Waits for a decision");

            Page rosa = enter(one, "rosa2@example.org");
            Page gust = enter(two, "gust2@example.org");
            rosa.navigate("/desk/advances");
            eye.look(rosa, "advances to decide");
            send(rosa, "form[action$='/grant'] button");
            gust.navigate("/desk/advances");
            gust.click("a[href^='/desk/batches/']");
            send(gust, "form[action$='/release'] button");
            alimony(rosa, gust);
            prepare(rosa);
            release(rosa, gust);

            hers.navigate("/payslips/" + world.of(mia).getFirst().id());
            assertThat(hers.textContent("main"))
                    .contains("Advance already paid", "Withheld for a creditor", "On your account");
            eye.look(hers, "payslip with advance");
        }
        assertThat(world.broken()).isEmpty();
        assertThat(eye.troubles()).isEmpty();
    }

    /** One officer enters it from the paper, the other compares. */
    private void alimony(Page rosa, Page gust) {
        rosa.navigate("/desk/attachments");
        send(rosa, "form[action='/desk/attachments'] button", 422);
        eye.look(rosa, "attachment refused");
        rosa.fill("#f-worker", "mia@example.org");
        assertThat(rosa.inputValue("#f-entity")).as("who employs comes first").isEqualTo("PROD");
        rosa.selectOption("#f-kind", "ALIMONY");
        rosa.fill("#f-creditor", "Anne Delvaux");
        rosa.fill("#f-iban", "BE68539007547034");
        rosa.fill("#f-reference", "Jugement 2026/118");
        rosa.fill("#f-monthly", "50");
        rosa.fill("#f-served", "2026-11-02");
        send(rosa, "form[action='/desk/attachments'] button");
        gust.navigate("/desk/attachments");
        send(gust, "form[action$='/confirm'] button");
        assertThat(gust.textContent("main")).contains("In force");
        eye.look(gust, "attachments");
    }

    private void officer(String login, String name) {
        UserId officer =
                users.create(login, name, "en", UUID.randomUUID(), PASSWORD).orThrow();
        users.grant(officer, Role.PAYROLL);
    }

    private Page enter(BrowserContext visitor, String login) {
        Page page = eye.on(visitor.newPage());
        logIn(page, login);
        page.fill("#f-code", Codes.now(page.inputValue("input[name=secret]")));
        page.click("main form button");
        page.waitForSelector(".codes");
        return page;
    }

    private static void logIn(Page page, String login) {
        page.navigate("/login");
        page.fill("#f-login", login);
        page.fill("#f-password", PASSWORD);
        page.click("main button");
        page.waitForURL(url -> !url.endsWith("/login"));
    }

    private static void prepare(Page page) {
        page.navigate("/desk/payruns");
        send(page, "form[action='/desk/payruns/prepare'] button");
    }

    /** The wage is due all the same; what the delay costs falls on the common pot, and an officer says so. */
    private void theLateDeclaration(Page page, ContractId undeclared) {
        String path = "/desk/declarations/" + undeclared;
        page.navigate(path);
        eye.look(page, "late declaration");
        page.fill("#f-reason", "refused the evening before, the concert took place");
        send(page, "form[action='" + path + "/late'] button", 422);
        assertThat(page.inputValue("#f-reason"))
                .as("what was typed is not lost")
                .startsWith("refused the evening");
        page.fill("#f-cost", "0");
        send(page, "form[action='" + path + "/late'] button");
        assertThat(page.textContent("main")).contains("the concert took place");
    }

    /** The page names each figure that is missing, one after the other, until the wage can be calculated. */
    private void theMissingFigures(Page rosa, Page gust) {
        for (int i = 0; i < MOST_FIGURES && missing(rosa).isPresent(); i++) {
            theMissingFigure(rosa, gust, missing(rosa).orElseThrow());
            prepare(rosa);
        }
        assertThat(missing(rosa)).as("every figure was set by two people").isEmpty();
    }

    private static Optional<String> missing(Page page) {
        page.navigate("/desk/payruns");
        Matcher named = MISSING.matcher(page.textContent("main"));
        return named.find() ? Optional.of(named.group(1)) : Optional.empty();
    }

    /** One officer proposes the figure with its source, the other puts it in force. */
    private void theMissingFigure(Page rosa, Page gust, String figure) {
        String path = "/desk/legislation/" + figure;
        rosa.navigate("/desk/payruns");
        rosa.waitForNavigation(() -> rosa.click(".blocked a[href='" + path + "']"));
        rosa.locator("#own details summary").click();
        rosa.fill("#f-from", "2024-02-01");
        rosa.fill("#f-until", "2024-02-29");
        rosa.fill("#f-source", "Letter of the office, figures of February 2024");
        send(rosa, "#own details button");
        gust.navigate(path);
        send(gust, "#own form[action$='/force'] button");
        assertThat(gust.textContent("#own")).contains("Letter of the office");
    }

    /** The worker is told by mail and gives an account; the officer sees the case go. */
    private void theMissingAccount(Page rosa, UUID ada) {
        rosa.navigate("/desk/payruns");
        assertThat(rosa.textContent(".blocked")).contains("Ada");
        world.user.asSystem(() ->
                world.accounts.declare(new PartyId(ada), PayrollWorld.IBAN).orThrow());
        rosa.navigate("/desk/payruns");
        assertThat(rosa.textContent("main")).doesNotContain("Ada");
    }

    private void release(Page first, Page second) {
        for (String run : open(first)) {
            first.navigate(run);
            eye.look(first, "pay run prepared");
            if (first.locator("form[action$='/check']").count() > 0) {
                send(first, "form[action$='/check'] button");
            }
            second.navigate(run);
            send(second, "form[action$='/release'] button");
            assertThat(second.textContent("main")).contains("Released");
        }
    }

    private List<String> open(Page page) {
        page.navigate("/desk/payruns");
        return page.locator("tr:not(:has(.status--good)) th a[href^='/desk/payruns/']").all().stream()
                .map(link -> link.getAttribute("href"))
                .toList();
    }

    private void correct(Page page, ContractId contract) {
        page.navigate("/contracts/" + contract + "/days");
        page.fill("#f-end1", "19:06");
        page.fill("#f-reason", "two hours more, by the sheet of the client");
        send(page, "form:has(#f-end1) button");
        eye.look(page, "contract corrected");
    }

    private static void send(Page page, String selector, int status) {
        Response response =
                page.waitForNavigation(() -> page.locator(selector).first().click());
        assertThat(response.status()).isEqualTo(status);
    }

    private static void send(Page page, String selector) {
        Response response =
                page.waitForNavigation(() -> page.locator(selector).first().click());
        assertThat(response.status())
                .as("%s: %s", selector, page.textContent("main"))
                .isLessThan(400);
    }

    private Money net(UUID worker) {
        return Totals.sum(world.of(worker).stream().map(Payslip::totals).toList())
                .net();
    }

    private int sentTo(UUID worker) {
        return world.jdbc
                .sql("select count(*) from wage_payment where worker = :worker and state = 'SENT'")
                .param("worker", worker)
                .query(Integer.class)
                .single();
    }

    private String address() {
        return "http://localhost:" + port;
    }
}
