package coop.ouvrage.employment;

import static coop.ouvrage.app.testing.Doors.shown;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Doors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** A lasting contract on the pages of its holder, its worker and the officer who decides. */
@OuvrageTest(perMethod = true)
class LongPagesTest {

    private final ApplicationContext context;
    private final Users users;

    @LocalServerPort
    private int port;

    private EmploymentWorld world;

    LongPagesTest(ApplicationContext context, Users users) {
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
        return Doors.enter(users, port, login, party, roles);
    }

    private Map<String, String> form() {
        Map<String, String> form = new HashMap<>(Map.of(
                "unit", world.unit.toString(),
                "worker", "noor@example.org",
                "kind", "EMPLOYEE",
                "function", "Régisseuse",
                "committee", "304.00",
                "starts_on", "2026-12-01",
                "gross", "1400",
                "full_hours", "38",
                "schedule", "FIXED"));
        form.putAll(Map.of("postCode", "1000", "municipality", "Bruxelles"));
        for (int day = 1; day < 6; day++) {
            form.putAll(Map.of("start" + day, "09:00", "end" + day, "12:48"));
        }
        return form;
    }

    @Test
    void holderAsksOfficerAgreesWorkerSignsAndAgreesToARider() {
        Surfer holder = enter("helene@example.org", world.holder, Role.MEMBER);
        assertThat(shown(holder, "/long-contracts")).contains("Ask for a lasting contract");
        assertThat(shown(holder, "/long-contracts/new")).contains("Monday");
        Map<String, String> wrong = form();
        wrong.put("worker", "nobody@example.org");
        assertThat(holder.post("/long-contracts", wrong).body())
                .contains("registered with this address"); // employment.long_nobody_with_mail
        Surfer.Answer asked = holder.post("/long-contracts", form());
        assertThat(asked.location()).contains("done=employment.long_asked");
        String path = asked.location().replaceAll("\\?.*", "").replaceAll("^https?://[^/]*", "");
        assertThat(shown(holder, path))
                .contains("19.00 of 38.00 hours a week")
                .contains("2,170.00")
                .doesNotContain("Agree and");

        Surfer officer = enter("officer@example.org", UUID.randomUUID(), Role.PAYROLL);
        assertThat(shown(officer, "/desk/long-contracts")).contains("O’Daerden");
        assertThat(shown(officer, path)).contains("Agree and");
        Map<String, String> forecast =
                Map.of("cautious", "20000", "expected", "30000", "good", "35000", "reason", "Three clients");
        assertThat(officer.post(path + "/agree", forecast).body()).contains("carries: at most");
        Map<String, String> better =
                Map.of("cautious", "27000", "expected", "30000", "good", "35000", "reason", "Three clients");
        assertThat(officer.post(path + "/agree", better).location()).contains("done=employment.handled");

        Surfer worker = enter("noor@example.org", world.worker, Role.EMPLOYEE);
        String page = shown(worker, path);
        assertThat(page).contains("Read and sign").doesNotContain("2,170.00");
        ContractId first = firstOf(page);
        assertThat(worker.get("/contracts/" + first + "/paper").body()).startsWith("%PDF");
        world.sign(first).orThrow();
        world.exchange(Duration.ofSeconds(2));
        assertThat(shown(worker, "/contracts/" + first)).contains("One month of a lasting contract");
        assertThat(holder.get("/jobs/" + path.substring("/long-contracts/".length()))
                        .location())
                .endsWith(path);

        firstMonth(first, "DONE");
        assertThat(shown(holder, path))
                .as("its first month is over, not the contract")
                .contains("at work");
        firstMonth(first, "DECLARED");

        assertThat(shown(worker, path)).contains("Take leave").doesNotContain("Certificate");
        Map<String, String> away =
                Map.of("away", "ILLNESS", "away_from", "2026-12-07", "away_to", "2026-12-08", "paper", "");
        assertThat(officer.post(path + "/absences", away).body()).contains("Name the certificate");
        Map<String, String> unpaid = Map.of("away", "UNPAID", "away_from", "2026-12-07", "away_to", "2026-12-08");
        assertThat(officer.post(path + "/absences", unpaid).location()).contains("done=employment.handled");
        assertThat(shown(worker, path)).contains("not paid: 2 days");

        Map<String, String> rider = new HashMap<>(form());
        rider.putAll(Map.of("from", "soon", "gross", "1200", "reason", "A client left"));
        assertThat(holder.post(path + "/rider", rider).body())
                .contains("Write a month as"); // employment.long_month_unreadable
        rider.put("from", "2027-02");
        assertThat(holder.post(path + "/rider", rider).location()).contains("done=");
        assertThat(shown(worker, path)).contains("I agree").contains("1,200.00");
        assertThat(worker.get(path + "/riders/2/paper").body()).startsWith("%PDF");
        // Who agrees proves first who they are.
        assertThat(worker.post(path + "/rider/2", Map.of()).location()).contains("/profile/prove");
        UUID id = UUID.fromString(path.substring("/long-contracts/".length()));
        world.as(world.worker, () -> context.getBean(LongRiders.class).accept(id, 2, "as shown"))
                .orThrow();
        assertThat(shown(worker, path)).contains("then by the entity under its mandate");
        assertThat(context.getBean(LongRiders.class).signatures(id, 2))
                .extracting(Signature::side)
                .containsExactly(Signature.Side.WORKER, Signature.Side.EMPLOYER);
        assertThat(files(worker.bytes("/contracts/" + first + "/proof")))
                .as("the proof of each month")
                .contains("contract.pdf", "rider-1.pdf", "rider-1.json");
        assertThat(officer.post(
                                path + "/end",
                                Map.of("how", "AGREEMENT", "last_day", "2026-12-31", "ending_reason", "Both wish it"))
                        .location())
                .contains("done=employment.handled");
        assertThat(shown(worker, path)).contains("Both wish it").doesNotContain("Ends on");
        assertThat(worker.post(path + "/end/agree", Map.of()).location()).contains("/profile/prove");
        world.as(world.worker, () -> context.getBean(LongEndings.class).agree(id, "as shown"))
                .orThrow();
        assertThat(shown(worker, path)).contains("Ends on");
        assertThat(shown(holder, "/long-contracts")).contains("end recorded");
        Surfer stranger = enter("other@example.org", UUID.randomUUID(), Role.MEMBER);
        assertThat(stranger.get(path).status()).isEqualTo(404);
        assertThat(stranger.get(path + "/riders/2/paper").status()).isEqualTo(404);
    }

    private static List<String> files(byte[] zip) {
        List<String> names = new ArrayList<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                names.add(entry.getName());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    private void firstMonth(ContractId first, String state) {
        world.jdbc
                .sql("update work_contract set state = :state where id = :id")
                .param("state", state)
                .param("id", first.value())
                .update();
    }

    private static ContractId firstOf(String page) {
        java.util.regex.Matcher link = java.util.regex.Pattern.compile("/contracts/([0-9a-f-]{36})/sign")
                .matcher(page);
        assertThat(link.find()).isTrue();
        return new ContractId(UUID.fromString(link.group(1)));
    }
}
