package coop.ouvrage.app;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.spi.Invariant;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.StatementImport;
import coop.ouvrage.treasury.Statements;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A month's payments with all faults of payers: most are matched by themselves, nearly all others guessed, none wrongly. */
@OuvrageTest(perMethod = true)
class BankMatchingTest {

    private static final int CLIENTS = 500;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Statements statements;
    private final Matching matching;
    private final CurrentUser user;
    private final ObjectProvider<Invariant> invariants;

    @TempDir
    private Path folder;

    BankMatchingTest(
            JdbcClient jdbc,
            Ledger ledger,
            TransactionTemplate transaction,
            Statements statements,
            Matching matching,
            CurrentUser user,
            ObjectProvider<Invariant> invariants) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.transaction = transaction;
        this.statements = statements;
        this.matching = matching;
        this.user = user;
        this.invariants = invariants;
    }

    @Test
    void mostAreMatchedByThemselvesNearlyAllGuessedAndNoneWrongly() {
        matchesWith(0);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void soItIsWithOtherHabitsAndMistakes(long noise) {
        matchesWith(noise);
    }

    private void matchesWith(long noise) {
        BankMonth month = new BankMonth(jdbc, transaction, statements, matching, user, noise);
        new OwedMoney(jdbc, transaction, ledger).make(CLIENTS);
        try (BankSimulator bank = BankMonth.bank(folder)) {
            BankMonth.Judgement taught = month.judge(month.imported(month.statement(bank, 1, CLIENTS), "first.cod"));
            assertThat(taught.wrong()).isZero();
            StatementImport imported = month.imported(month.statement(bank, 2, CLIENTS), "second.cod");
            BankMonth.Judgement judgement = month.judge(imported);
            assertThat(judgement.lines()).isGreaterThan(CLIENTS * 5 / 2);
            assertThat(judgement.wrong())
                    .as("matched by themselves, and wrongly")
                    .isZero();
            assertThat(judgement.automaticPercent())
                    .as("per cent matched by themselves")
                    .isGreaterThan(new BigDecimal("80"));
            assertThat(judgement.firstPercent())
                    .as("per cent right at the first guess; missed %s", judgement.missed())
                    .isGreaterThan(new BigDecimal("95"));
        }
        List<String> failures = invariants.stream()
                .filter(invariant -> invariant.name().startsWith("receivables")
                        || invariant.name().startsWith("treasury"))
                .flatMap(invariant -> invariant.check().failures().stream())
                .toList();
        assertThat(failures).isEmpty();
    }
}
