package coop.ouvrage.employment;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.invoicing.CollectiveInvoices;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.InvoiceAnnex;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.InvoiceReading;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PersonDraft;
import coop.ouvrage.parties.PersonName;
import coop.ouvrage.parties.Sex;
import coop.ouvrage.shifts.ActualHours;
import coop.ouvrage.shifts.AgreementDraft;
import coop.ouvrage.shifts.BilledWeek;
import coop.ouvrage.shifts.ShiftAgreements;
import coop.ouvrage.shifts.ShiftFile;
import coop.ouvrage.shifts.ShiftFiles;
import coop.ouvrage.shifts.WeekInvoices;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** J04, step 7: one invoice a week to the platform with the list of shifts, exact with the books, corrected by documents. Invented people. */
@OuvrageTest(perMethod = true)
class WeekInvoicesTest {

    private static final String HEAD = "shift;courier;date;start;end;break;bicycle_check;course;allowance;function\n";
    private static final String PROOFS = ";0;2026-10-01;2026-03-01;";
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final ApplicationContext context;
    private final ShiftAgreements agreements;
    private final ShiftFiles files;
    private final ActualHours hours;
    private final WeekInvoices weeks;
    private final Invoices invoices;
    private final InvoiceReading reading;
    private final Ledger ledger;
    private final List<Invariant> invariants;
    private EmploymentWorld world;
    private UUID client = new UUID(0, 0);
    private UUID agreement = new UUID(0, 0);

    @LocalServerPort
    private int port;

    WeekInvoicesTest(
            ApplicationContext context,
            ShiftAgreements agreements,
            ShiftFiles files,
            ActualHours hours,
            WeekInvoices weeks,
            Invoices invoices,
            InvoiceReading reading,
            Ledger ledger,
            List<Invariant> invariants) {
        this.context = context;
        this.agreements = agreements;
        this.files = files;
        this.hours = hours;
        this.weeks = weeks;
        this.invoices = invoices;
        this.reading = reading;
        this.ledger = ledger;
        this.invariants = invariants;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
        world.user.asSystem(() -> {
            client = platform();
            agreement = agreements.open(draft(new BigDecimal("25"), null)).orThrow();
            enrol("C1", world.worker);
            enrol("C2", courier("sacha"));
        });
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    private UUID platform() {
        var platform = context.getBean(Clients.class)
                .propose(
                        new ClientDraft(
                                ClientKind.FOREIGN,
                                "Vitesse BV",
                                "",
                                null,
                                "NL",
                                "",
                                "NL123456789B13",
                                true,
                                false,
                                Locale.FRENCH,
                                "facturen@vitesse.example",
                                null,
                                null,
                                false,
                                null),
                        world.unit,
                        false)
                .orThrow();
        context.getBean(Verification.class).verify(platform, "called back").orThrow();
        return platform.value();
    }

    private AgreementDraft draft(@Nullable BigDecimal price, @Nullable UUID order) {
        return new AgreementDraft(
                world.unit,
                client,
                order,
                "Courses à vélo",
                new BigDecimal("16"),
                new Post("Coursier·ère", EmploymentWorld.HALL, "200.00", "Prestation unique"),
                Money.of("2.50"),
                Money.of("1.00"),
                6,
                24,
                price,
                null);
    }

    private UUID courier(String login) {
        return context.getBean(Parties.class)
                .registerPerson(new PersonDraft(
                        PersonName.of("Sacha", "Lentz"),
                        LocalDate.of(1995, 3, 1),
                        Sex.UNSTATED,
                        "BE",
                        Locale.FRENCH,
                        login + "@courier.example",
                        null,
                        null))
                .orThrow()
                .value();
    }

    private void enrol(String number, UUID person) {
        world.user
                .asSystem(() -> agreements.add(agreement, number, person, ContractKind.EMPLOYEE))
                .orThrow();
        world.as(person, () -> {
            agreements.sign(agreement, "words");
            return person;
        });
    }

    private static String shift(String reference, String courier, String day, String from, String to, String own) {
        return String.join(";", reference, courier, day, from, to) + PROOFS + own + ";\n";
    }

    private void contracts(String lines) {
        world.as(world.holder, () -> {
            ShiftFile file = files.receive(agreement, (HEAD + lines).getBytes(StandardCharsets.UTF_8), "week.csv")
                    .orThrow();
            assertThat(files.accept(file.id()).orThrow().refused()).isZero();
            return file;
        });
        world.exchange(Duration.ofSeconds(2));
    }

    private void ridden(String lines) {
        ActualHours.Answer answer = world.as(
                world.holder,
                () -> hours.receive(agreement, (HEAD + lines).getBytes(StandardCharsets.UTF_8))
                        .orThrow());
        assertThat(answer.unknown()).isEmpty();
        assertThat(answer.ridden()).allSatisfy(one -> assertThat(one.refusals()).isEmpty());
    }

    private static final String WEEK = shift("S1", "C1", "2026-11-24", "11:00", "14:00", "both")
            + shift("S2", "C1", "2026-11-25", "11:00", "12:40", "none")
            + shift("S3", "C2", "2026-11-24", "11:00", "14:20", "none");

    private static final String NEXT = shift("S4", "C1", "2026-11-30", "11:00", "14:00", "none");

    @Test
    void aWeekIsOneInvoiceWithALineForEachPersonAndAnAnnexOfShifts() {
        contracts(WEEK + NEXT);
        world.at(LocalDateTime.parse("2026-11-26T09:00"));
        assertThat(codes(invoice(MONDAY))).containsExactly("shifts.week_not_over");
        ridden(WEEK);
        world.clock.passTo(LocalDate.of(2026, 11, 29));
        assertThat(invoiced()).isEmpty();
        world.clock.passTo(LocalDate.of(2026, 11, 30));

        BilledWeek week = invoiced().getFirst();
        assertThat(week.week()).isEqualTo(MONDAY);
        Invoice invoice = one(week.invoice());
        assertThat(invoice.number()).isEqualTo("2026-000001");
        assertThat(invoice.lines().stream().map(Invoice.Line::net))
                .as("six paid hours, three and a third, the allowance of a day")
                .containsExactly(Money.of("150.00"), Money.of("83.33"), Money.of("3.50"));
        assertThat(invoice.lines().stream().map(Invoice.Line::description))
                .satisfiesExactly(
                        line -> assertThat(line).contains("2 prestations,"),
                        line -> assertThat(line).contains("1 prestation,"),
                        line -> assertThat(line).isNotBlank());
        assertThat(invoice.exclVat()).isEqualTo(Money.of("236.83"));
        assertThat(ledger.partyBalance("PROD", AccountRole.RECEIVABLE, client)).isEqualTo(invoice.inclVat());
        assertThat(ledger.subjectBalances("PROD", world.unit, agreement).get(AccountRole.TURNOVER))
                .isEqualTo(Money.of("-236.83"));
        annex(invoice);
        assertThat(broken()).isEmpty();
        world.clock.passTo(LocalDate.of(2026, 12, 1));
        assertThat(invoiced()).as("once").hasSize(1);
        assertThat(codes(invoice(MONDAY))).containsExactly("shifts.week_without_work");
    }

    /** Every shift is named, and the amounts add up to the invoice; the file goes inside the electronic invoice. */
    private void annex(Invoice invoice) {
        byte[] file =
                world.user.asSystem(() -> reading.annex(invoice)).orElseThrow().content();
        List<String> lines = new String(file, StandardCharsets.UTF_8).lines().toList();
        assertThat(lines).hasSize(5);
        assertThat(lines.get(2)).startsWith("S2;C1;").contains("1.67", "3.00", "75");
        assertThat(lines.stream()
                        .skip(1)
                        .map(line -> line.substring(line.lastIndexOf(';') + 1).replace(',', '.'))
                        .map(Money::of)
                        .reduce(Money.ZERO, Money::plus))
                .isEqualTo(invoice.exclVat());
        assertThat(new String(world.user.asSystem(() -> reading.xml(invoice)), StandardCharsets.UTF_8))
                .contains("shifts-2026-11-23.csv", "text/csv");
    }

    @Test
    void lessComesBackOnACreditNoteAndMoreGoesOntoTheNextInvoice() {
        contracts(WEEK + NEXT);
        world.at(LocalDateTime.parse("2026-11-26T09:00"));
        ridden(WEEK);
        world.clock.passTo(LocalDate.of(2026, 11, 30));
        Invoice first = one(invoiced().getFirst().invoice());

        ridden(shift("S3", "C2", "2026-11-24", "11:00", "14:00", "none")
                + shift("S2", "C1", "2026-11-25", "11:00", "15:00", "none"));
        world.clock.passTo(LocalDate.of(2026, 12, 1));
        Invoice note =
                world.user.asSystem(() -> invoices.creditNotesOn(first.id())).getFirst();
        assertThat(note.number()).isEqualTo("C2026-000001");
        assertThat(note.lines()).singleElement().satisfies(line -> {
            assertThat(line.net()).isEqualTo(Money.of("8.33"));
            assertThat(line.description()).contains("C2");
        });
        assertThat(broken()).isEmpty();

        world.at(LocalDateTime.parse("2026-12-01T18:00"));
        ridden(NEXT);
        world.clock.passTo(LocalDate.of(2026, 12, 7));
        Invoice second = invoiced().stream()
                .map(week -> one(week.invoice()))
                .filter(invoice -> !invoice.id().equals(first.id()))
                .findFirst()
                .orElseThrow();
        assertThat(second.lines().stream().map(Invoice.Line::net))
                .containsExactly(Money.of("75.00"), Money.of("25.00"));
        assertThat(ledger.subjectBalances("PROD", world.unit, agreement).get(AccountRole.TURNOVER))
                .as("10 hours and 3 hours at 25, the allowance")
                .isEqualTo(Money.of("-328.50"));
        assertThat(broken()).isEmpty();
        world.clock.passTo(LocalDate.of(2026, 12, 9));
        assertThat(invoiced().stream().map(BilledWeek::invoice).distinct()).hasSize(2);
    }

    @Test
    void hoursThatNobodyConfirmsCountAndTheWeekLeavesAllTheSame() {
        contracts(WEEK);
        world.clock.passTo(LocalDate.of(2026, 12, 3));
        assertThat(invoiced()).singleElement().satisfies(week -> {
            assertThat(week.contracts()).isEqualTo(3);
            assertThat(week.minutes()).isEqualTo(560);
        });
    }

    /** The journey's size: 391 people, nobody answers, and the week is one document all the same. */
    @Test
    @Tag("long")
    void fourHundredShiftsAreOneInvoiceExactToTheCent() {
        money("150000.00");
        StringBuilder lines = new StringBuilder();
        for (int i = 1; i <= 391; i++) {
            String number = "K" + i;
            world.user.asSystem(() -> enrol(number, courier(number.toLowerCase(Locale.ROOT))));
            lines.append(shift("S" + i, number, "2026-11-24", "11:00", "14:30", "both"));
        }
        contracts(lines.toString());
        for (int round = 0; round < 40; round++) {
            world.exchange(Duration.ofSeconds(2));
        }
        world.clock.passTo(LocalDate.of(2026, 12, 3));
        BilledWeek week = invoiced().getFirst();
        assertThat(week.contracts()).isEqualTo(391);
        Invoice invoice = one(week.invoice());
        assertThat(invoice.lines()).hasSize(392);
        assertThat(invoice.exclVat()).as("391 x (3.5 x 25.00 + 3.50)").isEqualTo(Money.of("35581.00"));
        assertThat(ledger.subjectBalances("PROD", world.unit, agreement).get(AccountRole.TURNOVER))
                .isEqualTo(Money.of("-35581.00"));
        assertThat(broken()).isEmpty();
    }

    private void money(String amount) {
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, world.time.today())
                        .from("opening", world.worker)
                        .key("more:" + world.unit)
                        .text("ledger.text.opening")
                        .debit(AccountRole.BANK, Money.of(amount), Dim.none())
                        .credit(AccountRole.TURNOVER, Money.of(amount), Dim.unit(world.unit))
                        .build()));
    }

    @Test
    void theHolderInvoicesAWeekThatIsOverOnItsPage() {
        contracts(WEEK);
        world.at(LocalDateTime.parse("2026-11-30T09:00"));
        assertThat(codes(invoice(MONDAY))).containsExactly("shifts.week_unconfirmed");
        Surfer holder = enter("holder@example.org", world.holder);
        assertThat(holder.get("/shifts/" + agreement).body()).contains("/shifts/" + agreement + "/weeks");
        assertThat(holder.get("/shifts/" + agreement + "/weeks").body()).contains("23/11/2026");
        assertThat(holder.post("/shifts/" + agreement + "/weeks/2026-11-23", Map.of())
                        .status())
                .isEqualTo(422);
        ridden(WEEK);
        String made = holder.post("/shifts/" + agreement + "/weeks/2026-11-23", Map.of())
                .location();
        assertThat(made).contains("/invoices/", "done=shifts.week_invoiced");
        String page = holder.get(made.substring(made.indexOf("/invoices/"))).body();
        assertThat(page).contains("shifts-2026-11-23.csv").doesNotContain("/jobs/" + agreement);
        UUID invoice = invoiced().getFirst().invoice();
        assertThat(holder.get("/invoices/" + invoice + "/annex").body()).contains("S3;C2;");
        assertThat(holder.get("/invoices/" + invoice + ".pdf").body()).startsWith("%PDF");
        assertThat(holder.get("/shifts/" + agreement + "/weeks").body()).contains("2026-000001", "9.33");
        Surfer stranger = enter("stranger@example.org", UUID.randomUUID());
        assertThat(stranger.get("/shifts/" + agreement + "/weeks").status()).isEqualTo(404);
        assertThat(stranger.get("/invoices/" + invoice + "/annex").status()).isEqualTo(404);
    }

    @Test
    void aPriceIsAboveZeroAndWithoutOneNoWeekIsInvoiced() {
        assertThat(codes(world.user.asSystem(() -> agreements.open(draft(BigDecimal.ZERO, UUID.randomUUID())))))
                .contains("shifts.price_not_positive", "shifts.order_unknown");
        UUID other =
                world.user.asSystem(() -> agreements.open(draft(null, null)).orThrow());
        assertThat(codes(world.as(world.holder, () -> weeks.invoice(other, MONDAY))))
                .containsExactly("shifts.no_price");
    }

    /** What a receiver's software would refuse is refused before it has a number. */
    @Test
    void anInvoiceOfNothingOrOutsideTheOfficialRulesHasNoNumber() {
        assertThat(collective()).containsExactly("invoicing.no_lines");
        assertThat(collective(new CollectiveInvoices.Item("Course", BigDecimal.ONE, "hours!", BigDecimal.TEN)))
                .contains("invoicing.einvoice");
        assertThat(context.getBean(org.springframework.jdbc.core.simple.JdbcClient.class)
                        .sql("select count(*) from invoice")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<String> collective(CollectiveInvoices.Item... items) {
        CollectiveInvoices.Draft draft = new CollectiveInvoices.Draft(
                "PROD",
                world.unit,
                client,
                agreement,
                "Courses",
                "fr",
                null,
                world.time.today(),
                List.of(items),
                new InvoiceAnnex("a.csv", "text/csv", new byte[] {65}),
                null);
        return context.getBean(TransactionTemplate.class)
                .execute(status -> codes(world.user.asSystem(
                        () -> context.getBean(CollectiveInvoices.class).issue(draft))));
    }

    private coop.ouvrage.refusal.Outcome<InvoiceId> invoice(LocalDate week) {
        return world.as(world.holder, () -> weeks.invoice(agreement, week));
    }

    private List<BilledWeek> invoiced() {
        return world.as(world.holder, () -> weeks.invoiced(agreement));
    }

    private Invoice one(UUID id) {
        return invoices.find(new InvoiceId(id)).orElseThrow();
    }

    private List<String> broken() {
        return invariants.stream()
                .flatMap(invariant ->
                        invariant.check().failures().stream().map(failure -> invariant.name() + ": " + failure))
                .toList();
    }

    private Surfer enter(String login, UUID party) {
        Users users = context.getBean(Users.class);
        users.grant(
                users.create(login, "Maud Lekeux", "en", party, "quatre chevaux lents")
                        .orThrow(),
                Role.MEMBER);
        Surfer surfer = new Surfer(port);
        surfer.logIn(login, "quatre chevaux lents");
        return surfer;
    }
}
