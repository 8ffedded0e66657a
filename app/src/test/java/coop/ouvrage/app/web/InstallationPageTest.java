package coop.ouvrage.app.web;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.Told;
import coop.ouvrage.employment.Mandates;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.BankAccounts;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What an administrator of an empty installation has to say before the first job. */
@OuvrageTest(perMethod = true)
class InstallationPageTest {

    private static final String PASSWORD = "quatre chevaux lents";
    private static final String PAGE = "/desk/installation/PROD";
    private static final Map<String, String> IDENTITY = Map.of(
            "name", "Les Ateliers d'Ambre",
            "legal_form", "SC",
            "street", "Rue du Pont",
            "house_number", "4",
            "postcode", "4000",
            "city", "Liège",
            "enterprise_number", "0999.002.208",
            "vat_registered", "yes",
            "court", "Liège",
            "email", "bonjour@ambre.example");

    @Autowired
    Users users;

    @Autowired
    LegalEntities entities;

    @Autowired
    BankAccounts accounts;

    @Autowired
    Mandates mandates;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Surfer surfer = new Surfer(0);

    @BeforeEach
    void enter() {
        surfer = entered("ada@example.org", Role.ADMINISTRATOR, Role.TEAM_ADMIN);
    }

    private Surfer entered(String login, Role... roles) {
        UserId id = users.create(login, "Ada", "en", null, PASSWORD).orThrow();
        for (Role role : roles) {
            users.grant(id, role);
        }
        Surfer entering = new Surfer(port);
        entering.logIn(login, PASSWORD);
        String secret = entering.get("/profile/second-factor")
                .body()
                .replaceAll("(?s).*name=\"secret\" value=\"([A-Z2-7]+)\".*", "$1");
        entering.post("/profile/second-factor", Map.of("secret", secret, "code", Codes.now(secret)));
        return entering;
    }

    /** {@code desk.establishment_wrong} tells what the number of a unit looks like. */
    @Test
    void givesEntitiesTheirNameAccountMandateAndOpeningBalances() {
        assertThat(surfer.get("/desk/installation").body())
                .contains("La Traverse Production")
                .doesNotContain("[desk.");
        assertThat(surfer.get(PAGE).body()).doesNotContain("[desk.");
        Map<String, String> wrong = new HashMap<>(IDENTITY);
        wrong.put("enterprise_number", "0999.002.209");
        wrong.put("postcode", "12");
        wrong.put("email", "nobody");
        wrong.put("establishment_number", "2.990.020.051");
        assertThat(surfer.post(PAGE + "/identity", wrong).body())
                .contains(
                        "check digits",
                        "not a Belgian postcode",
                        "not a mail address",
                        "establishment unit has ten digits");
        Map<String, String> right = new HashMap<>(IDENTITY);
        right.put("establishment_number", "2.990.020.050");
        assertThat(surfer.post(PAGE + "/identity", right).status()).isEqualTo(302);
        assertThat(entities.get("PROD").establishmentNumber()).isEqualTo("2990020050");
        assertThat(entities.get("PROD").name()).isEqualTo("Les Ateliers d'Ambre");
        assertThat(entities.get("PROD").vatNumber()).isEqualTo("BE0999002208");

        assertThat(surfer.post(PAGE + "/account", Map.of("iban", "BE68 5390 0754 7035"))
                        .status())
                .isEqualTo(422);
        assertThat(surfer.post(PAGE + "/account", Map.of("iban", "BE68 5390 0754 7034"))
                        .status())
                .isEqualTo(302);
        assertThat(accounts.of("PROD").iban().value()).isEqualTo("BE68539007547034");
        assertThat(accounts.of("PROD").bic()).isEmpty();
        Map<String, String> bank = Map.of("iban", "BE68 5390 0754 7034", "bic", "gkcc bebb");
        assertThat(surfer.post(PAGE + "/account", Map.of("iban", "BE68 5390 0754 7034", "bic", "GKCCBEB"))
                        .body())
                .contains(Told.of("money.bic_form"));
        assertThat(surfer.post(PAGE + "/account", Map.of("iban", "BE68 5390 0754 7034", "bic", "GKCCXXBB"))
                        .body())
                .contains(Told.of("money.bic_country"));
        assertThat(surfer.post(PAGE + "/account", bank).status()).isEqualTo(302);
        assertThat(accounts.of("PROD").bic()).isEqualTo("GKCCBEBB");
        assertThat(surfer.get(PAGE).body()).contains("value=\"GKCCBEBB\"");

        assertThat(surfer.post(PAGE + "/mandate", Map.of("representative", "Zoé"))
                        .status())
                .isEqualTo(422);
        Map<String, String> mandate = Map.of(
                "representative",
                "Zoé Lam",
                "capacity",
                "director",
                "decision",
                "board of 2 May",
                "from",
                "2026-11-01");
        assertThat(surfer.post(PAGE + "/mandate", mandate).status()).isEqualTo(302);
        assertThat(mandates.on("PROD", LocalDate.of(2026, 11, 20)).orElseThrow().representative())
                .isEqualTo("Zoé Lam");

        Map<String, String> opening = Map.of("on", "2026-11-01", "pot", "1000", "fund", "500,50");
        surfer.post(PAGE + "/opening", opening);
        surfer.post(PAGE + "/opening", opening);
        assertThat(ledger.balance("PROD", AccountRole.BANK, null)).isEqualTo(Money.of("1500.50"));
        assertThat(surfer.get(PAGE).body()).contains("They are booked.");
        assertThat(jdbc.sql("select count(*) from audit_record where detail::text like '%539007547034%'")
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void nobodySignsForAnEntityWithoutAName() {
        jdbc.sql("update legal_entity set confirmed_at = null where code = 'TRAIN'")
                .update();
        Surfer other = entered("bea@example.org", Role.ADMINISTRATOR);
        other.get("/desk/installation/TRAIN");
        Map<String, String> mandate = Map.of(
                "representative",
                "Zoé Lam",
                "capacity",
                "director",
                "decision",
                "board of 2 May",
                "from",
                "2026-11-01");
        assertThat(other.post("/desk/installation/TRAIN/mandate", mandate).body())
                .contains(Told.of("desk.entity_not_confirmed"));
        Surfer stranger = entered("fin@example.org", Role.FINANCE);
        assertThat(stranger.get(PAGE).status()).isEqualTo(404);
        assertThat(stranger.get("/desk/installation").status()).isEqualTo(404);
    }
}
