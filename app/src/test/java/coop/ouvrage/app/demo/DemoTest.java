package coop.ouvrage.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.app.cli.VerifyVerb;
import coop.ouvrage.app.testing.LivedYear;
import coop.ouvrage.app.testing.OuvrageProcess;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.Surfer.Answer;
import coop.ouvrage.money.Money;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/** One demo, loaded by {@code run} as a newcomer does: no page is empty, every control of the bench works, the books hold. */
@Tag("long")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DemoTest {

    private static final Pattern EMPTY = Pattern.compile("<div class=\"empty\"><b>([^<]*)");
    private static final Pattern BUTTON = Pattern.compile("name=\"user\" value=\"([^\"]+)\" title=\"([^\"]+)\"");

    /** A client of the board, and what was paid ahead of it. */
    private static final Pattern AT_RISK =
            Pattern.compile("/desk/open-items/clients/([0-9a-f-]{36})\"><data value=\"([0-9.]+)\"");

    /** What the fund bore of one job. */
    private static final Pattern LOST = Pattern.compile("subject=[0-9a-f-]{36}\"><data value=\"([0-9.]+)\"");

    @TempDir
    static Path directory;

    private OuvrageProcess run;
    /** Enters as one person after another; its pages are in their languages. */
    private Surfer visitor;

    /** Stays at the bench, in English. */
    private Surfer player;

    @BeforeAll
    void load() throws Exception {
        run = OuvrageProcess.startDemo(directory, directory.resolve("data"));
        int port = URI.create(run.ready()).getPort();
        visitor = new Surfer(port);
        player = new Surfer(port);
    }

    @AfterAll
    void stop() throws Exception {
        run.close();
    }

    @Test
    @Order(1)
    void loadsWithoutLeavingAStoryOutAndItsBooksHold() throws Exception {
        assertThat(LivedYear.get().told())
                .doesNotContain("goes on without")
                .contains("has lived from 2025-11-24 to 2026-11-20");
        verify();
    }

    @Test
    @Order(2)
    void nobodyFindsAnEmptyPage() {
        for (String member : List.of("lea", "samir", "noor")) {
            enter(member);
            full("/home", "/jobs", "/calendar", "/payslips", "/invoices", "/clients", "/profile");
        }
        enter("lea");
        full("/cooperative");
        enter("samir");
        full("/long-contracts");
        enter("tariq");
        full("/royalties");
        enter("nadege");
        full("/desk/worklist", "/desk/members", "/desk/clients", "/desk/sessions");
        enter("pieter");
        full("/desk/clients", "/desk/guarantee", "/desk/members");
        enter("ombeline");
        full("/desk/worklist", "/desk/bank", "/desk/batches", "/desk/ledger", "/desk/ledger/accounts");
        full("/desk/ledger/closing", "/desk/open-items", "/desk/guarantee", "/desk/invoices", "/desk/policies");
        full("/desk/royalties");
        enter("rosa");
        full("/desk/worklist", "/desk/payruns", "/desk/countries", "/desk/long-contracts");
        enter("hannelore");
        full("/desk/audit", "/desk/ledger", "/desk/payruns", "/desk/bank");
        enter("colin");
        full("/desk/users", "/desk/audit", "/desk/policies", "/desk/agencies");
    }

    /** Each euro came over a statement: shares too, which people pay to the co-operative itself. */
    @Test
    @Order(2)
    void bankAndBooksAgreeEachDay() {
        enter("ombeline");
        assertThat(visitor.get("/desk/bank/days").body())
                .contains("Banque et livres concordent chaque jour", "COOP", "PROD");
    }

    /** 60 % of 320.00, less 15 %: the rules of 2026 know no deemed costs for it, and say that one source alone says so. */
    @Test
    @Order(2)
    void anAuthorIsPaidBesideAWageAndIsToldThatItEnds() {
        enter("tariq");
        String mine = visitor.get("/royalties").body();
        String statement = first(mine, "(?s)Affiche des Deux Rives.*?(/royalties/statements/[0-9a-f-]{36})");
        assertThat(visitor.get(statement).body())
                .contains("163,20", "Payé le", "non vérifié")
                .doesNotContain("[V1]");
        assertThat(visitor.get("/home").body()).contains("Renouveler les droits de", "Affiche des Deux Rives");
        assertThat(player.get("/demo?to=tariq@").body()).contains("Droits d’auteur bientôt échus");
        enter("rosa");
        assertThat(visitor.get("/desk/returns").body()).contains("273S");
    }

    /** Work in another country has a story of its own, with its certificate. */
    @Test
    @Order(2)
    void workForAClientAbroadIsDoneHere() {
        enter("lea");
        String job =
                first(visitor.get("/jobs").body(), "(/jobs/[0-9a-f-]{36})\"[^>]*>Le Chant des Grues, Alpine Studios");
        String contract = first(visitor.get(job).body(), "(/contracts/[0-9a-f-]{36})");
        assertThat(visitor.get(contract).body()).contains("1000 Bruxelles").doesNotContain("Genève");
    }

    @Test
    @Order(2)
    void aCookIsLentOnTheSheetThatTheClientSigned() {
        enter("rachid");
        String slip = first(visitor.get("/payslips").body(), "(/payslips/[0-9a-f-]{36})");
        String page = visitor.get(slip).body();
        assertThat(page).contains("Fonds social des intérimaires (CP 322)", "61,88");
        String contract = first(page, "(/contracts/[0-9a-f-]{36})");
        assertThat(visitor.get(contract + "/post-sheet").body()).contains("Odile Grandjean");
    }

    /** A framework order brings the money: only the rider who has not signed is refused. */
    @Test
    @Order(2)
    void theShiftsOfNextWeekWaitToBeAccepted() {
        enter("samir");
        String agreement = first(visitor.get("/shifts").body(), "(/shifts/[0-9a-f-]{36})\"[^>]*>Courses du matin");
        String file = first(visitor.get(agreement).body(), "(/shifts/files/[0-9a-f-]{36})\"[^>]*>semaine-48.csv");
        assertThat(visitor.get(file).body())
                .contains("3 lignes sont possibles, 1 ligne est refusée", "n’a pas encore signé");
    }

    @Test
    @Order(3)
    void workWaitsForEachRole() {
        assertThat(worklist("nadege")).contains("filter=ADMISSION", "filter=CLIENT_VERIFICATION");
        assertThat(worklist("ombeline")).contains("filter=BANK", "filter=EXPENSES");
        assertThat(worklist("rosa")).contains("filter=REGULARISATION", "filter=DECLARATION", "filter=PAY");
    }

    @Test
    @Order(3)
    void anItemSaysWhatIsKnownOfIt() {
        assertThat(facts("rosa", "DECLARATION")).contains("Travail", "Premier jour", "Lieu de travail");
        assertThat(facts("rosa", "PAY")).contains("Salaires nets", "Sur le compte le");
        assertThat(facts("ombeline", "BANK")).contains("Contrepartie");
        assertThat(facts("ombeline", "EXPENSES")).contains("Justificatif", "Dépensé le");
        assertThat(facts("nadege", "CLIENT_VERIFICATION")).contains("Numéro d’entreprise", "Adresse");
        assertThat(facts("nadege", "ADMISSION")).contains("Métier");
    }

    /** Beside the first item of a queue. */
    private String facts(String key, String queue) {
        enter(key);
        String page = visitor.get("/desk/worklist?filter=" + queue).body();
        assertThat(page)
                .as("no code stands for a word")
                .doesNotContainPattern("\\((REFUSED|SILENT|START|NOT_REACHED)\\)");
        return page.substring(page.indexOf("id=\"item\""));
    }

    private String worklist(String key) {
        enter(key);
        return visitor.get("/desk/worklist").body();
    }

    @Test
    @Order(4)
    void theClockLivesDaysAndSaysWhatHappened() {
        assertThat(bench()).contains("Friday 20 November");
        assertThat(press("clock", Map.of("until", "day"))).startsWith("/demo");
        assertThat(bench()).contains("Saturday 21 November");
        press("clock", Map.of("until", "event"));
        assertThat(bench())
                .contains("What happened")
                .containsPattern("(is prepared|is confirmed|leaves|is sent|is ready) ×")
                .doesNotContainPattern("<li>[a-z_]+\\.[a-z_]+ ×");
    }

    @Test
    @Order(5)
    void theMailboxShowsCodesAndLinksOfOnePerson() {
        String mails = player.get("/demo?to=lea@").body();
        assertThat(mails).contains("lea@ouvrage.example").doesNotContain("samir@ouvrage.example ·");
        assertThat(mails).containsPattern("Code [0-9]{6}");
        assertThat(player.get("/demo").body()).containsPattern("href=\"http[^\"]*\">Follow");
    }

    @Test
    @Order(6)
    void theAuthorityAndTheRegisterAnswerAsTheVisitorWishes() {
        for (String mode : List.of("REFUSE", "LATE", "SILENT", "NORMAL")) {
            press("authority", Map.of("mode", mode));
            assertThat(bench()).containsPattern("value=\"" + mode + "\" aria-pressed=\"true\"");
        }
        press("register", Map.of("answers", "false"));
        assertThat(bench()).contains("Let the register of enterprises answer");
        press("register", Map.of("answers", "true"));
        assertThat(bench()).contains("Let the register of enterprises fail");
    }

    @Test
    @Order(7)
    void clientsPayInEveryWayAndTheStatementIsImportedOnce() {
        for (String way : List.of("FULL", "PART", "TWICE", "NO_REFERENCE")) {
            String invoice = first(bench(), "name=\"invoice\" value=\"([^\"]+)\"");
            press("pay", Map.of("invoice", invoice, "way", way));
            String page = bench();
            String id = first(page, "name=\"id\" value=\"([^\"]+)\"");
            String account = first(page, "name=\"account\" value=\"([^\"]+)\"");
            assertThat(player.get("/demo/statements/" + account + "/" + id + "/CODA")
                            .body())
                    .startsWith("0000");
            assertThat(player.get("/demo/statements/" + account + "/" + id + "/CAMT")
                            .body())
                    .contains("camt.053");
            String form = way.equals("FULL") ? "CODA" : "CAMT";
            Map<String, String> file = Map.of("account", account, "id", id, "form", form);
            assertThat(press("import", file)).contains("imported");
            assertThat(bench()).doesNotContain("name=\"id\" value=\"" + id + "\"");
            assertThat(player.post("/demo/import", file).status())
                    .as("the same file again")
                    .isEqualTo(422);
        }
    }

    @Test
    @Order(8)
    void aReleasedRunGoesToTheBankByItselfAndIsConfirmedByTheNextStatement() throws Exception {
        String payrun = release();
        String page = bench();
        for (int n = 0; n < 50 && !page.contains("on its way"); n++) {
            Thread.sleep(100);
            page = bench();
        }
        assertThat(page).contains("on its way");
        String order = first(page, "href=\"/demo/orders/([^\"]+)\"");
        assertThat(player.get("/demo/orders/" + order).body()).contains("pain.002", order);
        for (int n = 0; n < 6; n++) {
            press("clock", Map.of("until", "day"));
        }
        assertThat(bench())
                .as("each morning the statement of the day before is taken in, and confirms " + payrun)
                .containsPattern(order + ",[^<]*<span class=\"quiet\">seen on a statement")
                .doesNotContain("on its way");
    }

    private String release() {
        enter("rosa");
        String run = first(visitor.get("/desk/payruns").body(), "/desk/payruns/([0-9a-f-]{36})");
        visitor.get("/desk/payruns/" + run);
        assertThat(visitor.post("/desk/payruns/" + run + "/check", Map.of()).status())
                .isEqualTo(302);
        enter("gust");
        visitor.get("/desk/payruns/" + run);
        assertThat(visitor.post("/desk/payruns/" + run + "/release", Map.of()).status())
                .isEqualTo(302);
        return run;
    }

    /** What the fund bears is gone from it, to the cent; the client owes nothing any more. */
    @Test
    @Order(9)
    void aClientGoesBankruptAndTheFundBearsWhatItCovered() {
        String before = board();
        MatchResult chosen = AT_RISK.matcher(before)
                .results()
                .filter(row -> Money.of(row.group(2)).isPositive())
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing is at risk: " + before));
        String client = chosen.group(1);
        assertThat(press("bankrupt", Map.of("client", client))).contains("bankrupt");
        assertThat(bench()).doesNotContain("<option value=\"" + client);

        String after = board();
        Money borne = fund(before).minus(fund(after));
        assertThat(borne)
                .as("what was paid ahead, with the contribution that was not earned")
                .isGreaterThan(Money.of(chosen.group(2)));
        assertThat(losses(after).minus(losses(before)))
                .as("the list says what the books say")
                .isEqualTo(borne);
        assertThat(after).doesNotContain("party=" + client);
        assertThat(visitor.get("/desk/open-items").body()).doesNotContain("/desk/open-items/clients/" + client);
    }

    private String board() {
        enter("ombeline");
        return visitor.get("/desk/guarantee").body();
    }

    private static Money fund(String board) {
        return Money.of(first(board, "unit=[0-9a-f-]{36}\"><data value=\"([-0-9.]+)\""));
    }

    private static Money losses(String board) {
        return Money.sum(
                LOST.matcher(board).results().map(row -> Money.of(row.group(1))).toList());
    }

    @Test
    @Order(10)
    void theBooksStillHold() throws Exception {
        verify();
    }

    private void verify() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = new VerifyVerb().run(List.of("--data", data()), new PrintStream(out), System.err);
        assertThat(code).as(out.toString(StandardCharsets.UTF_8)).isZero();
    }

    private void full(String... paths) {
        for (String path : paths) {
            Answer page = visitor.get(path);
            assertThat(page.status()).as(path).isEqualTo(200);
            List<String> empty = EMPTY.matcher(page.body())
                    .results()
                    .map(found -> found.group(1))
                    .toList();
            assertThat(empty).as(path).isEmpty();
        }
    }

    /** One click on the bench. */
    private void enter(String key) {
        String user = BUTTON.matcher(visitor.get("/demo").body())
                .results()
                .filter(found -> found.group(2).startsWith(key + "@"))
                .map(found -> found.group(1))
                .findFirst()
                .orElseThrow();
        assertThat(visitor.post("/demo/enter", Map.of("user", user)).location())
                .isIn("/home", "/desk/worklist", "/desk/users");
    }

    private String bench() {
        Answer page = player.get("/demo");
        assertThat(page.status()).isEqualTo(200);
        return page.body();
    }

    private String press(String control, Map<String, String> fields) {
        Answer answer = player.post("/demo/" + control, fields);
        assertThat(answer.status()).as(control + answer.body()).isEqualTo(302);
        return answer.location();
    }

    private static String first(String page, String pattern) {
        return Pattern.compile(pattern)
                .matcher(page)
                .results()
                .map((MatchResult found) -> found.group(1))
                .findFirst()
                .orElseThrow(() -> new AssertionError("nothing like " + pattern + " in " + page));
    }

    private static String data() {
        return directory.resolve("data").toString();
    }
}
