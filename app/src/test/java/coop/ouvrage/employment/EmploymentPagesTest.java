package coop.ouvrage.employment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Doors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.simulators.authority.Behaviour;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** The pages of contracts as worker, holder, stranger and duty officer see them. */
@OuvrageTest(perMethod = true)
class EmploymentPagesTest {

    private static final String PASSWORD = "quatre chevaux lents";

    private final ApplicationContext context;
    private final Users users;

    @LocalServerPort
    private int port;

    private EmploymentWorld world;

    EmploymentPagesTest(ApplicationContext context, Users users) {
        this.context = context;
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

    private Surfer enter(String login, UUID party, Role... roles) {
        UserId id = users.create(login, "Maud Lekeux", "en", party, PASSWORD).orThrow();
        for (Role role : roles) {
            users.grant(id, role);
        }
        Surfer surfer = new Surfer(port);
        surfer.get("/login");
        surfer.post("/login", Map.of("login", login, "password", PASSWORD));
        return surfer;
    }

    @Test
    void workerReadsSignsAndConfirmsOnPages() {
        ContractId id = world.sent(world.evening("2026-11-27"));
        Surfer worker = enter("noor@example.org", world.worker, Role.MEMBER);
        assertThat(shown(worker, "/calendar")).contains("/contracts/" + id + "/sign");
        assertThat(shown(worker, "/contracts/" + id + "/sign")).contains("Violoniste");
        assertThat(worker.post("/contracts/" + id + "/code", Map.of()).location())
                .contains("done=employment.code_sent");
        assertThat(worker.post("/contracts/" + id + "/sign", Map.of("code", "x"))
                        .status())
                .isEqualTo(422);
        assertThat(worker.post("/contracts/" + id + "/sign", Map.of("code", world.code()))
                        .location())
                .contains("done=employment.signed");
        assertThat(shown(worker, "/contracts/" + id))
                .contains("signed, not declared yet")
                .contains("do");
        assertThat(worker.get("/contracts/" + id + "/paper").body()).startsWith("%PDF");

        world.exchange(java.time.Duration.ofSeconds(2));
        world.at(LocalDateTime.parse("2026-11-27T22:30"));
        assertThat(shown(worker, "/contracts/" + id)).contains("Yes, as agreed").doesNotContain("314.00");
        assertThat(shown(worker, "/contracts/" + id + "/days")).contains("18:00");
        assertThat(worker.post("/contracts/" + id + "/days", Map.of("as_agreed", "yes"))
                        .location())
                .contains("done=employment.confirmed");
        assertThat(world.find(id).state()).isEqualTo(ContractState.DONE);
        assertThat(worker.post(
                                "/contracts/" + id + "/days",
                                Map.of("start1", "18:00", "end1", "23:00", "break1", "0", "reason", ""))
                        .body())
                .contains("Say why");
    }

    @Test
    void holderSeesTheChargeAndStrangersNothing() {
        ContractId id = world.sent(world.evening("2026-11-27"));
        Surfer holder = enter("helene@example.org", world.holder, Role.MEMBER);
        assertThat(shown(holder, "/contracts/" + id)).contains("314.00");
        assertThat(holder.post("/contracts/" + id + "/cancel", Map.of("reason", "Concert off"))
                        .location())
                .contains("done=employment.cancelled");
        Surfer stranger = enter("other@example.org", UUID.randomUUID(), Role.MEMBER);
        assertThat(stranger.get("/contracts/" + id).status()).isEqualTo(404);
        assertThat(stranger.get("/contracts/" + UUID.randomUUID()).status()).isEqualTo(404);
        assertThat(stranger.get("/desk/declarations/" + id).status()).isIn(403, 404);
    }

    /** Typed by the holder, told to the worker, agreed to after a second factor; declined it stays as signed. */
    @Test
    void otherDaysAreProposedAndAnsweredOnPages() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        String path = "/contracts/" + contract.id();
        Surfer holder = enter("helene@example.org", world.holder, Role.MEMBER);
        Surfer worker = enter("noor@example.org", world.worker, Role.MEMBER);
        assertThat(shown(holder, path + "/amend")).contains("must agree to the others", "2026-11-27");
        Map<String, String> typed = new HashMap<>(
                Map.of("date1", "2026-11-28", "start1", "18:00", "end1", "22:00", "break1", "", "reason", ""));
        assertThat(holder.post(path + "/amend", typed).body()).contains("2026-11-28");
        typed.put("reason", "The hall is taken");
        assertThat(holder.post(path + "/amend", typed).location()).contains("employment.amendment_sent");
        assertThat(shown(holder, path)).contains("wait for the answer of Noor").contains("Withdraw the proposal");
        assertThat(shown(worker, path)).contains("Other days are proposed to you", "The hall is taken");
        assertThat(worker.post(path + "/amend/agree", Map.of()).location()).contains("/profile/prove");
        assertThat(worker.post(path + "/amend/decline", Map.of()).location()).contains("amendment_declined");
        assertThat(shown(worker, path)).doesNotContain("Other days are proposed to you");
        Surfer stranger = enter("other@example.org", UUID.randomUUID(), Role.MEMBER);
        assertThat(stranger.get(path + "/amend").status()).isEqualTo(404);
        assertThat(stranger.post(path + "/amend", typed).status()).isEqualTo(404);
    }

    @Test
    void refusedDeclarationShowsOnTheContract() {
        world.authority.behave(Behaviour.of(Behaviour.Mode.REFUSE));
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        Surfer worker = enter("noor@example.org", world.worker, Role.MEMBER);
        assertThat(shown(worker, "/contracts/" + contract.id()))
                .contains("Not declared: the work does not start.")
                .contains("set on the demo bench");

        Surfer officer = Doors.enter(users, port, "rosa@example.org", UUID.randomUUID(), Role.PAYROLL);
        String desk = "/desk/declarations/" + contract.id();
        assertThat(shown(officer, desk)).contains(desk + "/again");
        world.authority.behave(Behaviour.NORMAL);
        assertThat(officer.post(desk + "/again", Map.of()).location()).isNotNull();
        assertThat(shown(officer, desk)).as("nothing is to be declared again").doesNotContain(desk + "/again");
    }

    /** A page without a text that is missing. */
    private static String shown(Surfer surfer, String path) {
        Surfer.Answer answer = surfer.get(path);
        assertThat(answer.status()).as(path).isEqualTo(200);
        assertThat(answer.body()).doesNotContain("[employment.").doesNotContain("[web.");
        return answer.body();
    }

    /** However a contract was signed, the proof says it in words. */
    @Test
    void eachWayOfSigningHasItsWords() {
        coop.ouvrage.words.Texts texts = context.getBean(coop.ouvrage.words.Texts.class);
        for (String way : List.of(
                "mandate_after_all_checks",
                "account_and_one-time_code",
                "account_and_second_factor",
                "framework_agreement_own_account_and_second_factor")) {
            assertThat(texts.get("fr", "employment.signed_by." + way)).doesNotContain(way);
        }
    }

    @Test
    void theWholeProofOfAContractIsOneFile() throws java.io.IOException {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        Surfer worker = enter("proof@example.org", world.worker, Role.MEMBER);
        var zip = worker.bytes("/contracts/" + contract.id() + "/proof");
        java.util.List<String> names = new java.util.ArrayList<>();
        StringBuilder words = new StringBuilder();
        try (var in = new java.util.zip.ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (var entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
                words.append(
                        entry.getName().endsWith(".pdf")
                                ? ""
                                : new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8));
            }
        }
        assertThat(names).containsExactly("contract.pdf", "proof.txt", "proof.json");
        assertThat(words.toString())
                .contains(world.declarations.of(contract.id()).getFirst().periodId())
                .contains(world.signatures.of(contract.id()).getFirst().documentHash())
                .as("who signed how, and what became of the declaration, in words")
                .contains(", after all checks,", "sent to the authority", "answered by the authority")
                .doesNotContain("queued {}")
                .doesNotContain("90050100151");
    }

    @Test
    void aStudentKeepsTheHoursOfOtherEmployers() {
        Surfer student = enter("student@example.org", world.worker, Role.MEMBER);
        assertThat(shown(student, "/calendar/student-hours")).contains("650 student hours are left in 2026");
        assertThat(student.post("/calendar/student-hours", Map.of("hours", "-3", "as_of", "2026-11-01"))
                        .status())
                .isEqualTo(422);
        assertThat(student.post("/calendar/student-hours", Map.of("hours", "600", "as_of", "2027-11-01"))
                        .status())
                .isEqualTo(422);
        assertThat(student.post("/calendar/student-hours", Map.of("hours", "600", "as_of", "2026-11-01"))
                        .location())
                .contains("done=employment.student_hours");
        assertThat(shown(student, "/calendar/student-hours")).contains("50 student hours are left in 2026");
    }

    /** Hours that counted because nobody answered are somebody's words once they were corrected. */
    @Test
    void aCorrectionEndsTheNoticeThatNobodyAnswered() {
        WorkContract contract = world.declared(world.evening("2026-11-27"));
        world.clock.passTo(LocalDate.of(2026, 12, 2));
        Surfer holder = enter("helene@example.org", world.holder, Role.MEMBER);
        assertThat(holder.get("/contracts/" + contract.id()).body()).contains("Nobody answered");
        world.as(
                        world.holder,
                        () -> world.work.correct(
                                contract.id(),
                                List.of(EmploymentWorld.shift("2026-11-27", 18, 21)),
                                "It ended at nine"))
                .orThrow();
        assertThat(holder.get("/contracts/" + contract.id()).body()).doesNotContain("Nobody answered");
    }
}
