package coop.ouvrage.receivables;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.access.UserId;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.ClientDraft;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.guarantee.CoverRequest;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.invoicing.Acceptance;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.QuoteDraft;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the tests of bank and open items have in common: a unit, a client, invoices, and the wage of journey J01. */
@TestComponent
class BankWorld {

    static final String PROD = "BE52979000010109";
    static final String PAYER = "BE71096123456769";

    private final Quotes quotes;
    private final Acceptance acceptance;
    private final Invoices invoices;
    private final Guarantee guarantee;
    private final Budgets budgets;
    private final Units units;
    private final Clients clients;
    private final Verification verification;
    private final Ledger ledger;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final ObjectProvider<Invariant> invariants;

    final UUID holder = UUID.randomUUID();

    BankWorld(
            Quotes quotes,
            Acceptance acceptance,
            Invoices invoices,
            Guarantee guarantee,
            Budgets budgets,
            Units units,
            Clients clients,
            Verification verification,
            Ledger ledger,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            ObjectProvider<Invariant> invariants) {
        this.quotes = quotes;
        this.acceptance = acceptance;
        this.invoices = invoices;
        this.guarantee = guarantee;
        this.budgets = budgets;
        this.units = units;
        this.clients = clients;
        this.verification = verification;
        this.ledger = ledger;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.invariants = invariants;
    }

    UUID unit() {
        return user.asSystem(() -> units.open("PROD", holder, "Papier Plié", "graphic design", false)
                .orThrow()
                .value());
    }

    UUID client(UUID unit) {
        return client(unit, false);
    }

    /** @param another whether it is known to be somebody else than who has the same name */
    UUID client(UUID unit, boolean another) {
        ClientDraft draft = SmallCoop.claire();
        return user.asSystem(() -> {
            UUID client = clients.propose(draft, unit, another).orThrow().value();
            verification.verify(new ClientId(client), "called back").orThrow();
            return client;
        });
    }

    Actor officer() {
        return officer(Role.FINANCE);
    }

    /** Another officer each time, who has just given their second factor. */
    Actor officer(Role role) {
        return new Actor(
                new UserId(UUID.randomUUID()), UUID.randomUUID(), "Inès", "fr", Set.of(role), time.now(), false);
    }

    OrderId order(UUID unit, UUID client, UUID job, String price) {
        return user.asSystem(() -> {
            String token = quotes.send(
                            quotes.draft(draft(unit, client, job, price)).orThrow())
                    .orThrow();
            acceptance.requestCode(token).orThrow();
            String code = jdbc.sql(
                            "select code from outgoing_message where code is not null order by queued_at desc, id desc limit 1")
                    .query(String.class)
                    .single();
            return acceptance.accept(token, code, "Claire Dumont").orThrow();
        });
    }

    private QuoteDraft draft(UUID unit, UUID client, UUID job, String price) {
        return new QuoteDraft(
                unit,
                job,
                client,
                "Affiches",
                "fr",
                List.of(new QuoteDraft.Item("Affiches", Supply.SERVICE, BigDecimal.ONE, "LS", new BigDecimal(price))),
                Money.of("60.00"),
                "papier",
                null,
                time.today().plusDays(30));
    }

    Invoice invoice(OrderId order) {
        return user.asSystem(() ->
                invoices.find(invoices.issue(order, time.today()).orThrow()).orElseThrow());
    }

    Invoice invoice(UUID unit, UUID client, UUID job, String price) {
        return invoice(order(unit, client, job, price));
    }

    /** Journey J01: order accepted, cover given, contract signed, invoice issued, wage and costs paid ahead of the client. */
    Invoice coveredAndPaid(UUID unit, UUID client, UUID job) {
        OrderId order = order(unit, client, job, "1000.00");
        UUID contract = UUID.randomUUID();
        UUID costs = UUID.randomUUID();
        covered(order, unit, client, job, contract, costs);
        Invoice invoice = invoice(order);
        spent(order, unit, job, contract, AccountRole.JOB_BUDGET, "874.99");
        spent(order, unit, job, costs, AccountRole.COSTS_OF_UNITS, "60.00");
        return invoice;
    }

    void covered(OrderId order, UUID unit, UUID client, UUID job, UUID contract, UUID costs) {
        user.asSystem(() -> transaction.executeWithoutResult(status -> {
            ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, time.today())
                    .from("fund", job)
                    .key("test:fund:" + job)
                    .text("ledger.text.mistake")
                    .debit(AccountRole.BANK, Money.of("10000.00"), Dim.none())
                    .credit(AccountRole.GRANTS, Money.of("10000.00"), Dim.unit(units.fund("PROD")))
                    .build());
            guarantee
                    .give(
                            order.value(),
                            new CoverRequest(
                                    "PROD",
                                    client,
                                    unit,
                                    job,
                                    holder,
                                    List.of(),
                                    Money.of("1210.00"),
                                    Money.of("65.00"),
                                    Money.of("874.99"),
                                    Money.of("60.00"),
                                    true))
                    .orThrow();
            reserve(unit, client, job, contract, "874.99");
            reserve(unit, client, job, costs, "60.00");
        }));
    }

    private void reserve(UUID unit, UUID client, UUID job, UUID purpose, String amount) {
        budgets.reserve(new Budgets.Hold(purpose, unit, job, client, Money.of(amount), Money.of(amount)))
                .orThrow();
    }

    void spent(OrderId order, UUID unit, UUID job, UUID purpose, AccountRole role, String amount) {
        user.asSystem(() -> transaction.executeWithoutResult(status -> {
            Money spent = Money.of(amount);
            EntryDraft.Builder entry = EntryDraft.in("PROD", Journal.PAY, time.today())
                    .from("contract", purpose)
                    .key("test:spent:" + purpose)
                    .text("ledger.text.mistake")
                    .debit(role, spent, Dim.unit(unit).subject(job))
                    .credit(role, spent, Dim.unit(units.pot("PROD")).subject(purpose));
            Budgets.Use use = budgets.use(purpose, spent, entry);
            ledger.post(entry.build());
            guarantee.drawn(order.value(), use.coverUsed());
        }));
    }

    void bankrupt(UUID client) {
        user.asSystem(() -> verification
                .bankrupt(new ClientId(client), time.today(), "judgment of the court")
                .orThrow());
    }

    /** What every invariant of the application finds wrong. */
    List<String> failures() {
        return invariants.stream()
                .flatMap(invariant -> invariant.check().failures().stream().map(f -> invariant.name() + ": " + f))
                .toList();
    }

    void inTransaction(Runnable act) {
        user.asSystem(() -> transaction.executeWithoutResult(status -> act.run()));
    }
}
