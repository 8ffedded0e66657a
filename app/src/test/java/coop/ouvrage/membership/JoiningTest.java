package coop.ouvrage.membership;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.Told;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A newcomer from the first click to a unit, by the pages. */
@OuvrageTest(perMethod = true)
@ExtendWith(OutputCaptureExtension.class)
class JoiningTest {

    private static final String PASSWORD = "un mot de passe assez long";
    private static final String NUMBER = "85.07.30-033.28";
    private static final String IBAN = "BE68 5390 0754 7034";

    @Autowired
    Users users;

    @Autowired
    Units units;

    @Autowired
    Admission admission;

    @Autowired
    ShareRegister shares;

    @Autowired
    Parties parties;

    @Autowired
    CurrentUser user;

    @Autowired
    BusinessTime time;

    @Autowired
    Ledger ledger;

    @Autowired
    JdbcClient jdbc;

    @LocalServerPort
    int port;

    private Surfer surfer = new Surfer(0);

    @BeforeEach
    void open() {
        surfer = new Surfer(port);
    }

    @Test
    void fromTheFirstClickToAUnit(CapturedOutput log) {
        openAccount("leila@example.org");
        fillIn();
        assertThat(surfer.get("/join/registration").body()).contains("All is there");
        assertThat(surfer.post("/join/registration/send", Map.of()).status()).isEqualTo(302);
        assertThat(surfer.get("/join/registration").body()).contains("is being checked");
        Surfer.Answer late = surfer.post("/join/registration/family", Map.of());
        assertThat(late.status()).as("what the team looks at no longer changes").isEqualTo(422);
        assertThat(late.body()).contains(Told.of("membership.sent_already"));

        PartyId leila = member();
        assertThat(jdbc.sql("select link from worklist_item where closed_at is null")
                        .query(String.class)
                        .list())
                .containsExactly("/desk/members/" + leila);
        asOfficer(() -> admission.admit(leila)).orThrow();

        List<ProductionUnit> opened = units.ofHolder(leila.value());
        assertThat(opened).hasSize(1);
        assertThat(opened.getFirst().kind()).isEqualTo(ProductionUnit.Kind.TRIAL);
        assertThat(users.find(users.ofParty(leila.value()).orElseThrow())
                        .orElseThrow()
                        .roles())
                .contains(Role.MEMBER);
        shareMakesAFullUnit(leila);
        assertThat(log.getAll())
                .as("no log line tells a national number, an account or a link")
                .doesNotContain("85073003328", NUMBER, "BE68539007547034", IBAN, "/join/invitation/");
    }

    private void shareMakesAFullUnit(PartyId leila) {
        Surfer.Answer page = surfer.get("/cooperative");
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("+++").doesNotContain("[membership.", "[customer.", "[web.");
        ShareSubscription subscription = shares.unpaid(leila).orElseThrow();
        user.asSystem(() -> shares.paid(subscription.id(), subscription.due(), time.today(), "line-1"))
                .orThrow();
        assertThat(units.ofHolder(leila.value()).getFirst().kind()).isEqualTo(ProductionUnit.Kind.NORMAL);
        assertThat(surfer.get("/cooperative").body()).contains("One share");
        assertThat(ledger.partyBalance("COOP", AccountRole.SHARES_UNPAID, leila.value())
                        .isZero())
                .isTrue();
        assertThat(surfer.get("/cooperative/register?format=csv").body()).contains("Subscription");
    }

    @Test
    void everyWrongValueIsToldAtItsField() {
        openAccount("leila@example.org");
        assertThat(refused(
                        "identity",
                        Map.of(
                                "family_name",
                                "Ben Youssef",
                                "birth_date",
                                "1985-07-30",
                                "sex",
                                "FEMALE",
                                "nationality",
                                "BE",
                                "national_number",
                                "85.07.30-033.29")))
                .contains("check digits are not right");
        assertThat(refused(
                        "identity",
                        Map.of(
                                "family_name",
                                "Ben Youssef",
                                "birth_date",
                                "1985-07-31",
                                "sex",
                                "FEMALE",
                                "nationality",
                                "BE",
                                "national_number",
                                NUMBER)))
                .contains("do not agree");
        assertThat(refused(
                        "identity",
                        Map.of(
                                "family_name",
                                "بن يوسف",
                                "birth_date",
                                "1985-07-30",
                                "sex",
                                "FEMALE",
                                "nationality",
                                "BE",
                                "national_number",
                                NUMBER)))
                .contains("Latin letters");
        assertThat(refused("address", Map.of("street", "", "postcode", "0100", "city", "", "country", "BE")))
                .contains("An address has a street");
        assertThat(refused("account", Map.of("iban", "BE68 5390 0754 7035"))).contains("check digits");
        assertThat(refused(
                        "family",
                        Map.of(
                                "status",
                                "MARRIED",
                                "children",
                                "1",
                                "disabled_children",
                                "2",
                                "other_dependants",
                                "0")))
                .contains("what your spouse", "Disabled children are counted");
        assertThat(refused("trade", Map.of("trade", "MUSIC", "shares", "1000"))).contains("between 1 and 100");
        assertThat(refused("agreement", Map.of("text_hash", "0", "signed_name", "Somebody Else")))
                .contains("has changed meanwhile", "type your name", "tick that you have read");
        assertThat(surfer.post("/join/registration/send", Map.of()).body())
                .contains("The user agreement is not signed");
    }

    @Test
    void aLinkWorksOnceAndAKnownAddressLearnsNothingOnThePage() {
        String link = invite("leila@example.org");
        assertThat(surfer.get(link).status()).isEqualTo(200);
        assertThat(accept(link, "short").status())
                .as("a weak password leaves the link alive")
                .isEqualTo(422);
        assertThat(accept(link, PASSWORD).location()).isEqualTo("/join/registration");
        assertThat(new Surfer(port).get(link).status()).isEqualTo(404);
        Surfer other = new Surfer(port);
        other.get("/join");
        Surfer.Answer again = other.post("/join", Map.of("email", "leila@example.org", "session", ""));
        assertThat(again.body()).contains("Look into your mail");
        assertThat(jdbc.sql("select text_key from outgoing_message order by queued_at desc, id desc limit 1")
                        .query(String.class)
                        .single())
                .isEqualTo("membership.mail.known");
        assertThat(jdbc.sql("select count(*) from invitation where token_hash = :plain")
                        .param("plain", link.substring(link.lastIndexOf('/') + 1))
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void theTeamAsksRefusesAndNobodyAdmitsThemselves() {
        openAccount("leila@example.org");
        fillIn();
        surfer.get("/join/registration");
        surfer.post("/join/registration/send", Map.of());
        PartyId leila = member();
        var self = user.as(actor(leila, Role.TEAM_ADMIN), () -> admission.admit(leila));
        assertThat(self.refusals()).extracting(r -> r.code()).containsExactly("membership.own_admission");
        assertThat(asOfficer(() -> admission.ask(leila, " ")).refusals())
                .extracting(r -> r.code())
                .containsExactly("membership.reason_missing");
        asOfficer(() -> admission.ask(leila, "Please send your diploma.")).orThrow();
        assertThat(surfer.get("/join/registration").body()).contains("Please send your diploma.");
        surfer.post("/join/registration/send", Map.of());
        asOfficer(() -> admission.refuse(leila, "The trade is not possible here."))
                .orThrow();
        assertThat(surfer.get("/join/registration").body()).contains("The trade is not possible here.");
        assertThat(units.ofHolder(leila.value())).isEmpty();
    }

    @Test
    void somebodyElsesFileIsNotThere() {
        openAccount("leila@example.org");
        PartyId leila = member();
        assertThat(new Surfer(port).get("/join/registration").location()).startsWith("/login");
        assertThat(surfer.get("/desk/members/" + leila).status()).isEqualTo(403);
        assertThat(surfer.get("/desk/members").status()).isEqualTo(403);
        assertThat(surfer.get("/join/agreement.pdf").status()).isEqualTo(404);
    }

    private String invite(String address) {
        Surfer.Answer page = surfer.get("/join");
        assertThat(page.body()).doesNotContain("[membership.", "[web.");
        surfer.post("/join", Map.of("email", address, "session", ""));
        String link = jdbc.sql("select link from outgoing_message order by id desc limit 1")
                .query(String.class)
                .single();
        return link.substring(link.indexOf("/join/"));
    }

    private Surfer.Answer accept(String link, String password) {
        surfer.get(link);
        return surfer.post(
                link, Map.of("given_name", "Leïla", "family_name", "O'Hara-Ben Youssef", "password", password));
    }

    private void openAccount(String address) {
        assertThat(accept(invite(address), PASSWORD).location()).isEqualTo("/join/registration");
    }

    private void fillIn() {
        save(
                "identity",
                Map.of(
                        "given_name",
                        "Leïla",
                        "family_name",
                        "O'Hara-Ben Youssef",
                        "birth_date",
                        "1985-07-30",
                        "sex",
                        "FEMALE",
                        "nationality",
                        "BE",
                        "national_number",
                        NUMBER));
        assertThat(surfer.get("/join/registration/identity").body())
                .contains("••.••.••-•••.28")
                .doesNotContain(NUMBER, "85073003328");
        save(
                "address",
                Map.of(
                        "street",
                        "Rue du Marteau",
                        "number",
                        "12",
                        "postcode",
                        "1000",
                        "city",
                        "Bruxelles",
                        "country",
                        "BE",
                        "phone",
                        "+32 2 555 01 23"));
        save("account", Map.of("iban", IBAN));
        save(
                "family",
                Map.of(
                        "year",
                        "2026",
                        "status",
                        "SINGLE",
                        "children",
                        "1",
                        "disabled_children",
                        "0",
                        "other_dependants",
                        "0"));
        save("trade", Map.of("trade", "MUSIC", "trade_words", "double bass", "shares", "1"));
        Surfer.Answer agreement = surfer.get("/join/registration/agreement");
        assertThat(agreement.body()).contains("You are paid on working day 7");
        save(
                "agreement",
                Map.of(
                        "text_hash",
                        Agreement.inForce("en").textHash(),
                        "accepted",
                        "yes",
                        "signed_name",
                        "leila o'hara-ben youssef"));
        assertThat(surfer.get("/join/agreement.pdf").status()).isEqualTo(200);
    }

    private void save(String step, Map<String, String> fields) {
        Surfer.Answer form = surfer.get("/join/registration/" + step);
        assertThat(form.status()).isEqualTo(200);
        assertThat(form.body()).doesNotContain("[membership.", "[parties.", "[web.");
        Surfer.Answer answer = surfer.post("/join/registration/" + step, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(302);
    }

    private String refused(String step, Map<String, String> fields) {
        surfer.get("/join/registration/" + step);
        Surfer.Answer answer = surfer.post("/join/registration/" + step, fields);
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("[refusal.");
        return answer.body();
    }

    private PartyId member() {
        return new PartyId(
                jdbc.sql("select party_id from member").query(UUID.class).single());
    }

    private <T> T asOfficer(Supplier<T> action) {
        PartyId officer = parties.registerPerson(
                        PersonDraft.named(PersonName.of("Olga", "Officer"), Locale.ENGLISH, null))
                .orThrow();
        return user.as(actor(officer, Role.TEAM_ADMIN), action);
    }

    private Actor actor(PartyId person, Role role) {
        return new Actor(new UserId(UUID.randomUUID()), person.value(), "test", "en", Set.of(role), time.now(), false);
    }
}
