package coop.ouvrage.employment;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.access.Users;
import coop.ouvrage.app.testing.Actors;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.app.testing.Surfer;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientKind;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.guarantee.Cover;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.invoicing.FrameworkOrders.Standing;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Order;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccounts;
import coop.ouvrage.payroll.PayRunId;
import coop.ouvrage.payroll.PayRuns;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.sales.Autonomy;
import coop.ouvrage.sales.Offer;
import coop.ouvrage.sales.OfferDraft;
import coop.ouvrage.sales.OfferOrders;
import coop.ouvrage.sales.Offers;
import coop.ouvrage.shifts.ActualHours;
import coop.ouvrage.shifts.AgreementDraft;
import coop.ouvrage.shifts.ShiftAgreements;
import coop.ouvrage.shifts.ShiftFile;
import coop.ouvrage.shifts.ShiftFiles;
import coop.ouvrage.shifts.ShiftRow;
import coop.ouvrage.shifts.WeekInvoices;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claimant;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Reservation;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/** Shifts drawn on a framework order: covered from the first one on, invoiced by the week, never above the order. Invented people. */
@OuvrageTest(perMethod = true)
class FrameworkShiftsTest {

    private static final String HEAD = "shift;courier;date;start;end;break;bicycle_check;course;allowance;function\n";
    private static final String PROOFS = ";0;2026-10-01;2026-03-01;none;\n";
    private static final LocalDate MONDAY = LocalDate.of(2026, 11, 23);

    private final ApplicationContext context;
    private final SmallCoop coop;
    private final ShiftAgreements agreements;
    private final ShiftFiles files;
    private final ActualHours hours;
    private final WeekInvoices weeks;
    private final Offers offers;
    private final OfferOrders ordered;
    private final Orders orders;
    private final Invoices invoices;
    private final Guarantee guarantee;
    private final Ledger ledger;
    private EmploymentWorld world;
    private UUID unit = new UUID(0, 0);
    private UUID client = new UUID(0, 0);
    private UUID agreement = new UUID(0, 0);
    private Offer offer;
    private boolean known;

    @LocalServerPort
    private int port;

    FrameworkShiftsTest(
            ApplicationContext context,
            SmallCoop coop,
            ShiftAgreements agreements,
            ShiftFiles files,
            ActualHours hours,
            WeekInvoices weeks,
            Offers offers,
            OfferOrders ordered,
            Orders orders,
            Invoices invoices,
            Guarantee guarantee,
            Ledger ledger) {
        this.context = context;
        this.coop = coop;
        this.agreements = agreements;
        this.files = files;
        this.hours = hours;
        this.weeks = weeks;
        this.offers = offers;
        this.ordered = ordered;
        this.orders = orders;
        this.invoices = invoices;
        this.guarantee = guarantee;
        this.ledger = ledger;
    }

    /** A unit without a cent of its own, and a platform that has ordered ten hours at 40.00. */
    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(EmploymentWorld.class);
        unit = coop.unit(world.holder);
        client = platform();
        coop.fund("1000.00");
        UUID adviser = UUID.randomUUID();
        world.user.asSystem(() -> context.getBean(Units.class).adviser(unit, adviser));
        world.user
                .as(
                        coop.officer(Role.ADVISER),
                        () -> world.user.asSystem(
                                () -> context.getBean(Autonomy.class).grant(unit, "a good record")))
                .orThrow();
        offer = accepted("10");
        agreement = world.user.asSystem(
                () -> agreements.open(draft(order().id().value())).orThrow());
        world.user
                .asSystem(() -> agreements.add(agreement, "C1", world.worker, ContractKind.EMPLOYEE))
                .orThrow();
        world.as(world.worker, () -> {
            agreements.sign(agreement, "words");
            return agreement;
        });
    }

    @AfterEach
    void close() {
        world.authority.close();
    }

    private UUID platform() {
        return world.user.asSystem(() -> {
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
                            unit,
                            false)
                    .orThrow();
            context.getBean(Verification.class).verify(platform, "called back").orThrow();
            return platform.value();
        });
    }

    private Offer accepted(String quantity) {
        return accepted(quantity, true);
    }

    private Offer accepted(String quantity, boolean framework) {
        OfferDraft draft = new OfferDraft(
                client,
                "Courses de l’hiver",
                "fr",
                null,
                world.time.today().plusDays(30),
                List.of(new OfferDraft.Line(
                        "Heure de course",
                        Supply.SERVICE,
                        new BigDecimal(quantity),
                        "HUR",
                        new BigDecimal("40"),
                        false,
                        null)),
                BigDecimal.ZERO,
                framework,
                "",
                "");
        Offer sent = world.as(world.holder, () -> {
            Offer written = offers.write(unit, draft).orThrow();
            return offers.send(written.id()).orThrow();
        });
        coop.accept();
        return world.as(world.holder, () -> offers.find(sent.id())).orElseThrow();
    }

    private Order order() {
        return ordered.order(offer).orElseThrow();
    }

    private AgreementDraft draft(UUID order) {
        return new AgreementDraft(
                unit,
                client,
                order,
                "Courses à vélo",
                new BigDecimal("16"),
                new Post("Coursier·ère", EmploymentWorld.HALL, "200.00", "Prestation unique"),
                Money.ZERO,
                Money.ZERO,
                6,
                24,
                new BigDecimal("40"),
                null);
    }

    private static String shift(String reference, String day, String from, String to) {
        return String.join(";", reference, "C1", day, from, to) + PROOFS;
    }

    private ShiftFile sent(String lines) {
        ShiftFile done = world.as(world.holder, () -> {
            ShiftFile file = files.receive(agreement, (HEAD + lines).getBytes(StandardCharsets.UTF_8), "week.csv")
                    .orThrow();
            return files.accept(file.id()).orThrow();
        });
        world.exchange(Duration.ofSeconds(2));
        return done;
    }

    private void ridden(String lines) {
        ActualHours.Answer answer = world.as(
                world.holder,
                () -> hours.receive(agreement, (HEAD + lines).getBytes(StandardCharsets.UTF_8))
                        .orThrow());
        assertThat(answer.ridden()).allSatisfy(one -> assertThat(one.refusals()).isEmpty());
    }

    private Standing standing() {
        return world.as(world.holder, () -> weeks.standing(agreement)).orElseThrow();
    }

    private List<Invoice> invoiced() {
        return invoices.allOfOrder(order().id());
    }

    private Money expected() {
        return ledger.subjectBalances("PROD", unit, order().job()).getOrDefault(AccountRole.EXPECTED, Money.ZERO);
    }

    private Cover cover() {
        return guarantee.of(order().id().value()).orElseThrow();
    }

    private static final String TUESDAY = shift("S1", "2026-11-24", "11:00", "14:00");

    @Test
    void theFirstShiftIsCoveredAndTheWeekIsDrawnOnTheOrder() {
        assertThat(guarantee.of(order().id().value())).isEmpty();
        sent(TUESDAY);
        assertThat(standing().promised()).as("three hours at 40.00").isEqualTo(Money.of("120.00"));
        assertThat(standing().left()).isEqualTo(Money.of("280.00"));
        Cover first = cover();
        assertThat(first.exposure()).isEqualTo(Money.of("120.00"));
        assertThat(first.amount()).isGreaterThan(Money.of("48.00"));
        assertThat(expected()).isGreaterThan(Money.ZERO);

        world.at(LocalDateTime.parse("2026-11-26T09:00"));
        ridden(TUESDAY);
        world.clock.passTo(LocalDate.of(2026, 11, 30));
        assertThat(invoiced()).singleElement().satisfies(invoice -> {
            assertThat(invoice.exclVat()).isEqualTo(Money.of("120.00"));
            assertThat(invoice.lines())
                    .allSatisfy(line -> assertThat(line.job()).isEqualTo(order().job()));
        });
        assertThat(standing()).isEqualTo(new Standing(Money.of("400.00"), Money.of("120.00"), Money.ZERO, Money.ZERO));
        assertThat(expected()).as("open now, not expected").isEqualTo(Money.ZERO);
        assertThat(cover().exposure()).as("it stands in the receivable").isEqualTo(Money.ZERO);
        assertThat(coop.wrong()).isEmpty();

        pay(invoiced().getFirst());
        assertThat(cover().state()).as("the order goes on").isEqualTo("GIVEN");
        world.at(LocalDateTime.parse("2026-11-30T18:00"));
        sent(shift("S2", "2026-12-01", "11:00", "14:00"));
        assertThat(standing().left()).isEqualTo(Money.of("160.00"));
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void whatTheOrderDoesNotCarryIsRefusedLineByLineAndThenTheFile() {
        ShiftFile file = sent(TUESDAY
                + shift("S2", "2026-11-25", "11:00", "15:00")
                + shift("S3", "2026-11-26", "11:00", "15:00")
                + shift("S4", "2026-11-27", "11:00", "14:00"));
        assertThat(file.possible()).as("the check had said so").isEqualTo(file.made());
        assertThat(file.orderLeft()).isEqualTo(Money.ZERO);
        List<ShiftRow> rows = world.as(world.holder, () -> files.rows(file.id()));
        assertThat(rows.stream().filter(row -> row.contract() == null))
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.reference()).isEqualTo("S3");
                    assertThat(codes(row.refusals())).containsExactly("invoicing.order_exhausted");
                });
        assertThat(standing().left()).isEqualTo(Money.ZERO);
        assertThat(codes(world.as(
                        world.holder,
                        () -> files.receive(
                                agreement,
                                (HEAD + shift("S5", "2026-11-28", "11:00", "14:00")).getBytes(StandardCharsets.UTF_8),
                                "more.csv"))))
                .containsExactly("shifts.order_used_up");
        assertThat(coop.wrong()).isEmpty();
    }

    /** The wage of shifts that nobody has paid is drawn on the cover of their order, to the cent and once; the client's money frees it. */
    @Test
    void aPayRunDrawsTheCoverOfTheOrder() {
        world.user.asSystem(() -> context.getBean(PayoutAccounts.class)
                .declare(new PartyId(world.worker), "BE71096123456769")
                .orThrow());
        String wednesday = shift("S2", "2026-11-25", "11:00", "15:00");
        ShiftFile file = sent(TUESDAY + wednesday + shift("S3", "2026-11-26", "11:00", "15:00"));
        assertThat(file.made()).as("seven hours of ten; four more are refused").isEqualTo(2);
        UUID first = contract(file, 0);
        UUID second = contract(file, 1);
        Money charges = Money.of("173.60"); // (3 + 4) x 16.00 x 1.55
        assertThat(held(first).covered().plus(held(second).covered())).isEqualTo(charges);
        assertThat(cover().exposure())
                .as("seven hours at 40.00, never the whole order")
                .isEqualTo(Money.of("280.00"));
        assertThat(cover().amount()).isLessThanOrEqualTo(Money.of("400.00"));
        assertThat(cover().used()).isEqualTo(Money.ZERO);

        world.at(LocalDateTime.parse("2026-11-26T09:00"));
        ridden(TUESDAY + wednesday);
        PayRuns runs = context.getBean(PayRuns.class);
        List<PayRunId> prepared = world.user.as(Actors.officer(), runs::prepareAll);
        assertThat(cover().used()).as("nothing is drawn by preparing").isEqualTo(Money.ZERO);
        prepared.forEach(
                run -> world.user.as(Actors.officer(), () -> runs.release(run)).orThrow());

        assertThat(cover().used()).isEqualTo(charges);
        assertThat(cover().atRisk()).isEqualTo(charges);
        assertThat(cover().exposure()).isEqualTo(Money.of("280.00"));
        for (UUID one : List.of(first, second)) {
            assertThat(held(one).spent()).isEqualTo(held(one).coverUsed());
            assertThat(held(one).covered()).isEqualTo(Money.ZERO);
        }
        assertThat(standing().left()).isEqualTo(Money.of("120.00"));
        assertThat(world.user.as(Actors.officer(), runs::prepareAll)).as("once").isEmpty();
        assertThat(coop.wrong()).isEmpty();

        world.clock.passTo(LocalDate.of(2026, 11, 30));
        assertThat(cover().exposure()).as("it stands in the receivable").isEqualTo(Money.ZERO);
        assertThat(cover().atRisk()).isEqualTo(charges);
        pay(invoiced().getFirst());
        assertThat(cover().atRisk()).isEqualTo(Money.ZERO);
        assertThat(cover().repaid()).isEqualTo(charges);
        assertThat(coop.wrong()).isEmpty();
    }

    private UUID contract(ShiftFile file, int row) {
        return Objects.requireNonNull(
                world.as(world.holder, () -> files.rows(file.id())).get(row).contract());
    }

    private Reservation held(UUID contract) {
        return context.getBean(Budgets.class).reservation(contract).orElseThrow();
    }

    /** More was ridden than the order has: no invoice goes above it, and the next order bears the week. */
    @Test
    void anInvoiceNeverGoesAboveTheOrderAndTheNextOrderBearsIt() {
        sent(TUESDAY + shift("S2", "2026-11-25", "11:00", "18:00"));
        assertThat(standing().left()).isEqualTo(Money.ZERO);
        world.at(LocalDateTime.parse("2026-11-26T09:00"));
        ridden(TUESDAY + shift("S2", "2026-11-25", "11:00", "18:00"));
        world.as(
                world.holder,
                () -> hours.receive(
                        agreement,
                        (HEAD + shift("S2", "2026-11-25", "10:00", "18:00")).getBytes(StandardCharsets.UTF_8)));
        assertThat(standing().left()).isEqualTo(Money.of("-40.00"));
        world.clock.passTo(LocalDate.of(2026, 11, 30));
        assertThat(invoiced()).isEmpty();
        Order exhausted = order();
        offer = accepted("20");
        assertThat(codes(world.as(
                        world.holder,
                        () -> agreements.follow(agreement, exhausted.id().value()))))
                .isEmpty();
        world.as(world.holder, () -> agreements.follow(agreement, order().id().value()))
                .orThrow();
        world.clock.passTo(LocalDate.of(2026, 12, 1));
        assertThat(invoiced()).singleElement().satisfies(invoice -> {
            assertThat(invoice.exclVat()).isEqualTo(Money.of("440.00"));
            assertThat(invoice.lines())
                    .allSatisfy(line -> assertThat(line.job()).isEqualTo(exhausted.job()));
        });
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void handAndWeekNeverInvoiceTheSameMoney() {
        sent(TUESDAY);
        assertThat(codes(hand(() -> ordered.callOff(offer.id(), 1, new BigDecimal("8"), null))))
                .as("seven hours are left")
                .containsExactly("sales.above_ceiling");
        UUID called = hand(() -> ordered.callOff(offer.id(), 1, new BigDecimal("4"), null))
                .orThrow();
        assertThat(standing())
                .isEqualTo(new Standing(Money.of("400.00"), Money.ZERO, Money.of("120.00"), Money.of("160.00")));
        assertThat(codes(hand(() -> ordered.last(offer.id())))).containsExactly("invoicing.order_promised");
        assertThat(codes(hand(() -> ordered.cancel(offer.id(), "enough")))).containsExactly("invoicing.order_promised");
        assertThat(codes(hand(() -> orders.cancel(order().id(), "enough"))))
                .containsExactly("invoicing.order_promised");
        assertThat(codes(hand(() -> invoices.issue(order().id(), MONDAY))))
                .containsExactly("invoicing.order_framework");
        hand(() -> ordered.invoice(offer.id(), called)).orThrow();
        world.at(LocalDateTime.parse("2026-11-26T09:00"));
        ridden(TUESDAY);
        world.clock.passTo(LocalDate.of(2026, 11, 30));
        assertThat(invoiced().stream().map(Invoice::exclVat))
                .containsExactlyInAnyOrder(Money.of("160.00"), Money.of("120.00"));
        assertThat(standing()).isEqualTo(new Standing(Money.of("400.00"), Money.of("280.00"), Money.ZERO, Money.ZERO));
        assertThat(expected()).isEqualTo(Money.ZERO);
        assertThat(coop.wrong()).isEmpty();
    }

    @Test
    void cancelledWorkGivesTheOrderItsMoneyBack() {
        ShiftFile file = sent(TUESDAY);
        UUID contract = Objects.requireNonNull(
                world.as(world.holder, () -> files.rows(file.id())).getFirst().contract());
        world.as(world.holder, () -> world.contracts.cancel(new ContractId(contract), "no riders"))
                .orThrow();
        assertThat(standing().left()).isEqualTo(Money.of("400.00"));
        assertThat(expected()).isEqualTo(Money.ZERO);
        assertThat(cover().exposure()).isEqualTo(Money.ZERO);
        assertThat(cover().amount()).as("a cent tells of it").isEqualTo(Money.of("0.01"));
        assertThat(coop.wrong()).isEmpty();
    }

    /** The board may prefer a warning: the contract is made, the order tells that more was promised than it has. */
    @Test
    void aPolicyWarnsInsteadOfRefusing() {
        world.jdbc
                .sql("insert into policy (name, valid_from, value, unit, decision)"
                        + " values ('shifts.order_exhausted', '2026-11-01', 0, 'choice', 'Board 11/2026')")
                .update();
        context.getBean(Policies.class).readAgain();
        ShiftFile file = sent(TUESDAY + shift("S2", "2026-11-25", "10:00", "19:00"));
        assertThat(file.made()).isEqualTo(2);
        assertThat(standing().left()).isEqualTo(Money.of("-80.00"));
        assertThat(file.orderLeft()).as("the check had said so").isEqualTo(Money.of("-80.00"));
        assertThat(holder().get("/shifts/files/" + file.id()).body())
                .contains("The framework order is exceeded by 80.00");
        ShiftFile next = world.as(
                world.holder,
                () -> files.receive(
                                agreement,
                                (HEAD + shift("S3", "2026-11-26", "11:00", "14:00")).getBytes(StandardCharsets.UTF_8),
                                "more.csv")
                        .orThrow());
        assertThat(holder().get("/shifts/files/" + next.id()).body())
                .contains("With this file the framework order is exceeded by 200.00");
        assertThat(standing().left()).as("nothing is drawn by a check").isEqualTo(Money.of("-80.00"));
    }

    @Test
    void onlyAFrameworkOrderOfThePlatformTakesAPriceForAnHour() {
        assertThat(codes(world.user.asSystem(() -> agreements.open(draft(UUID.randomUUID())))))
                .containsExactly("shifts.order_unknown");
        assertThat(codes(world.as(world.holder, () -> agreements.follow(agreement, UUID.randomUUID()))))
                .containsExactly("shifts.order_unknown");
        Offer first = offer;
        offer = accepted("10", false);
        UUID whole = order().id().value();
        assertThat(codes(world.user.asSystem(() -> agreements.open(draft(whole)))))
                .containsExactly("shifts.order_not_framework");
        assertThat(codes(world.as(world.holder, () -> agreements.follow(agreement, whole))))
                .containsExactly("shifts.order_not_framework");
        hand(() -> ordered.cancel(first.id(), "the platform stops")).orThrow();
        assertThat(codes(world.as(
                        world.holder,
                        () -> files.receive(agreement, (HEAD + TUESDAY).getBytes(StandardCharsets.UTF_8), "late.csv"))))
                .containsExactly("shifts.order_given_up");
    }

    @Test
    void theHolderSeesWhatIsLeft() {
        sent(TUESDAY);
        offer = accepted("20");
        Surfer holder = holder();
        String page = holder.get("/shifts/" + agreement + "/weeks").body();
        assertThat(page).contains("Framework order", "120.00", "280.00", "Follow another framework order");
        assertThat(holder.post(
                                "/shifts/" + agreement + "/order",
                                Map.of("order", UUID.randomUUID().toString()))
                        .status())
                .isEqualTo(422);
        assertThat(holder.post(
                                "/shifts/" + agreement + "/order",
                                Map.of("order", order().id().toString()))
                        .location())
                .contains("done=shifts.order_followed");
        assertThat(holder.get("/shifts/" + agreement + "/weeks").body()).contains("800.00");
    }

    private Surfer holder() {
        Surfer holder = new Surfer(port);
        if (!known) {
            Users users = context.getBean(Users.class);
            users.grant(
                    users.create("holder@example.org", "Maud Lekeux", "en", world.holder, "quatre chevaux lents")
                            .orThrow(),
                    Role.MEMBER);
            known = true;
        }
        holder.logIn("holder@example.org", "quatre chevaux lents");
        return holder;
    }

    private void pay(Invoice invoice) {
        BankLine line = new BankLine(
                UUID.randomUUID(),
                "PROD",
                world.time.today(),
                invoice.inclVat(),
                "",
                "",
                "",
                StructuredReference.findIn(Objects.requireNonNull(invoice.structuredReference())),
                "",
                "",
                "",
                "",
                "",
                null,
                1);
        Claimant receivables = context.getBeansOfType(Claimant.class).values().stream()
                .filter(claimant -> claimant.name().equals("receivables"))
                .findFirst()
                .orElseThrow();
        context.getBean(TransactionTemplate.class)
                .executeWithoutResult(status -> world.user.asSystem(
                        () -> receivables.settle(line, receivables.claim(line).orElseThrow())));
    }

    private <T> Outcome<T> hand(java.util.function.Supplier<Outcome<T>> act) {
        return world.as(world.holder, act);
    }
}
