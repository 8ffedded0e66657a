package coop.ouvrage.sales;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.Sale;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.money.Money;
import coop.ouvrage.sales.SaleRequest.State;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A holder asks for invoices: without autonomy an adviser looks first, with it they leave at once, and by a schedule on their days. */
@OuvrageTest(perMethod = true)
class SaleRequestsTest {

    private final SaleRequests requests;
    private final Autonomy autonomy;
    private final Invoices invoices;
    private final Units units;
    private final SmallCoop coop;
    private final CurrentUser user;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    private final UUID holder = UUID.randomUUID();
    private final UUID adviser = UUID.randomUUID();
    private UUID unit = holder;
    private UUID client = holder;

    SaleRequestsTest(
            SaleRequests requests,
            Autonomy autonomy,
            Invoices invoices,
            Units units,
            SmallCoop coop,
            CurrentUser user,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.requests = requests;
        this.autonomy = autonomy;
        this.invoices = invoices;
        this.units = units;
        this.coop = coop;
        this.user = user;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aUnitAnAdviserAndAClient() {
        unit = coop.unit(holder);
        client = coop.client(unit);
        coop.verified(client);
        user.asSystem(() -> units.adviser(unit, adviser));
    }

    @Test
    void withoutAutonomyAnAdviserLooksFirst() {
        SaleRequest waiting = as(holder, Role.MEMBER, () -> requests.ask(unit, of(Supply.SERVICE), null))
                .orThrow();
        assertThat(waiting.state()).isEqualTo(State.WAITING);
        assertThat(open("sales.check")).isEqualTo(1);
        assertThatThrownBy(() -> as(holder, Role.MEMBER, () -> requests.approve(waiting.id())))
                .isInstanceOf(AccessDenied.class);
        assertThat(codes(as(adviser, Role.ADVISER, () -> requests.giveBack(waiting.id(), " "))))
                .containsExactly("sales.reason_missing");
        SaleRequest done =
                as(adviser, Role.ADVISER, () -> requests.approve(waiting.id())).orThrow();
        assertThat(done.state()).isEqualTo(State.ISSUED);
        Invoice invoice =
                invoices.find(java.util.Objects.requireNonNull(done.invoice())).orElseThrow();
        assertThat(invoice.exclVat()).isEqualTo(Money.of("250.00"));
        assertThat(open("sales.check")).isZero();
        assertThat(codes(as(adviser, Role.ADVISER, () -> requests.approve(waiting.id()))))
                .containsExactly("sales.not_waiting");
        assertThat(codes(as(holder, Role.MEMBER, () -> requests.stop(waiting.id()))))
                .containsExactly("sales.not_open");
    }

    @Test
    void whatWasAskedForIsSearchedFilteredAndSorted() {
        Sale first = of(Supply.SERVICE);
        as(holder, Role.MEMBER, () -> requests.ask(unit, first.entitled("Zither tuned"), null))
                .orThrow();
        SaleRequest harp = as(holder, Role.MEMBER, () -> requests.ask(unit, first.entitled("Harp 100 % tuned"), null))
                .orThrow();
        as(holder, Role.MEMBER, () -> requests.stop(harp.id())).orThrow();
        assertThat(titles("", "", "")).containsExactly("Harp 100 % tuned", "Zither tuned");
        assertThat(titles("", "", "title")).containsExactly("Harp 100 % tuned", "Zither tuned");
        assertThat(titles("100 %", "", "state")).containsExactly("Harp 100 % tuned");
        assertThat(titles("dumont", "open", "client")).containsExactly("Zither tuned");
        assertThat(titles("_", "", "asked")).isEmpty();
        assertThat(titles("", "ended", "next; drop table invoice")).containsExactly("Harp 100 % tuned");
        assertThatThrownBy(
                        () -> as(UUID.randomUUID(), Role.MEMBER, () -> requests.list(List.of(unit), RequestQuery.OPEN)))
                .isInstanceOf(AccessDenied.class);
    }

    private List<String> titles(String text, String filter, String sort) {
        var query = new RequestQuery(text, filter, sort, false, 0, 10);
        return as(holder, Role.MEMBER, () -> requests.list(List.of(unit), query)).rows().stream()
                .map(request -> request.sale().title())
                .toList();
    }

    @Test
    void autonomyIsGrantedAndWithdrawnWithAReason() {
        assertThat(codes(as(adviser, Role.ADVISER, () -> autonomy.grant(unit, ""))))
                .containsExactly("sales.reason_missing");
        assertThatThrownBy(() -> as(holder, Role.MEMBER, () -> autonomy.grant(unit, "I am good")))
                .isInstanceOf(AccessDenied.class);
        as(adviser, Role.ADVISER, () -> autonomy.grant(unit, "twenty right invoices"))
                .orThrow();
        SaleRequest gone = as(holder, Role.MEMBER, () -> requests.ask(unit, of(Supply.SERVICE), null))
                .orThrow();
        assertThat(gone.state()).isEqualTo(State.ISSUED);
        as(adviser, Role.ADVISER, () -> autonomy.withdraw(unit, "two wrong rates"))
                .orThrow();
        assertThat(as(holder, Role.MEMBER, () -> requests.ask(unit, of(Supply.SERVICE), null))
                        .orThrow()
                        .state())
                .isEqualTo(State.WAITING);
        assertThat(as(holder, Role.MEMBER, () -> autonomy.history(unit))).hasSize(1);
    }

    @Test
    void nobodyDecidesForTheirOwnUnit() {
        user.asSystem(() -> units.adviser(unit, holder));
        assertThat(codes(as(holder, Role.ADVISER, () -> autonomy.grant(unit, "I am good"))))
                .containsExactly("sales.own_unit");
    }

    @Test
    void aScheduleIssuesOnItsDayMakesUpForDaysThatWereJumpedAndEnds() {
        as(adviser, Role.ADVISER, () -> autonomy.grant(unit, "a good record")).orThrow();
        LocalDate first = LocalDate.of(2026, 11, 30);
        clock.standOn(LocalDate.of(2026, 11, 20));
        SaleRequest monthly = as(
                        holder,
                        Role.MEMBER,
                        () -> requests.ask(
                                unit,
                                of(Supply.SERVICE).entitled("Hosting [mois]"),
                                new Repeat(1, first, LocalDate.of(2026, 12, 31))))
                .orThrow();
        assertThat(monthly.state()).isEqualTo(State.RUNNING);
        clock.passTo(LocalDate.of(2026, 12, 1));
        SaleRequest once = find(monthly.id());
        assertThat(once.runs()).isEqualTo(1);
        Invoice november =
                invoices.find(java.util.Objects.requireNonNull(once.invoice())).orElseThrow();
        assertThat(november.title()).isEqualTo("Hosting novembre 2026");
        assertThat(november.issuedOn()).isEqualTo(first);
        clock.passTo(LocalDate.of(2026, 12, 31));
        SaleRequest ended = find(monthly.id());
        assertThat(ended.state()).isEqualTo(State.ENDED);
        assertThat(ended.runs()).isEqualTo(2);
        assertThat(as(holder, Role.MEMBER, () -> requests.runs(ended)).keySet())
                .containsExactly(LocalDate.of(2026, 12, 30), first);
    }

    @Test
    void aScheduleIsStopped() {
        as(adviser, Role.ADVISER, () -> autonomy.grant(unit, "a good record")).orThrow();
        clock.standOn(LocalDate.of(2026, 11, 20));
        SaleRequest monthly = as(
                        holder,
                        Role.MEMBER,
                        () -> requests.ask(unit, of(Supply.SERVICE), new Repeat(1, LocalDate.of(2026, 11, 30), null)))
                .orThrow();
        as(holder, Role.MEMBER, () -> requests.stop(monthly.id())).orThrow();
        clock.passTo(LocalDate.of(2026, 12, 2));
        assertThat(find(monthly.id()).runs()).isZero();
    }

    @Test
    void whatIsWrongIsSaidBeforeAnybodyLooks() {
        Sale.Line line = of(Supply.SERVICE).lines().getFirst();
        assertThat(refused(of(List.of(line, line)), null)).containsExactly("sales.line_twice");
        assertThat(refused(of(Supply.PERFORMANCE), null)).containsExactly("sales.justification_missing");
        Sale.Line building = of(Supply.BUILDING).lines().getFirst();
        Sale.Line performance = of(Supply.PERFORMANCE).lines().getFirst();
        assertThat(refused(of(List.of(performance, building, building)), null))
                .as("told alone: nothing else that is corrected would help")
                .containsExactly("invoicing.supply_refused");
        Sale.Line back =
                Sale.Line.of(unit, unit, Supply.SERVICE, "Back", BigDecimal.ONE.negate(), "LS", BigDecimal.TEN);
        assertThat(refused(of(List.of(back)), null)).containsExactly("sales.negative_line");
        LocalDate past = LocalDate.of(2020, 1, 1);
        assertThat(refused(of(Supply.SERVICE), new Repeat(5, past, past.minusDays(1))))
                .containsExactly("sales.rhythm_unknown", "sales.first_day_past", "sales.end_before_first");
        assertThat(refused(of(Supply.SERVICE).as(Invoice.Form.DEPOSIT), new Repeat(1, LocalDate.of(2099, 1, 1), null)))
                .containsExactly("sales.deposit_repeated");
        UUID training = user.asSystem(() ->
                units.open("TRAIN", holder, "Cours", "music", false).orThrow().value());
        Sale.Line elsewhere = Sale.Line.of(
                        training, training, Supply.TRAINING, "Cours", BigDecimal.ONE, "LS", BigDecimal.TEN)
                .justified("art. 44");
        assertThat(refused(of(List.of(line, elsewhere)), null)).containsExactly("sales.unit_of_other_entity");
        jdbc.sql("update client set kind = 'PUBLIC_BODY' where party_id = :id")
                .param("id", client)
                .update();
        assertThat(refused(of(Supply.SERVICE), null)).containsExactly("sales.public_reference_missing");
        assertThat(refused(of(Supply.SERVICE).withClientReference("PO-7"), null))
                .isEmpty();
    }

    private List<String> refused(Sale sale, @Nullable Repeat repeat) {
        return codes(as(holder, Role.MEMBER, () -> requests.ask(unit, sale, repeat)));
    }

    private SaleRequest find(UUID id) {
        return as(holder, Role.MEMBER, () -> requests.find(id)).orElseThrow();
    }

    private int open(String kind) {
        return jdbc.sql("select count(*) from worklist_item where kind = :kind and closed_at is null")
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }

    private Sale of(Supply supply) {
        return of(List.of(
                Sale.Line.of(unit, unit, supply, "Une affiche", new BigDecimal("2.5"), "HUR", new BigDecimal("100"))));
    }

    private Sale of(List<Sale.Line> lines) {
        return Sale.of("PROD", client, "Affiches", "fr", LocalDate.of(2026, 11, 1), lines);
    }

    private <T> T as(UUID party, Role role, Supplier<T> work) {
        Actor actor = new Actor(new UserId(UUID.randomUUID()), party, "Maud", "fr", Set.of(role), null, false);
        return user.as(actor, work);
    }
}
