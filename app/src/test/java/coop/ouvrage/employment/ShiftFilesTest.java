package coop.ouvrage.employment;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Chromium;
import coop.ouvrage.app.testing.Eye;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.app.testing.Told;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.parties.Sex;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.shifts.ActualHours;
import coop.ouvrage.shifts.AgreementDraft;
import coop.ouvrage.shifts.ShiftAgreements;
import coop.ouvrage.shifts.ShiftFile;
import coop.ouvrage.shifts.ShiftFiles;
import coop.ouvrage.shifts.ShiftRow;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** J04: a platform's file of shifts becomes contracts, declarations, pay and allowances. Invented people. */
@OuvrageTest(perMethod = true)
class ShiftFilesTest {

    private static final String HEAD = "shift;courier;date;start;end;break;bicycle_check;course;allowance;function\n";
    private static final String PROOFS = "2026-10-01;2026-03-01";

    private final ApplicationContext context;
    private final ShiftAgreements agreements;
    private final ShiftFiles files;
    private final Clients clients;
    private final Verification verification;
    private final Parties parties;
    private final JdbcClient jdbc;

    @LocalServerPort
    private int port;

    private EmploymentWorld world;
    private UUID agreement;

    ShiftFilesTest(
            ApplicationContext context,
            ShiftAgreements agreements,
            ShiftFiles files,
            Clients clients,
            Verification verification,
            Parties parties,
            JdbcClient jdbc) {
        this.context = context;
        this.agreements = agreements;
        this.files = files;
        this.clients = clients;
        this.verification = verification;
        this.parties = parties;
        this.jdbc = jdbc;
        this.agreement = new UUID(0, 0);
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
        world.user.asSystem(() -> {
            money("120000.00");
            UUID client = client();
            agreement = agreements
                    .open(new AgreementDraft(
                            world.unit,
                            client,
                            null,
                            "Courses à vélo",
                            new BigDecimal("16"),
                            new Post("Coursier·ère", EmploymentWorld.HALL, "200.00", "Prestation unique"),
                            Money.of("2.50"),
                            Money.of("1.00"),
                            6,
                            24,
                            null,
                            null))
                    .orThrow();
        });
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    @Test
    void anAgreementThatPaysNothingOrTooMuchIsRefused() {
        UUID client = jdbc.sql("select party_id from client").query(UUID.class).single();
        AgreementDraft wrong = new AgreementDraft(
                world.unit,
                client,
                UUID.randomUUID(),
                " ",
                BigDecimal.ZERO,
                new Post("Coursier·ère", EmploymentWorld.HALL, "200.00", "Prestation unique"),
                Money.of("1000.00"),
                Money.of("-1.00"),
                6,
                24,
                null,
                null);
        assertThat(coop.ouvrage.app.testing.SmallCoop.codes(world.user.asSystem(() -> agreements.open(wrong))))
                .containsExactly(
                        "shifts.title_missing",
                        "shifts.rate_not_positive",
                        "shifts.order_unknown",
                        "shifts.allowance_above");
        jdbc.sql("update production_unit set tool = 'JOB'").update();
        AgreementDraft unfunded = new AgreementDraft(
                world.unit,
                client,
                null,
                "Courses",
                BigDecimal.TEN,
                wrong.post(),
                Money.ZERO,
                Money.ZERO,
                6,
                24,
                null,
                null);
        assertThat(coop.ouvrage.app.testing.SmallCoop.codes(world.user.asSystem(() -> agreements.open(unfunded))))
                .containsExactly("shifts.order_missing");
    }

    @Test
    void aCourierIsAPersonWithANumberOfTheirOwn() {
        assertThat(coop.ouvrage.app.testing.SmallCoop.codes(world.user.asSystem(
                        () -> agreements.add(agreement, "C9", UUID.randomUUID(), ContractKind.EMPLOYEE))))
                .containsExactly("shifts.courier_incomplete");
        world.user
                .asSystem(() -> agreements.add(agreement, "C9", world.holder, ContractKind.EMPLOYEE))
                .orThrow();
        assertThat(coop.ouvrage.app.testing.SmallCoop.codes(world.user.asSystem(
                        () -> agreements.add(agreement, "C9", world.worker, ContractKind.EMPLOYEE))))
                .containsExactly("shifts.courier_there");
    }

    private void money(String amount) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> context.getBean(Ledger.class)
                        .post(EntryDraft.in("PROD", Journal.SUNDRY, world.time.today())
                                .from("opening", world.worker)
                                .key("more:" + world.unit)
                                .text("ledger.text.opening")
                                .debit(AccountRole.BANK, Money.of(amount), Dim.none())
                                .credit(AccountRole.TURNOVER, Money.of(amount), Dim.unit(world.unit))
                                .build()));
    }

    private UUID client() {
        var client = clients.propose(
                        new ClientDraft(
                                ClientKind.PERSON,
                                "Vitesse",
                                "Anouk",
                                null,
                                "BE",
                                "",
                                "",
                                false,
                                false,
                                Locale.FRENCH,
                                "anouk@vitesse.example",
                                null,
                                null,
                                false,
                                null),
                        world.unit,
                        false)
                .orThrow();
        verification.verify(client, "called back").orThrow();
        return client.value();
    }

    private UUID courier(String number, ContractKind kind) {
        return world.user.asSystem(() -> {
            UUID person = parties.registerPerson(new PersonDraft(
                            PersonName.of("Coursier", "Nr " + number),
                            LocalDate.of(1995, 3, 1),
                            Sex.UNSTATED,
                            "BE",
                            Locale.FRENCH,
                            number.toLowerCase(Locale.ROOT) + "@courier.example",
                            null,
                            null))
                    .orThrow()
                    .value();
            enrol(number, person, kind);
            return person;
        });
    }

    private void enrol(String number, UUID person, ContractKind kind) {
        world.user
                .asSystem(() -> agreements.add(agreement, number, person, kind))
                .orThrow();
        world.as(person, () -> {
            agreements.sign(agreement, "words");
            return person;
        });
    }

    private ShiftFile receive(String lines) {
        return world.as(
                world.holder,
                () -> files.receive(agreement, (HEAD + lines).getBytes(StandardCharsets.UTF_8), "jour.csv")
                        .orThrow());
    }

    private ShiftFile accept(ShiftFile file) {
        return world.as(world.holder, () -> files.accept(file.id()).orThrow());
    }

    private List<List<String>> codes(ShiftFile file) {
        return world.as(world.holder, () -> files.rows(file.id())).stream()
                .map(row -> row.refusals().stream().map(Refusal::code).toList())
                .toList();
    }

    /** 400 shifts of one day, nine of them of people whom nobody knows. */
    private String fourHundred() {
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 391; i++) {
            courier("C" + i, ContractKind.EMPLOYEE);
            lines.append(
                    "S%d;C%d;2026-11-24;%02d:00;%02d:30;0;%s;both;\n".formatted(i, i, 8 + i % 10, 11 + i % 10, PROOFS));
        }
        for (int i = 392; i <= 400; i++) {
            lines.append("S%d;X%d;2026-11-24;18:00;21:30;0;%s;both;\n".formatted(i, i, PROOFS));
        }
        return lines.toString();
    }

    @Test
    void tooLongADayLosesItsLastShiftOnly() {
        courier("C1", ContractKind.EMPLOYEE);
        ShiftFile file = receive("S4;C1;2026-11-24;16:30;19:30;0;" + PROOFS + ";none;\n"
                + "S1;C1;2026-11-24;06:00;09:00;0;" + PROOFS + ";none;\n"
                + "S2;C1;2026-11-24;09:30;12:30;0;" + PROOFS + ";none;\n"
                + "S3;C1;2026-11-24;13:00;16:00;0;" + PROOFS + ";none;\n"
                + "S5;C1;2026-11-25;09:00;12:00;0;" + PROOFS + ";none;\n");
        assertThat(codes(file)).map(List::isEmpty).containsExactly(false, true, true, true, true);
    }

    @Test
    @Tag("browser")
    @Tag("long")
    void fourHundredShiftsAreSentAndAcceptedInABrowser() {
        byte[] content = (HEAD + fourHundred()).getBytes(StandardCharsets.UTF_8);
        context.getBean(Users.class)
                .create("holder@example.org", "Maud Lekeux", "en", world.holder, "quatre chevaux lents")
                .map(user -> {
                    context.getBean(Users.class).grant(user, Role.MEMBER);
                    return user;
                })
                .orThrow();
        Eye eye = new Eye();
        try (Chromium chromium = new Chromium();
                BrowserContext visitor = chromium.visit("http://localhost:" + port, "en-GB", Chromium.DESKTOP)) {
            Page page = eye.on(visitor.newPage());
            page.setDefaultTimeout(60_000);
            page.navigate("/login");
            page.fill("#f-login", "holder@example.org");
            page.fill("#f-password", "quatre chevaux lents");
            page.click("main button");
            page.waitForURL(url -> !url.endsWith("/login"));
            page.navigate("/shifts/" + agreement);
            page.setInputFiles("input[type=file]", new FilePayload("jour.csv", "text/csv", content));
            Instant start = Instant.now();
            page.waitForNavigation(() -> page.click("form[action$='/files'] button"));
            assertThat(page.textContent("h1")).contains("391 lines are possible, 9 are refused");
            eye.look(page, "shifts checked");
            page.waitForNavigation(() -> page.click("form[action$='/accept'] button"));
            assertThat(page.textContent("h1")).contains("391");
            assertThat(page.locator("main a[href^='/contracts/']").count()).isEqualTo(391);
            assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(60));
            eye.look(page, "shifts accepted");
        }
        assertThat(count("work_contract")).isEqualTo(391);
        assertThat(eye.troubles()).isEmpty();
    }

    @Test
    void fourHundredShiftsBecomeContractsAndDeclarations() {
        String lines = fourHundred();
        Instant start = Instant.now();
        ShiftFile checked = receive(lines);
        Instant seen = Instant.now();
        assertThat(checked.rows()).isEqualTo(400);
        assertThat(checked.possible()).isEqualTo(391);
        assertThat(count("work_contract")).isZero();

        ShiftFile done = accept(checked);
        Instant made = Instant.now();
        assertThat(done.state()).isEqualTo(ShiftFile.State.DONE);
        assertThat(done.made()).isEqualTo(391);
        int rounds = 0;
        while (declared() < 391 && rounds++ < 40) {
            world.exchange(Duration.ofSeconds(2));
        }
        assertThat(declared()).isEqualTo(391);
        Instant declared = Instant.now();
        System.out.printf(
                "400 shifts: checked in %d ms, made in %d ms, declared in %d ms%n",
                Duration.between(start, seen).toMillis(),
                Duration.between(seen, made).toMillis(),
                Duration.between(made, declared).toMillis());
        assertThat(Duration.between(start, declared)).isLessThan(Duration.ofSeconds(60));
        assertThat(count("work_contract")).isEqualTo(391);
        assertThat(world.authority.received()).isEqualTo(391);
        assertThat(accept(done).made()).isEqualTo(391);
        assertThat(count("work_contract")).isEqualTo(391);
    }

    @Test
    void aMistypedShiftDoesNotStopThoseOfTheSameDay() {
        enrol("C1", world.worker, ContractKind.EMPLOYEE);
        ShiftFile file = receive("S1;C1;2026-11-24;10:00;10:00;0;" + PROOFS + ";none;\n" // a day and a night
                + "S2;C1;2026-11-24;11:00;14:00;0;" + PROOFS + ";none;\n"
                + "S3;C1;2026-11-24;13:00;15:00;0;" + PROOFS + ";none;\n"
                + "S4;C1;2026-11-25;08:00;09:00;90;" + PROOFS + ";none;\n" // a break longer than the work
                + "S5;C1;2026-11-25;14:00;17:00;0;" + PROOFS + ";none;\n");
        assertThat(codes(file))
                .containsExactly(
                        List.of("employment.day_too_long"),
                        List.of(),
                        List.of("shifts.overlaps_in_file"),
                        List.of("employment.day_without_work"),
                        List.of());
    }

    private long count(String table) {
        return jdbc.sql("select count(*) from " + table).query(Long.class).single();
    }

    private long declared() {
        return jdbc.sql("select count(*) from work_contract where state = 'DECLARED'")
                .query(Long.class)
                .single();
    }

    @Test
    void eachLineIsRefusedForItsOwnReasonAndStopsNoOther() {
        enrol("C1", world.worker, ContractKind.EMPLOYEE);
        world.user
                .asSystem(() -> agreements.add(agreement, "C2", world.holder, ContractKind.EMPLOYEE))
                .orThrow();
        ShiftFile file = receive("S1;C1;2026-11-24;11:00;14:00;0;" + PROOFS + ";both;\n"
                + "S1;C1;2026-11-25;11:00;14:00;0;" + PROOFS + ";both;\n" // the same shift twice
                + "S3;C9;2026-11-24;11:00;14:00;0;" + PROOFS + ";none;\n" // nobody
                + "S4;C2;2026-11-24;11:00;14:00;0;" + PROOFS + ";none;\n" // has not signed
                + "S5;C1;2026-11-24;13:00;16:00;0;" + PROOFS + ";none;\n" // overlaps the first
                + "S6;C1;2026-11-26;11:00;14:00;0;2026-01-01;;none;\n" // check over, no course
                + "S7;C1;24/11/2026;11:00;25:00;0;" + PROOFS + ";rocket;\n" // nothing can be read
                + "S8;C1;2026-11-19;11:00;14:00;0;" + PROOFS + ";none;\n" // begun already
                + "S9;C1;2026-11-27;06:00;18:00;0;" + PROOFS + ";none;\n" // twelve hours
                + "S10;C1;2026-11-28;11:00;14:00;0;" + PROOFS + ";none;200/Z\n" // unknown function
                + "=1+1;C1;2026-11-30;11:00;12:40;0;" + PROOFS + ";none;\n"
                + "S12;C1;2026-11-30;18:00;18:50;0;" + PROOFS + ";none;\n"
                + "S13;C1;2026-12-01;11:00;14:00;0;;2023-01-01;none;\n"); // no check, course over
        assertThat(codes(file))
                .containsExactly(
                        List.of(),
                        List.of("shifts.twice_in_file"),
                        List.of("shifts.courier_unknown"),
                        List.of("shifts.courier_not_signed"),
                        List.of("shifts.overlaps_in_file"),
                        List.of("shifts.bicycle_check_over", "shifts.course_missing"),
                        List.of("shifts.cell_unreadable", "shifts.cell_unreadable", "shifts.allowance_unknown"),
                        List.of("employment.start_in_past"),
                        List.of("employment.day_too_long"),
                        List.of("employment.function_unknown"),
                        List.of(),
                        List.of(),
                        List.of("shifts.bicycle_check_missing", "shifts.course_over"));
        ShiftFile done = accept(file);
        assertThat(done.made()).isEqualTo(3);
        List<ShiftRow> rows = world.as(world.holder, () -> files.rows(file.id()));
        WorkContract day = world.find(
                new ContractId(java.util.Objects.requireNonNull(rows.get(10).contract())));
        assertThat(rows.get(11).contract()).isEqualTo(day.id().value());
        assertThat(day.paidHours()).isEqualByComparingTo("3"); // 1 h 40 and 50 min on one day
        assertThat(day.gross()).isEqualTo(Money.of("48.00"));
        assertThat(world.signatures.of(day.id()))
                .extracting(Signature::method)
                .first()
                .asString()
                .startsWith("framework agreement");
    }

    /** What the lines cost together is counted down as making counts it: what is said to be possible is made. */
    @Test
    void theCheckCountsTheMoneyOfTheUnitDown() {
        courier("C1", ContractKind.EMPLOYEE);
        leave("100.00");
        ShiftFile file = receive("S1;C1;2026-11-24;11:00;14:00;0;" + PROOFS + ";none;\n" // 48.00 x 1.55
                + "S2;C1;2026-11-25;11:00;14:00;0;" + PROOFS + ";none;\n"
                + "S3;C1;2026-11-26;11:00;14:00;0;" + PROOFS + ";none;\n");
        Money before = spendable();
        assertThat(codes(file)).containsExactly(List.of(), List.of("unit.not_enough"), List.of("unit.not_enough"));
        assertThat(count("work_contract")).as("nothing is kept of the check").isZero();
        assertThat(spendable()).isEqualTo(before);
        ShiftFile done = accept(file);
        assertThat(done.made()).isEqualTo(file.possible()).isEqualTo(1);
        assertThat(codes(done)).isEqualTo(codes(file));
    }

    /** The unit has spent all but this. */
    private void leave(String amount) {
        Money spent = spendable().minus(Money.of(amount));
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> context.getBean(Ledger.class)
                        .post(EntryDraft.in("PROD", Journal.SUNDRY, world.time.today())
                                .from("opening", world.worker)
                                .key("less:" + world.unit)
                                .text("ledger.text.opening")
                                .debit(AccountRole.TURNOVER, spent, Dim.unit(world.unit))
                                .credit(AccountRole.BANK, spent, Dim.none())
                                .build()));
    }

    private Money spendable() {
        return context.getBean(coop.ouvrage.unit.Budgets.class).of(world.unit).free();
    }

    /** JSON names the columns of the file: the same answer line by line, and what is no text is told as it was written. */
    @Test
    void shiftsAsJsonAreCheckedAndMadeAsThoseOfACsv() {
        courier("C1", ContractKind.EMPLOYEE);
        String shift = """
                {"shift": "%s", "courier": "%s", "date": "%s", "start": "11:00", "end": "14:00", "break": %s,
                 "bicycle_check": "2026-10-01", "course": "2026-03-01", "allowance": "both"}""";
        String text = "{\"shifts\": ["
                + String.join(
                        ",",
                        shift.formatted("S1", "C1", "2026-11-24", "0"),
                        shift.formatted("S1", "C1", "2026-11-25", "null"),
                        shift.formatted("S3", "C9", "2026-11-24", "\"15\""),
                        shift.formatted("S4", "C1", "26/11/2026", "[5]"))
                + "]}";
        ShiftFile file = json(text).orThrow();
        assertThat(codes(file))
                .containsExactly(
                        List.of(),
                        List.of("shifts.twice_in_file"),
                        List.of("shifts.courier_unknown"),
                        List.of("shifts.cell_unreadable", "shifts.cell_unreadable"));
        assertThat(world.as(world.holder, () -> files.rows(file.id())))
                .extracting(ShiftRow::nr)
                .containsExactly(1, 2, 3, 4);
        assertThat(accept(file).made()).isEqualTo(1);
        assertThat(json(text).orThrow().id())
                .as("the same body is the same file")
                .isEqualTo(file.id());
        for (String bad :
                List.of("{", "{}", "{\"shifts\": {}}", "{\"shifts\": [1]}", "{\"shifts\": [{\"a\": 1, \"a\": 2}]}")) {
            assertThat(coop.ouvrage.app.testing.SmallCoop.codes(json(bad)))
                    .as(bad)
                    .containsExactly("shifts.file_unreadable");
        }
        assertThat(coop.ouvrage.app.testing.SmallCoop.codes(json("{\"shifts\": []}")))
                .containsExactly("shifts.file_empty");
        assertThat(coop.ouvrage.app.testing.SmallCoop.codes(json("{\"shifts\": [{\"rider\": \"C1\"}]}")))
                .containsExactly("shifts.file_columns");
    }

    private coop.ouvrage.refusal.Outcome<ShiftFile> json(String text) {
        return world.as(
                world.holder, () -> files.receive(agreement, text.getBytes(StandardCharsets.UTF_8), "day.json"));
    }

    @Test
    void daysOfAYearWithoutWageLawAreRefusedLineByLine() {
        enrol("C1", world.worker, ContractKind.EMPLOYEE);
        ShiftFile file = receive("S1;C1;2026-12-30;11:00;14:00;0;" + PROOFS + ";both;\n"
                + "S2;C1;2027-01-05;11:00;14:00;0;" + PROOFS + ";both;\n"
                + "S3;C1;2027-01-06;11:00;14:00;0;" + PROOFS + ";none;\n");
        assertThat(codes(file))
                .containsExactly(List.of(), List.of("legislation.no_value"), List.of("legislation.no_value"));
        assertThat(accept(file).made()).isEqualTo(1);
    }

    /** What refused every line lay outside the file: it need not be changed to be answered anew. */
    @Test
    void theSameFileIsCheckedAgainUntilItIsAccepted() {
        String line = "S1;C1;2026-11-24;11:00;14:00;0;" + PROOFS + ";both;\n";
        ShiftFile file = receive(line);
        assertThat(file.possible()).isZero();
        enrol("C1", world.worker, ContractKind.EMPLOYEE);
        ShiftFile again = receive(line);
        assertThat(again.id()).isEqualTo(file.id());
        assertThat(codes(again)).containsExactly(List.of());
        assertThat(accept(again).made()).isEqualTo(1);
        assertThat(receive(line).made()).as("accepted, it stays as it is").isEqualTo(1);
    }

    @Test
    void theSameFileAndTheSameShiftAreTakenOnce() {
        enrol("C1", world.worker, ContractKind.EMPLOYEE);
        String line = "S1;C1;2026-11-24;11:00;14:00;0;" + PROOFS + ";both;\n";
        ShiftFile file = receive(line);
        assertThat(receive(line).id()).isEqualTo(file.id());
        ShiftFile other = receive(line + "S2;C1;2026-11-25;11:00;14:00;0;" + PROOFS + ";both;\n");
        accept(file);
        accept(other); // checked before the first was accepted
        assertThat(codes(other)).containsExactly(List.of("shifts.known_already"), List.of());
        assertThat(codes(receive(line + "\n"))).containsExactly(List.of("shifts.known_already"));
        assertThat(count("work_contract")).isEqualTo(2);
    }

    @Test
    void studentsStopAtTheirQuotaAndUnreadableFilesAreRefusedWhole() {
        enrol("C1", world.worker, ContractKind.STUDENT);
        context.getBean(StudentQuota.class).certificate(world.worker, 2026, 646, LocalDate.of(2026, 11, 1));
        ShiftFile file = receive("S1;C1;2026-11-24;11:00;14:00;0;" + PROOFS + ";none;\nS2;C1;2026-11-25;11:00;14:00;0;"
                + PROOFS + ";none;\n");
        assertThat(codes(file)).containsExactly(List.of(), List.of("shifts.above_quota"));

        assertThat(refused("no;such;columns\n1;2;3")).containsExactly("shifts.file_columns");
        assertThat(refused(HEAD)).containsExactly("shifts.file_empty");
        assertThat(refused(HEAD + "S1;\"C1;2026-11-24")).containsExactly("shifts.file_unreadable");
    }

    private List<String> refused(String content) {
        return world
                .as(world.holder, () -> files.receive(agreement, content.getBytes(StandardCharsets.UTF_8), "x.csv"))
                .refusals()
                .stream()
                .map(Refusal::code)
                .toList();
    }

    @Test
    void allowancesAreOwedOnceForADayOfConfirmedWork() {
        enrol("C1", world.worker, ContractKind.EMPLOYEE);
        ShiftFile file = accept(receive("S1;C1;2026-11-24;11:00;14:00;0;" + PROOFS
                + ";bicycle;\nS2;C1;2026-11-24;18:00;20:00;0;" + PROOFS + ";both;\n"));
        world.exchange(Duration.ofSeconds(2));
        UUID contract = java.util.Objects.requireNonNull(
                world.as(world.holder, () -> files.rows(file.id())).getFirst().contract());
        world.at(LocalDateTime.parse("2026-11-25T09:00"));
        List<WorkDay> days = new ArrayList<>(world.find(new ContractId(contract)).days().stream()
                .map(PaidDay::day)
                .toList());
        world.as(world.worker, () -> world.work.confirm(new ContractId(contract), days))
                .orThrow();
        assertThat(jdbc.sql("select amount_cents from expense_claim where state = 'APPROVED' and claimant = :worker")
                        .param("worker", world.worker)
                        .query(Long.class)
                        .list())
                .containsExactly(350L);
    }

    /** 1 h 40 ridden of three planned hours are paid as three; four are paid as four; a correction follows. */
    @Test
    void hoursAsTheyWereRiddenConfirmAndCorrectContracts() {
        enrol("C1", world.worker, ContractKind.EMPLOYEE);
        ShiftFile file = accept(receive("S1;C1;2026-11-24;11:00;14:00;0;" + PROOFS + ";none;\n"
                + "S2;C1;2026-11-25;11:00;14:00;0;" + PROOFS + ";none;\n"));
        world.exchange(Duration.ofSeconds(2));
        List<ShiftRow> rows = world.as(world.holder, () -> files.rows(file.id()));
        assertThat(ridden("S1;C1;2026-11-24;11:00;12:40;0;;;;\n").ridden())
                .as("not worked yet")
                .singleElement()
                .satisfies(one ->
                        assertThat(one.refusals()).extracting(Refusal::code).contains("employment.not_worked_yet"));
        world.at(LocalDateTime.parse("2026-11-26T09:00"));
        ActualHours.Answer answer = ridden("S1;C1;2026-11-24;11:00;12:40;0;;;;\nS2;C1;2026-11-25;11:00;15:00;0;;;;\n"
                + "S9;C1;2026-11-25;11:00;15:00;0;;;;\nS2;C1;2026-11-24;11:00;15:00;0;;;;\n");
        assertThat(answer.ridden())
                .hasSize(2)
                .allSatisfy(one -> assertThat(one.refusals()).isEmpty());
        assertThat(answer.unknown().stream()
                        .flatMap(row -> row.refusals().stream())
                        .map(Refusal::code))
                .containsExactly("shifts.shift_unknown", "shifts.other_shift");
        assertThat(contract(rows.get(0)).paidHours()).isEqualByComparingTo("3");
        assertThat(contract(rows.get(1)).gross()).isEqualTo(Money.of("64.00"));

        assertThat(ridden("S2;C1;2026-11-25;11:00;15:30;0;;;;\n").ridden())
                .singleElement()
                .satisfies(one -> assertThat(one.refusals()).isEmpty());
        assertThat(contract(rows.get(1)).gross()).as("corrected").isEqualTo(Money.of("72.00"));
        Surfer holder = enter("holder@example.org", world.holder);
        assertThat(holder.get("/shifts/" + agreement + "/hours").body()).contains("15:30", "Confirmed");
    }

    private ActualHours.Answer ridden(String lines) {
        return world.as(
                world.holder,
                () -> context.getBean(ActualHours.class)
                        .receive(agreement, (HEAD + lines).getBytes(StandardCharsets.UTF_8))
                        .orThrow());
    }

    private WorkContract contract(ShiftRow row) {
        return world.find(new ContractId(java.util.Objects.requireNonNull(row.contract())));
    }

    @Test
    void holderAndCourierFindTheirWayOnPages() {
        UUID courier = courier("C1", ContractKind.EMPLOYEE);
        ShiftFile file = receive("S1;C1;2026-11-24;11:00;14:00;0;" + PROOFS
                + ";both;\n=1+1;C9;2026-11-24;11:00;14:00;0;" + PROOFS + ";both;\n");
        Surfer holder = enter("holder@example.org", world.holder);
        assertThat(holder.get("/shifts").body()).contains("Courses à vélo");
        assertThat(holder.get("/shifts/new").status()).isEqualTo(200);
        assertThat(holder.get("/shifts/" + agreement).body()).contains("People: 1 of 1 have signed");
        assertThat(holder.get("/shifts/files/" + file.id()).body()).contains("1 line is possible, 1 is refused");
        assertThat(holder.post("/shifts/files/" + file.id() + "/accept", Map.of())
                        .location())
                .contains("done=shifts.accepted");
        assertThat(holder.get("/shifts/files/" + file.id() + "/report").body()).contains("'=1+1");
        assertThat(holder.post(
                                "/shifts/" + agreement + "/couriers",
                                Map.of("number", "C2", "email", "nobody@example.org", "kind", "EMPLOYEE"))
                        .body())
                .contains(Told.of("shifts.nobody_with_mail"));
        for (String path : List.of("/files", "/hours")) {
            assertThat(holder.post("/shifts/" + agreement + path, Map.of()).body())
                    .contains(Told.of("shifts.file_missing"));
        }

        Surfer worker = enter("courier@example.org", courier);
        assertThat(worker.get("/shifts/sign/" + agreement).body())
                .contains("You have signed this agreement", "three hours");
        assertThat(worker.get("/shifts/" + agreement).status()).isEqualTo(404);
        assertThat(worker.get("/shifts/files/" + file.id()).status()).isEqualTo(404);
    }

    private Surfer enter(String login, UUID party) {
        var id = context.getBean(Users.class)
                .create(login, "Maud Lekeux", "en", party, "quatre chevaux lents")
                .orThrow();
        context.getBean(Users.class).grant(id, Role.MEMBER);
        Surfer surfer = new Surfer(port);
        surfer.logIn(login, "quatre chevaux lents");
        return surfer;
    }
}
