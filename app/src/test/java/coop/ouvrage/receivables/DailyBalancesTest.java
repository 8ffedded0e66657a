package coop.ouvrage.receivables;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.DailyBalance;
import coop.ouvrage.treasury.DailyBalances;
import coop.ouvrage.treasury.StatementGap;
import coop.ouvrage.treasury.StatementImport;
import coop.ouvrage.treasury.Statements;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Bank and books side by side on every day; what differs is explained, and what is missing is named. */
@OuvrageTest(perMethod = true)
@Import(BankWorld.class)
class DailyBalancesTest {

    private static final String SECOND = "BE71096123456769";

    @TempDir
    private Path folder;

    private final BankWorld world;
    private final Statements statements;
    private final DailyBalances balances;
    private final Ledger ledger;
    private final Units units;
    private final CurrentUser user;
    private final BusinessTime time;
    private final JdbcClient jdbc;

    DailyBalancesTest(
            BankWorld world,
            Statements statements,
            DailyBalances balances,
            Ledger ledger,
            Units units,
            CurrentUser user,
            BusinessTime time,
            JdbcClient jdbc) {
        this.world = world;
        this.statements = statements;
        this.balances = balances;
        this.ledger = ledger;
        this.units = units;
        this.user = user;
        this.time = time;
        this.jdbc = jdbc;
    }

    private void opening(String amount) {
        user.asSystem(() -> ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, time.today())
                .from("opening", units.pot("PROD"))
                .key("test:opening")
                .text("ledger.text.mistake")
                .debit(AccountRole.BANK, Money.of(amount), Dim.none())
                .credit(AccountRole.OPENING, Money.of(amount), Dim.unit(units.pot("PROD")))
                .build()));
    }

    private StatementImport imported(BankSimulator bank, String account, String id) {
        return user.as(
                        world.officer(),
                        () -> statements.importFile(bank.camt(account, id).orElseThrow(), id + ".xml"))
                .orThrow();
    }

    private List<DailyBalance> days() {
        return user.as(world.officer(), () -> balances.latest(null, 50));
    }

    private static void pay(BankSimulator bank, String account, String amount, String reference) {
        bank.pay(account, new BigDecimal(amount), "Claire Dumont", "BE43068999999501", reference, "");
    }

    @Test
    void eachDayAgreesAndAMissingStatementIsNamedWithItsMoney() {
        opening("10000.00");
        try (BankSimulator bank = BankSimulator.start(folder, 0, time.today())) {
            bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
            UUID unit = world.unit();
            Invoice invoice = world.invoice(unit, world.client(unit), UUID.randomUUID(), "1000.00");
            pay(bank, BankWorld.PROD, "1210.00", String.valueOf(invoice.structuredReference()));
            bank.charge(BankWorld.PROD, new BigDecimal("12.50"), "Frais");
            bank.advanceTo(time.today().plusDays(1));
            pay(bank, BankWorld.PROD, "30.00", "");
            bank.advanceTo(time.today().plusDays(2));
            pay(bank, BankWorld.PROD, "45.00", "");
            List<String> issued = List.of(
                    bank.statements(BankWorld.PROD).get(0),
                    bank.statements(BankWorld.PROD).get(1),
                    bank.issueStatement(BankWorld.PROD).orElseThrow());
            imported(bank, BankWorld.PROD, issued.get(0));
            assertThat(days()).hasSize(1).allMatch(DailyBalance::agrees);
            assertThat(world.failures()).isEmpty();

            StatementImport third = imported(bank, BankWorld.PROD, issued.get(2));
            assertThat(third.held()).isTrue();
            assertThat(days()).hasSize(1);
            user.as(world.officer(), () -> statements.accept(third.file(), "the bank sends the second tomorrow"))
                    .orThrow();
            assertThat(days().getFirst())
                    .returns(Money.of("30.00"), DailyBalance::difference)
                    .returns(Money.of("30.00"), DailyBalance::missing)
                    .returns(Money.ZERO, DailyBalance::unposted);
            assertThat(gaps())
                    .singleElement()
                    .returns(2, StatementGap::from)
                    .returns(2, StatementGap::to)
                    .returns(Money.of("30.00"), StatementGap::moved);
            assertThat(world.failures()).as("accepted with a reason").isEmpty();

            StatementImport second = imported(bank, BankWorld.PROD, issued.get(1));
            assertThat(second.held()).isFalse();
            assertThat(days()).hasSize(3).allMatch(DailyBalance::agrees);
            assertThat(gaps()).isEmpty();
        }
    }

    private List<StatementGap> gaps() {
        return user.as(world.officer(), () -> balances.gaps(9));
    }

    @Test
    void eachOfSeveralAccountsHasItsOwnBalanceAndWhatTheBooksLackIsToldApart() {
        user.asSystem(() -> jdbc.sql("insert into bank_account (iban, entity, receiving) values (:iban, 'PROD', false)")
                .param("iban", SECOND)
                .update());
        try (BankSimulator bank = BankSimulator.start(folder, 0, time.today())) {
            bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("500.00"));
            bank.openAccount(SECOND, "Production", BigDecimal.ZERO);
            pay(bank, BankWorld.PROD, "1.00", "");
            pay(bank, SECOND, "2.00", "");
            imported(bank, BankWorld.PROD, bank.issueStatement(BankWorld.PROD).orElseThrow());
            imported(bank, SECOND, bank.issueStatement(SECOND).orElseThrow());
        }
        assertThat(days()).hasSize(2);
        assertThat(of(SECOND)).matches(DailyBalance::agrees).returns(Money.of("2.00"), DailyBalance::books);
        assertThat(of(BankWorld.PROD))
                .returns(Money.of("500.00"), DailyBalance::difference)
                .returns(Money.of("500.00"), DailyBalance::atOpening)
                .returns(Money.of("1.00"), DailyBalance::books);
        opening("500.00");
        assertThat(days()).allMatch(DailyBalance::agrees);
    }

    private DailyBalance of(String iban) {
        return days().stream()
                .filter(day -> day.account().iban().value().equals(iban))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whatIsOnAStatementAndNotInTheBooksBreaksTheProof() {
        opening("10000.00");
        try (BankSimulator bank = BankSimulator.start(folder, 0, time.today())) {
            bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
            pay(bank, BankWorld.PROD, "7.00", "");
            imported(bank, BankWorld.PROD, bank.issueStatement(BankWorld.PROD).orElseThrow());
        }
        Actor officer = world.officer();
        user.as(
                        officer,
                        () -> ledger.entriesOf(jdbc.sql("select id from bank_line")
                                .query(UUID.class)
                                .single()))
                .forEach(entry ->
                        user.asSystem(() -> ledger.reverse(entry.id(), time.today(), "ledger.text.match_undone")));
        assertThat(days().getFirst()).returns(Money.of("7.00"), DailyBalance::unposted);
        assertThat(world.failures()).anyMatch(wrong -> wrong.contains("lines not booked 700 cents"));
    }
}
