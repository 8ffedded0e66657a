package coop.ouvrage.app.api;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.employment.Post;
import coop.ouvrage.employment.Workplace;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.shifts.AgreementDraft;
import coop.ouvrage.shifts.ShiftAgreements;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** A platform's program sends its file of shifts; nobody else reads it, and nobody agrees shifts for another unit's client. */
@OuvrageTest(perMethod = true)
@Import(ApiWorld.class)
class ShiftApiTest {

    private static final Workplace HALL = new Workplace("Dépôt", "Quai des Tanneurs", "8", "5000", "Namur", "BE");
    private static final String FILE = """
            shift;courier;date;start;end;break;bicycle_check;course;allowance;function
            s1;85.07.30-033.28;2026-12-04;18:00;22:00;0;2026-10-01;2026-03-01;1.00;
            s2;nobody;2026-02-30;18:00;22:00;0;2026-10-01;2026-03-01;1.00;
            """;

    private final ApiWorld world;
    private final SmallCoop coop;
    private final ShiftAgreements agreements;
    private final Units units;
    private final CurrentUser user;

    @LocalServerPort
    int port;

    private Program holder = Program.stranger(0);
    private UUID maud = UUID.randomUUID();
    private UUID unit = UUID.randomUUID();
    private UUID client = UUID.randomUUID();

    ShiftApiTest(ApiWorld world, SmallCoop coop, ShiftAgreements agreements, Units units, CurrentUser user) {
        this.world = world;
        this.coop = coop;
        this.agreements = agreements;
        this.units = units;
        this.user = user;
    }

    @BeforeEach
    void aHolderWithAClient() {
        maud = world.person("Maud", "Lekeux", "maud@lekeux.example");
        holder = world.user(port, "maud@lekeux.example", Role.MEMBER, maud);
        unit = activity(maud);
        client = UUID.fromString(world.client(holder, unit.toString(), "Dumont"));
        coop.verified(client);
    }

    private UUID activity(UUID person) {
        UUID made = UUID.fromString(world.unit(person));
        user.asSystem(() -> units.change(made, "Courses", "transport", true).orThrow());
        return made;
    }

    private Outcome<UUID> agreed(UUID person, UUID forUnit) {
        AgreementDraft draft = new AgreementDraft(
                forUnit,
                client,
                null,
                "Courses à vélo",
                new BigDecimal("16"),
                new Post("Coursier·ère", HALL, "200.00", "Prestation unique"),
                Money.of("2.50"),
                Money.of("1.00"),
                6,
                24,
                null,
                null);
        return user.as(SmallCoop.member(person), () -> agreements.open(draft));
    }

    private Program.Answer send(Program program, UUID agreement, String file) {
        return send(program, agreement, "text/csv", file);
    }

    private Program.Answer send(Program program, UUID agreement, String type, String file) {
        return program.send(program.request("/api/v1/shift-agreements/" + agreement + "/files")
                .header("Content-Type", type)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .POST(BodyPublishers.ofString(file)));
    }

    @Test
    void aFileIsToldLineByLineAndTakenOnce() {
        UUID agreement = agreed(maud, unit).orThrow();
        Program.Answer sent = send(holder, agreement, FILE);
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        JsonNode file = sent.json();
        assertThat(file.path("rows").asInt()).isEqualTo(2);
        assertThat(file.path("possible").asInt()).isZero();
        assertThat(file.at("/lines/1/codes").size()).isPositive();
        assertThat(send(holder, agreement, FILE).done().path("id").asString())
                .as("the same file answers with the first")
                .isEqualTo(file.path("id").asString());
        String path = "/api/v1/shift-files/" + file.path("id").asString();
        assertThat(holder.get(path).done().path("rows").asInt()).isEqualTo(2);
        assertThat(holder.post(path + "/acceptance").codes()).isEqualTo("shifts.nothing_possible");
    }

    @Test
    void shiftsAsJsonAreToldLineByLine() {
        UUID agreement = agreed(maud, unit).orThrow();
        String shifts = """
                {"shifts": [
                 {"shift": "J1", "courier": "C1", "date": "2026-11-26", "start": "11:00", "end": "14:00"},
                 {"shift": "J2", "courier": "C1", "date": "soon", "start": "11:00", "end": "14:00", "allowance": "both"}]}""";
        Program.Answer sent = send(holder, agreement, "application/json", shifts);
        assertThat(sent.status()).as(sent.text()).isEqualTo(201);
        assertThat(sent.json().path("rows").asInt()).isEqualTo(2);
        assertThat(sent.json().at("/lines/0/codes/0").asString()).isEqualTo("shifts.courier_unknown");
        assertThat(sent.json().at("/lines/1/codes/0").asString()).isEqualTo("shifts.cell_unreadable");
        assertThat(send(holder, agreement, "application/json", "{\"shifts\": 1}")
                        .codes())
                .isEqualTo("shifts.file_unreadable");
    }

    @Test
    void whatIsNoFileOfShiftsIsRefusedInWords() {
        UUID agreement = agreed(maud, unit).orThrow();
        for (String bad : new String[] {"\u0000\u0001", "a,b,c\n1,2,3\n", "<svg onload='x()'/>", "shift;courier\n"}) {
            Program.Answer answer = send(holder, agreement, bad);
            assertThat(answer.status()).as(bad).isIn(400, 422);
            assertThat(answer.codes()).as(bad).isNotBlank();
        }
    }

    @Test
    void anotherUnitsAgreementAndFileAreNotThere() {
        UUID agreement = agreed(maud, unit).orThrow();
        String id = send(holder, agreement, FILE).done().path("id").asString();
        UUID noor = world.person("Noor", "Maes", "noor@maes.example");
        Program stranger = world.user(port, "noor@maes.example", Role.MEMBER, noor);
        activity(noor);
        assertThat(send(stranger, agreement, FILE).status()).isEqualTo(404);
        assertThat(stranger.get("/api/v1/shift-files/" + id).status()).isEqualTo(404);
        assertThat(stranger.post("/api/v1/shift-files/" + id + "/acceptance").status())
                .isEqualTo(404);
    }

    @Test
    void nobodyAgreesShiftsWithAnotherUnitsPrivateClient() {
        UUID noor = world.person("Noor", "Maes", "noor@maes.example");
        assertThat(SmallCoop.codes(agreed(noor, activity(noor)))).contains("shifts.client_not_verified");
        assertThat(agreed(maud, unit).isDone()).isTrue();
    }
}
