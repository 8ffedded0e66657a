package coop.ouvrage.receivables;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.DirectDebit;
import coop.ouvrage.treasury.DirectDebits;
import coop.ouvrage.treasury.KeptLine;
import coop.ouvrage.treasury.Mandate;
import coop.ouvrage.treasury.Mandates;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.Proposal;
import coop.ouvrage.treasury.StatementImport;
import coop.ouvrage.treasury.Statements;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A repayment collected by mandate, and sent back by the debtor's bank: both are recognised on the statement. */
@OuvrageTest(perMethod = true)
@Import(BankWorld.class)
class DebitReturnsTest {

    @TempDir
    private Path folder;

    private final BankWorld world;
    private final Mandates mandates;
    private final DirectDebits debits;
    private final Statements statements;
    private final Matching matching;
    private final OpenItems items;
    private final Ledger ledger;
    private final CurrentUser user;
    private final BusinessTime time;
    private final BusinessClock clock;
    private final JdbcClient jdbc;
    private BankSimulator bank;
    private UUID client;
    private Invoice invoice;

    DebitReturnsTest(
            BankWorld world,
            Mandates mandates,
            DirectDebits debits,
            Statements statements,
            Matching matching,
            OpenItems items,
            Ledger ledger,
            CurrentUser user,
            BusinessTime time,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.world = world;
        this.mandates = mandates;
        this.debits = debits;
        this.statements = statements;
        this.matching = matching;
        this.items = items;
        this.ledger = ledger;
        this.user = user;
        this.time = time;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void anInvoiceThatIsCollected() {
        UUID unit = world.unit();
        client = world.client(unit);
        invoice = world.coveredAndPaid(unit, client, UUID.randomUUID());
        bank = BankSimulator.start(folder, 0, time.today());
        bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
    }

    @AfterEach
    void close() {
        bank.close();
    }

    private DirectDebit collected() {
        Actor first = world.officer();
        Actor second = world.officer();
        Mandate mandate = user.as(
                first,
                () -> mandates.enter("PROD", client, BankWorld.PAYER, time.today(), Mandate.SignedHow.ELECTRONIC)
                        .orThrow());
        DirectDebit debit = user.as(
                first,
                () -> debits.prepare(mandate.id(), Money.of("1210.00"), String.valueOf(invoice.structuredReference()))
                        .orThrow());
        DirectDebits.Order order = user.as(
                second, () -> debits.release("PROD", debit.collectedOn()).orThrow());
        bank.collect(user.as(second, () -> debits.export(order.id())).bytes());
        clock.freezeAt(debit.collectedOn().atTime(9, 0));
        bank.advanceTo(debit.collectedOn());
        return debit;
    }

    private StatementImport imported(String format) {
        String id = bank.issueStatement(BankWorld.PROD).orElseThrow();
        byte[] file =
                (format.equals("coda") ? bank.coda(BankWorld.PROD, id) : bank.camt(BankWorld.PROD, id)).orElseThrow();
        return user.as(world.officer(), () -> statements.importFile(file, "statement"))
                .orThrow();
    }

    private DirectDebit now() {
        return user.as(world.officer(), () -> debits.latest(null, 1)).getFirst();
    }

    private OpenItem item() {
        return items.find(invoice.id().value()).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"coda", "camt"})
    void whatCameBackIsOwedAgain(String format) {
        DirectDebit debit = collected();
        assertThat(imported(format).matched()).isEqualTo(1);
        assertThat(now().state()).isEqualTo(DirectDebit.State.COLLECTED);
        assertThat(item().state()).isEqualTo(OpenItem.State.PAID);
        bank.advanceTo(bank.today().plusDays(3));
        clock.freezeAt(bank.today().atTime(9, 0));
        assertThat(bank.unpaid(debit.endToEndId(), "AM04")).isTrue();
        assertThat(imported(format).matched()).isEqualTo(1);
        assertThat(now())
                .returns(DirectDebit.State.RETURNED, DirectDebit::state)
                .returns("AM04", DirectDebit::reason);
        assertThat(item().left()).isEqualTo(Money.of("1210.00"));
        assertThat(ledger.partyBalance("PROD", AccountRole.RECEIVABLE, client)).isEqualTo(Money.of("1210.00"));
        assertThat(ledger.balance("PROD", AccountRole.SUSPENSE, null)).isEqualTo(Money.ZERO);
        assertThat(world.failures()).isEmpty();
        assertThat(jdbc.sql("select kind from worklist_item where closed_at is null")
                        .query(String.class)
                        .list())
                .contains("debit_returned");
        UUID credit = java.util.Objects.requireNonNull(now().collectedLine());
        assertThat(codes(user.as(world.officer(), () -> matching.undo(credit, "wrong"))))
                .containsExactly("receivables.undo_after_return");
    }

    @ParameterizedTest
    @ValueSource(strings = {"coda", "camt"})
    void aReturnBeforeTheMoneyWasBookedWaitsForAPerson(String format) {
        DirectDebit debit = collected();
        assertThat(imported(format).matched()).isEqualTo(1);
        UUID credit = java.util.Objects.requireNonNull(now().collectedLine());
        user.as(world.officer(), () -> matching.undo(credit, "to be looked at").orThrow());
        assertThat(now().state()).isEqualTo(DirectDebit.State.RELEASED);
        bank.unpaid(debit.endToEndId(), "MD06");
        assertThat(imported(format).waiting()).isEqualTo(1);
        List<KeptLine> waiting = user.asSystem(() -> matching.waiting(null, 9));
        assertThat(waiting).hasSize(2);
        UUID back = waiting.stream()
                .filter(line -> !line.line().isCredit())
                .findFirst()
                .orElseThrow()
                .line()
                .id();
        Proposal proposal = user.asSystem(() -> matching.proposals(back, "")).getFirst();
        assertThatThrownBy(() -> user.as(
                        world.officer(),
                        () -> matching.settle(
                                back, proposal.claimant(), proposal.claim().subjects(), "")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("receivables.debit_not_collected");
        assertThat(world.failures()).isEmpty();
    }
}
