package coop.ouvrage.employment;

import static coop.ouvrage.app.testing.Doors.shown;
import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Doors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.postsheet.Agency;
import coop.ouvrage.postsheet.ClientSheets;
import coop.ouvrage.postsheet.PostAnswers;
import coop.ouvrage.postsheet.PostSheets;
import coop.ouvrage.refusal.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** An agency signs and declares only once the client has signed the post sheet. */
@OuvrageTest(perMethod = true)
class PostSheetTest {

    private static final List<String> FIELDS = List.of(
            "workplace",
            "tasks",
            "qualifications",
            "risks",
            "equipment",
            "training",
            "health",
            "vaccinations",
            "emergency",
            "language");

    private final ApplicationContext context;
    private final PostSheets sheets;
    private final ClientSheets clientSheets;
    private final Users users;

    @LocalServerPort
    private int port;

    private EmploymentWorld world;

    PostSheetTest(ApplicationContext context, PostSheets sheets, ClientSheets clientSheets, Users users) {
        this.context = context;
        this.sheets = sheets;
        this.clientSheets = clientSheets;
        this.users = users;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    private Outcome<?> record(String committee) {
        return world.asOfficer(
                () -> sheets.record(new Agency("PROD", "VG.1234/U", committee, "Arrêté lu le 20/11/2026")));
    }

    private String token() {
        return world.jdbc
                .sql(
                        "select link from outgoing_message where text_key = 'postsheet.mail' order by queued_at desc limit 1")
                .query(String.class)
                .single()
                .replaceAll(".*/l/sheet/", "");
    }

    private String code(String token) {
        sheets.requestCode(token).orThrow();
        return world.code();
    }

    private static PostAnswers answers(String risks) {
        return new PostAnswers(
                "Stage of the hall",
                "Plays",
                "None",
                risks,
                "Hearing protection, by the hall",
                "Tour at 17:00",
                "None",
                "None",
                "112, first aid behind the stage",
                "French");
    }

    /** Work of an agency is of its own committee, which no other unit is offered. */
    @Test
    void theFormOfAJobOffersTheCommitteeOfTheAgency() {
        Surfer holder = Doors.enter(users, port, "helene@example.org", world.holder, Role.MEMBER);
        assertThat(Doors.shown(holder, "/jobs/new"))
                .contains("value=\"200.00\"")
                .doesNotContain("322");
        record("322").orThrow();
        assertThat(Doors.shown(holder, "/jobs/new"))
                .contains("value=\"322.00\"", "322, temporary work")
                .doesNotContain("value=\"200.00\"");
    }

    @Test
    void nothingIsSignedOrDeclaredBeforeTheClientHasSigned() {
        record("304").orThrow();
        ContractId id = world.sent(world.evening("2026-11-27"));
        world.sign(id).orThrow();
        assertThat(world.find(id).state()).isEqualTo(ContractState.SENT);
        assertThat(codes(world.user.asSystem(() -> world.signatures.signForEntity(id))))
                .containsExactly("postsheet.not_signed");
        assertThat(world.declarations.of(id)).isEmpty();
        assertThat(codes(world.as(world.holder, () -> sheets.send(id, "nobody"))))
                .containsExactly("postsheet.address_wrong");
        world.as(world.holder, () -> sheets.send(id, "hall@example.org")).orThrow();
        String token = token();
        assertThat(codes(sheets.sign("x" + token, "", answers("Noise"), "A. Client", "Manager")))
                .containsExactly("postsheet.link_gone");
        assertThat(codes(sheets.sign(token, "", answers(""), "", "Manager")))
                .containsExactly("postsheet.text_missing", "postsheet.text_missing");
        assertThat(codes(sheets.sign(token, "000000", answers("Noise"), "A. Client", "Manager")))
                .containsExactly("postsheet.code_expired");
        assertThat(codes(sheets.requestCode("x" + token))).containsExactly("postsheet.link_gone");
        String first = code(token);
        String code = code(token);
        assertThat(codes(
                        sheets.sign(token, first.equals(code) ? "x" : first, answers("Noise"), "A. Client", "Manager")))
                .as("a new code ends the one before")
                .containsExactly("postsheet.code_wrong");
        sheets.sign(token, code, answers("Noise"), "A. Client", "Manager").orThrow();
        assertThat(codes(sheets.requestCode(token))).containsExactly("postsheet.signed_already");
        assertThat(world.find(id).state()).isEqualTo(ContractState.SIGNED);
        assertThat(world.declarations.of(id)).hasSize(1);
        assertThat(sheets.proof(world.find(id))).containsKey("post-sheet.pdf");
        assertThat(clientSheets.of(List.of(world.find(id).assignment().job(), UUID.randomUUID())))
                .as("in the client's space")
                .singleElement()
                .satisfies(sheet -> assertThat(clientSheets.pdf(sheet)).isPresent());
        assertThat(codes(world.as(world.holder, () -> sheets.send(id, "hall@example.org"))))
                .containsExactly("postsheet.signed_already");
        Outcome<ContractId> other = world.as(
                world.holder,
                () -> context.getBean(Amendments.class)
                        .propose(id, List.of(EmploymentWorld.shift("2026-11-28", 18, 22)), "later"));
        assertThat(codes(other))
                .as("the sheet that the client signed names these days")
                .contains("employment.amend_companion");
    }

    /** Whoever has the link alone cannot guess: five tries a code, five codes an hour. */
    @Test
    void codesCannotBeGuessed() {
        record("304").orThrow();
        ContractId id = world.sent(world.evening("2026-11-27"));
        world.as(world.holder, () -> sheets.send(id, "hall@example.org")).orThrow();
        String token = token();
        String code = code(token);
        for (int tries = 0; tries < 5; tries++) {
            assertThat(codes(sheets.sign(token, "wrong", answers("Noise"), "A. Client", "Manager")))
                    .containsExactly("postsheet.code_wrong");
        }
        assertThat(codes(sheets.sign(token, code, answers("Noise"), "A. Client", "Manager")))
                .containsExactly("postsheet.code_too_many");
        for (int again = 1; again < 5; again++) {
            code(token);
        }
        assertThat(codes(sheets.requestCode(token))).containsExactly("postsheet.code_too_many");
    }

    @Test
    void onlyAnAgencyAsksAndItsCommitteeHolds() {
        ContractId id = world.sent(world.evening("2026-11-27"));
        assertThat(codes(world.as(world.holder, () -> sheets.send(id, "hall@example.org"))))
                .containsExactly("postsheet.not_needed");
        assertThat(codes(world.asOfficer(() -> sheets.record(new Agency("NONE", "", "", "")))))
                .containsExactly("postsheet.no_such_entity", "postsheet.agency_unsourced");
        record("322").orThrow();
        world.sign(id).orThrow();
        assertThat(codes(world.user.asSystem(() -> world.signatures.signForEntity(id))))
                .containsExactly("postsheet.other_committee", "postsheet.not_signed");
    }

    @Test
    void clientFillsTheSheetOnALinkWithoutAnAccount() {
        Surfer administrator = enter("admin@example.org", UUID.randomUUID(), Role.ADMINISTRATOR);
        assertThat(shown(administrator, "/desk/agencies")).contains("No entity works as an agency");
        assertThat(administrator
                        .post(
                                "/desk/agencies",
                                Map.of("entity", "PROD", "recognition", "VG.1", "committee", "304", "source", "x"))
                        .location())
                .contains("done=");
        ContractId id = world.sent(world.evening("2026-11-27"));
        Surfer holder = enter("helene@example.org", world.holder, Role.MEMBER);
        String path = "/contracts/" + id + "/post-sheet";
        assertThat(shown(holder, "/contracts/" + id)).contains(path);
        assertThat(shown(holder, path)).contains("has not been asked yet");
        assertThat(holder.post(path, Map.of("contact", "hall@example.org")).location())
                .contains("done=");
        Surfer client = new Surfer(port);
        String link = "/l/sheet/" + token();
        assertThat(shown(client, link)).contains("Violoniste").doesNotContain("200.00");
        Map<String, String> form = new HashMap<>(Map.of("signed_by", "A. Client", "signed_as", "Manager"));
        FIELDS.forEach(field -> form.put(field, "none"));
        form.put("risks", "");
        assertThat(client.post(link, form).body()).contains("Answer this question");
        form.put("risks", "Noise");
        assertThat(client.post(link, form).body()).contains("none was asked for");
        assertThat(client.post(link + "/code", form).body())
                .contains("A code went to h…@example.org")
                .contains(">Noise</textarea>");
        form.put("code", world.code());
        assertThat(client.post(link, form).location()).contains("done=postsheet.signed");
        assertThat(shown(client, link)).contains("Thank you");
        assertThat(shown(holder, path)).contains("Signed by A. Client");
        assertThat(holder.get(path + "/paper").body()).startsWith("%PDF");
        assertThat(client.get("/l/sheet/unknown").status()).isEqualTo(404);
    }

    private Surfer enter(String login, UUID party, Role... roles) {
        return Doors.enter(users, port, login, party, roles);
    }
}
