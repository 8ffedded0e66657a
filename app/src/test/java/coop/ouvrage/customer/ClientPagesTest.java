package coop.ouvrage.customer;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.web.Codes;
import coop.ouvrage.customer.spi.RegisterAnswer;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clients by the pages, as a member and as the support team. */
@OuvrageTest(perMethod = true)
class ClientPagesTest {

    private static final String PASSWORD = "un mot de passe assez long";

    @Autowired
    Users users;

    @Autowired
    Parties parties;

    @Autowired
    RegisterAnswers answers;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Surfer ana = new Surfer(0);

    @BeforeEach
    void people() {
        ana = enter("Ana", Role.MEMBER);
    }

    @Test
    void aClientIsAddedFoundAndVerified() {
        String path = add(ana, company("=cmd|'/c calc'!A1", "0203201340"));
        assertThat(ana.get(path).body())
                .contains("To be verified", "Quotes may be sent")
                .doesNotContain("[customer.", "[web.");
        assertThat(ana.get("/clients?q=calc").body()).contains("0203201340");
        assertThat(ana.get("/clients/found?q=0203.201.340").body()).contains(path);

        Surfer olga = enter("Olga", Role.TEAM_ADMIN);
        String desk = "/desk" + path;
        Surfer.Answer page = olga.get(desk);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body())
                .contains("Not asked today", "E-invoice network not asked yet", "0208:0203201340")
                .doesNotContain("[customer.", "[web.");
        assertThat(olga.post(desk + "/network", Map.of()).location()).startsWith(desk + "?done=customer.network.");
        olga.get(desk);
        assertThat(olga.post(desk + "/verify", Map.of("reason", "")).body()).contains("was not asked today");
        olga.get(desk);
        assertThat(olga.post(desk + "/register", Map.of()).location()).isEqualTo(desk);
        assertThat(olga.get(desk).body()).contains("does not answer");
        assertThat(olga.post(desk + "/provisional", Map.of("reason", "known house", "provisional", "2.000,00"))
                        .body())
                .contains("at most");
        answers.keep(ClientId.of(path.substring(9)), new RegisterAnswer.Found("ACME", "SRL", null, true, false), null);
        olga.get(desk);
        assertThat(olga.post(desk + "/verify", Map.of("reason", "")).location()).startsWith(desk);
        assertThat(ana.get(path).body()).contains("Contracts and invoices are possible", "Guarantee: ");

        String csv = olga.get("/desk/clients/export?format=csv").body();
        assertThat(csv).as("a name that a spreadsheet would run is harmless").contains("'=cmd|");
    }

    @Test
    void wrongDataAreToldAtTheirFieldAndKeptInTheForm() {
        Map<String, String> wrong = company("L'Atelier d’Ô \"Ö\" <script>", "0203201341");
        wrong.put("vat_number", "BE0203201341");
        wrong.put("email", "no mail");
        ana.get("/clients/new");
        Surfer.Answer answer = ana.post("/clients", wrong);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body())
                .contains(
                        "This is not a Belgian enterprise number",
                        "This is not a VAT number",
                        "This is not a mail address")
                .contains("signs that no name has")
                .doesNotContain("<script>", "[refusal.");
    }

    @Test
    void aSecondRecordOfTheSameClientIsRefusedAndASimilarNameAsked() {
        add(ana, company("Théâtre de l'Étoile", "0203201340"));
        ana.get("/clients/new");
        assertThat(ana.post("/clients", company("Anything", "BE 0203.201.340")).body())
                .contains("is known already");
        ana.get("/clients/new");
        Surfer.Answer similar = ana.post("/clients", company("Theatre de l’Etoile ASBL", "0403170701"));
        assertThat(similar.status()).isEqualTo(422);
        assertThat(similar.body()).contains("name=\"another\"");
        Map<String, String> another = company("Theatre de l’Etoile ASBL", "0403170701");
        another.put("another", "yes");
        assertThat(ana.post("/clients", another).status()).isEqualTo(302);
    }

    @Test
    void whileTypingKnownClientsAppear() {
        String path = add(ana, company("Brasserie Lambik", "0203201340"));
        ana.get("/clients/new");
        Map<String, String> typed = company("Lambik", "");
        Surfer.Answer known = ana.post("/clients/new/known", typed);
        assertThat(known.body()).contains(path, "Similar name").doesNotContain("<html");
    }

    @Test
    void anotherUnitsConsumerAndTheDeskAreNotThereForAMember() {
        Map<String, String> consumer = company("D'Hondt", "");
        consumer.put("kind", "PERSON");
        consumer.put("given_name", "Noor");
        consumer.put("email", "noor@example.org");
        String path = add(ana, consumer);
        Surfer ben = enter("Ben", Role.MEMBER);
        assertThat(ben.get(path).status()).isEqualTo(404);
        assertThat(ben.get("/clients?q=hondt").body()).doesNotContain(path);
        assertThat(ben.get("/desk" + path).status()).isEqualTo(403);
        assertThat(ben.get("/desk/clients/export").status()).isEqualTo(403);
        ben.get("/clients/new");
        assertThat(ben.post("/desk" + path + "/verify", Map.of("reason", "friend"))
                        .status())
                .isEqualTo(403);
        assertThat(ben.post(path + "/notes", Map.of("unit", UUID.randomUUID().toString(), "text", "x"))
                        .status())
                .as("a note for a unit that is not one's own")
                .isEqualTo(404);
        assertThat(new Surfer(port).get(path).location()).startsWith("/login");
    }

    private String add(Surfer surfer, Map<String, String> fields) {
        surfer.get("/clients/new");
        Surfer.Answer answer = surfer.post("/clients", fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
        return answer.location().replaceAll("\\?.*", "");
    }

    private static Map<String, String> company(String name, String number) {
        Map<String, String> fields = new HashMap<>();
        fields.put("kind", "COMPANY");
        fields.put("name", name);
        fields.put("enterprise_number", number);
        fields.put("country", "BE");
        fields.put("language", "fr");
        return fields;
    }

    private Surfer enter(String name, Role role) {
        PartyId party = parties.registerPerson(PersonDraft.named(PersonName.of(name, "Doe"), Locale.ENGLISH, null))
                .orThrow();
        String login = name.toLowerCase(Locale.ROOT) + "@example.org";
        UserId user = users.create(login, name, "en", party.value(), PASSWORD).orThrow();
        users.grant(user, role);
        Surfer surfer = new Surfer(port);
        surfer.logIn(login, PASSWORD);
        if (role.isStaff()) {
            proveWithSecondFactor(surfer);
        }
        return surfer;
    }

    private static void proveWithSecondFactor(Surfer surfer) {
        String secret = surfer.get("/profile/second-factor")
                .body()
                .replaceAll("(?s).*name=\"secret\" value=\"([A-Z2-7]+)\".*", "$1");
        surfer.post("/profile/second-factor", Map.of("secret", secret, "code", Codes.now(secret)));
    }
}
