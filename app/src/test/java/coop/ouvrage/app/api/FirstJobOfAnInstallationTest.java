package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.FirstAdministrator;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.app.web.Codes;
import coop.ouvrage.calendar.BusinessClock;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;

/**
 * What {@code ./ouvrage run --empty} gives, to the end of its first job: the link of the first administrator, entity, account, mandate and
 * opening balances by pages, then the job; and the books hold.
 */
@OuvrageTest(at = "2026-11-24T09:00")
@Import(ApiWorld.class)
class FirstJobOfAnInstallationTest {

    private static final String PAGE = "/desk/installation/PROD";
    private static final String PASSWORD = "quatre chevaux lents";

    private final ApiWorld world;
    private final FirstAdministrator first;
    private final SmallCoop coop;
    private final BusinessClock clock;

    @LocalServerPort
    int port;

    FirstJobOfAnInstallationTest(ApiWorld world, FirstAdministrator first, SmallCoop coop, BusinessClock clock) {
        this.world = world;
        this.first = first;
        this.coop = coop;
        this.clock = clock;
    }

    @Test
    void fromTheFirstAdministratorToTheFirstPaymentOfAClient() throws SQLException {
        asEmptyAsARealOne();
        Surfer ada = administrator();
        installed(ada);
        world.settledByPages();

        OneJob job = new OneJob(world, clock, port, OneJob.Names.PLAIN);
        job.begun();
        job.accepted();
        job.signedAndDeclared();
        job.workedAndInvoiced();
        job.paidOnTheDay();
        job.settled();
        assertThat(coop.wrong()).isEmpty();
    }

    /** Databases of tests are marked so that their entities have names; a real one starts without. */
    private static void asEmptyAsARealOne() throws SQLException {
        try (Connection master = TestDatabase.get().superuser();
                Statement statement = master.createStatement()) {
            master.setAutoCommit(true);
            statement.execute("delete from bank_account");
            statement.execute("update legal_entity set confirmed_at = null, name = code, street = '', city = ''");
        }
    }

    private Surfer administrator() {
        String link = "/start/" + first.invite().orElseThrow();
        Surfer ada = new Surfer(port);
        ada.get(link);
        assertThat(ada.post(
                                link,
                                Map.of(
                                        "name",
                                        "Ada Baert",
                                        "login",
                                        "ada@ambre.example",
                                        "password",
                                        PASSWORD,
                                        "again",
                                        PASSWORD))
                        .location())
                .isEqualTo("/profile/second-factor");
        assertThat(new Surfer(port).get(link).status()).as("once only").isEqualTo(404);
        String secret = ada.get("/profile/second-factor")
                .body()
                .replaceAll("(?s).*name=\"secret\" value=\"([A-Z2-7]+)\".*", "$1");
        ada.post("/profile/second-factor", Map.of("secret", secret, "code", Codes.now(secret)));
        return ada;
    }

    private void installed(Surfer ada) {
        ada.get(PAGE);
        done(
                ada,
                "/identity",
                Map.of(
                        "name", "Les Ateliers d'Ambre",
                        "legal_form", "SC",
                        "street", "Rue du Pont",
                        "house_number", "4",
                        "postcode", "4000",
                        "city", "Liège",
                        "enterprise_number", "0999.002.208",
                        "vat_registered", "yes",
                        "court", "Liège",
                        "email", "bonjour@ambre.example"));
        done(ada, "/account", Map.of("iban", "BE52 9790 0001 0109"));
        done(
                ada,
                "/mandate",
                Map.of(
                        "representative", "Zoé Lam",
                        "capacity", "director",
                        "decision", "board of 2 May",
                        "from", "2026-11-01"));
        done(ada, "/opening", Map.of("on", "2026-11-01", "pot", "0", "fund", "10000"));
    }

    private static void done(Surfer ada, String what, Map<String, String> fields) {
        Surfer.Answer answer = ada.post(PAGE + what, fields);
        assertThat(answer.status()).as(what + answer.body()).isEqualTo(302);
    }
}
