package coop.ouvrage.app.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.simulators.bank.BankBehaviour;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.format.Balance;
import coop.ouvrage.treasury.format.Entry;
import coop.ouvrage.treasury.format.PaymentFile;
import coop.ouvrage.treasury.format.PaymentFile.Block;
import coop.ouvrage.treasury.format.PaymentFile.Kind;
import coop.ouvrage.treasury.format.PaymentFile.Transfer;
import coop.ouvrage.treasury.format.Remittance;
import coop.ouvrage.treasury.format.Statement;
import coop.ouvrage.treasury.format.StatementFile;
import coop.ouvrage.treasury.format.Verdict;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bank takes our payment files, we read its statements: both forms say the same. */
class BankExchangeTest {

    private static final String OWN = "BE68539007547034";
    private static final String PAYER = "BE71096123456769";
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);

    @TempDir
    private Path folder;

    private BankSimulator bank;

    @BeforeEach
    void open() {
        bank = BankSimulator.start(folder, 0, THURSDAY);
        bank.openAccount(OWN, "Atelier des Pinsons", new BigDecimal("10000.00"));
    }

    @AfterEach
    void close() {
        bank.close();
    }

    @Test
    void aWholeDayComesBackTheSameInBothForms() {
        bank.pay(OWN, new BigDecimal("1210.00"), "Librairie du Parc", PAYER, "202600004236", "");
        bank.pay(
                OWN,
                new BigDecimal("0.01"),
                "Élodie O’Brien",
                PAYER,
                "",
                "merci pour tout ".repeat(8).strip());
        String answer =
                new String(bank.submit(order().write(PaymentFile.Version.PAIN_001_001_09)), StandardCharsets.UTF_8);
        assertThat(answer).contains("ACTC");
        bank.bounce("E2", "AC04");
        bank.charge(OWN, new BigDecimal("12.50"), "Frais");
        String id = bank.issueStatement(OWN).orElseThrow();

        StatementFile coda = StatementFile.read(bank.coda(OWN, id).orElseThrow());
        StatementFile camt = StatementFile.read(bank.camt(OWN, id).orElseThrow());
        for (StatementFile file : List.of(coda, camt)) {
            assertThat(file.findings()).isEmpty();
            assertThat(file.verdict()).isEqualTo(Verdict.COMPLETE);
            check(file.statements().getFirst().entries());
        }
        assertThat(keys(coda)).isEqualTo(keys(camt));
    }

    private static void check(List<Entry> entries) {
        assertThat(entries).hasSize(6);
        assertThat(entries.get(0).transaction().references()).containsExactly(StructuredReference.of(2026000042));
        assertThat(entries.get(1).transaction().text()).hasSizeGreaterThan(120);
        assertThat(entries.get(2).transaction().batchId()).isEqualTo("WAGES-1");
        assertThat(entries.get(2).money()).contains(Money.of("-2600.00"));
        assertThat(entries.get(3).transaction().endToEndId()).isEqualTo("E3");
        assertThat(entries.get(3).transaction().references()).containsExactly(StructuredReference.of(1234567890));
        assertThat(entries.get(4).transaction().returnReason()).isEqualTo("AC04");
        assertThat(entries.get(4).transaction().endToEndId()).isEqualTo("E2");
        assertThat(entries.get(4).transaction().counterparty().name()).isEqualToIgnoringCase("Lea Dubois");
        assertThat(entries.get(5).money()).contains(Money.of("-12.50"));
    }

    @Test
    void statementsJoinDayByDay() {
        for (int i = 0; i < 5; i++) {
            bank.pay(OWN, new BigDecimal("100.00"), "Librairie", PAYER, "202600004236", "");
            bank.advanceTo(bank.today().plusDays(1));
        }
        List<Statement> statements = bank.statements(OWN).stream()
                .map(id -> StatementFile.read(bank.camt(OWN, id).orElseThrow())
                        .statements()
                        .getFirst())
                .toList();
        assertThat(statements).hasSize(5).allMatch(Statement::follows);
        for (int i = 1; i < statements.size(); i++) {
            assertThat(amount(statements.get(i).opening()))
                    .isEqualByComparingTo(amount(statements.get(i - 1).closing()));
            assertThat(statements.get(i).sequence()).isEqualTo(String.valueOf(i + 1));
        }
    }

    @Test
    void badDaysAreNoticed() {
        bank.pay(OWN, new BigDecimal("100.00"), "Librairie", PAYER, "202600004236", "");
        String id = bank.issueStatement(OWN).orElseThrow();
        bank.behave(BankBehaviour.TRUNCATED);
        assertThat(StatementFile.read(bank.coda(OWN, id).orElseThrow()).verdict())
                .isEqualTo(Verdict.ALTERED);
        assertThat(StatementFile.read(bank.camt(OWN, id).orElseThrow()).verdict())
                .isEqualTo(Verdict.ALTERED);
        bank.behave(BankBehaviour.WRONG_BALANCE);
        assertThat(StatementFile.read(bank.coda(OWN, id).orElseThrow()).verdict())
                .isEqualTo(Verdict.HELD);
        assertThat(StatementFile.read(bank.camt(OWN, id).orElseThrow()).verdict())
                .isEqualTo(Verdict.HELD);
    }

    @Test
    void theOlderVersionIsTakenToo() {
        assertThat(new String(bank.submit(order().write(PaymentFile.Version.PAIN_001_001_03)), StandardCharsets.UTF_8))
                .contains("pain.002.001.03")
                .contains("ACTC");
    }

    private static BigDecimal amount(@Nullable Balance balance) {
        return Objects.requireNonNull(balance).amount();
    }

    private static PaymentFile order() {
        Block wages = block(
                "WAGES-1",
                Kind.WAGES,
                transfer("E1", "1500.00", "An Peeters", new Remittance.Text("Loon november")),
                transfer("E2", "1100.00", "Lea Dubois", new Remittance.Text("Salaire de novembre")));
        Block others = block(
                "OTHER-1",
                Kind.OTHER,
                transfer("E3", "60.00", "Bureau", new Remittance.Belgian(StructuredReference.of(1234567890))));
        return new PaymentFile("MSG-1", THURSDAY.atTime(10, 0), "Atelier des Pinsons", null, List.of(wages, others));
    }

    private static Block block(String id, Kind kind, Transfer... transfers) {
        return new Block(id, kind, THURSDAY, "Atelier des Pinsons", Iban.of(OWN), null, List.of(transfers));
    }

    private static Transfer transfer(String id, String amount, String name, Remittance remittance) {
        return new Transfer(id, Money.of(amount), name, Iban.of(PAYER), null, remittance);
    }

    private static List<String> keys(StatementFile file) {
        return file.statements().getFirst().entries().stream().map(Entry::key).toList();
    }
}
