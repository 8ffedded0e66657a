package coop.ouvrage.app.unit;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.LegalEntities;
import coop.ouvrage.ledger.Verify;
import coop.ouvrage.ledger.chain.HeadKeeper;
import coop.ouvrage.ledger.chain.Sealer;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.FourAmounts;
import coop.ouvrage.unit.Reservation;
import coop.ouvrage.unit.Units;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.transaction.support.TransactionTemplate;

@Timeout(60)
@OuvrageTest(perMethod = true)
class BudgetsTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 20);

    private final Budgets budgets;
    private final Units units;
    private final CurrentUser user;
    private final Ledger ledger;
    private final LegalEntities entities;
    private final TransactionTemplate transaction;
    private final Sealer sealer;
    private final HeadKeeper heads;
    private final Verify verify;
    private final UUID job = TimeOrderedId.next();
    private final UUID client = TimeOrderedId.next();
    private UUID unit = job;

    BudgetsTest(
            Budgets budgets,
            Units units,
            CurrentUser user,
            Ledger ledger,
            LegalEntities entities,
            TransactionTemplate transaction,
            Sealer sealer,
            HeadKeeper heads,
            Verify verify) {
        this.budgets = budgets;
        this.units = units;
        this.user = user;
        this.ledger = ledger;
        this.entities = entities;
        this.transaction = transaction;
        this.sealer = sealer;
        this.heads = heads;
        this.verify = verify;
    }

    @BeforeEach
    void aUnit() {
        unit = user.asSystem(() -> units.open("PROD", TimeOrderedId.next(), "Atelier", "music", false).orThrow().value());
    }

    /** An invoice of 1,000.00 of the job: 935.00 of it are the unit's; paid or not. */
    private void invoice(boolean paid) {
        Money open = Money.of(paid ? "0.00" : "935.00");
        ledger.post(EntryDraft.in("PROD", Journal.SALES, DAY)
                .from("invoice", job)
                .key("test:invoice")
                .text("ledger.text.mistake")
                .debit(AccountRole.RECEIVABLE, Money.of("1210.00"), Dim.party(client))
                .credit(AccountRole.TURNOVER, Money.of("1000.00"), Dim.unit(unit).subject(job))
                .credit(AccountRole.OUTPUT_VAT, Money.of("210.00"), Dim.none())
                .debit(AccountRole.CONTRIBUTION, Money.of("65.00"), Dim.unit(unit).subject(job))
                .credit(AccountRole.CONTRIBUTION, Money.of("65.00"), Dim.unit(entities.get("PROD").pot()))
                .memo(AccountRole.OPEN, open, Dim.unit(unit).party(client).subject(job))
                .build());
    }

    private Outcome<Reservation> reserve(UUID purpose, String amount, String cover) {
        return Objects.requireNonNull(transaction.execute(status -> budgets.reserve(
                new Budgets.Hold(purpose, unit, job, client, Money.of(amount), Money.of(cover)))));
    }

    @Test
    void openMoneyIsNotFree() {
        invoice(false);
        FourAmounts amounts = budgets.ofJob(unit, job);
        assertThat(amounts.budget()).isEqualTo(Money.of("935.00"));
        assertThat(amounts.open()).isEqualTo(Money.of("935.00"));
        assertThat(amounts.had()).isEqualTo(Money.ZERO);
        assertThat(amounts.free()).isEqualTo(Money.ZERO);
        assertThat(reserve(TimeOrderedId.next(), "0.01", "0.00").refusals())
                .extracting(Refusal::code)
                .containsExactly("unit.not_enough");
    }

    @Test
    void takesMoneyHadFirstThenCover() {
        invoice(true);
        Reservation held = reserve(TimeOrderedId.next(), "1000.00", "100.00").orThrow();
        assertThat(held.own()).isEqualTo(Money.of("935.00"));
        assertThat(held.covered()).isEqualTo(Money.of("65.00"));
        assertThat(budgets.ofJob(unit, job).free()).isEqualTo(Money.ZERO);
        assertThat(budgets.of(unit).reserved()).isEqualTo(Money.of("1000.00"));
    }

    @Test
    void twoSpendsAtTheSameInstantCannotBothPass() throws Exception {
        invoice(true);
        List<Callable<Outcome<Reservation>>> spends = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            spends.add(() -> reserve(TimeOrderedId.next(), "500.00", "0.00"));
        }
        int passed = 0;
        try (ExecutorService pool = Executors.newFixedThreadPool(8)) {
            for (Future<Outcome<Reservation>> spend : pool.invokeAll(spends)) {
                passed += spend.get().isDone() ? 1 : 0;
            }
        }
        assertThat(passed).isEqualTo(1);
        assertThat(budgets.ofJob(unit, job).free()).isEqualTo(Money.of("435.00"));
        sealer.seal();
        heads.write();
        assertThat(verify.run()).allMatch(report -> report.holds(), "holds");
    }

    @Test
    void whatIsReleasedIsFreeAgain() {
        invoice(true);
        UUID purpose = TimeOrderedId.next();
        reserve(purpose, "935.00", "0.00").orThrow();
        transaction.executeWithoutResult(status -> budgets.release(purpose));
        transaction.executeWithoutResult(status -> budgets.release(purpose));
        assertThat(budgets.ofJob(unit, job).free()).isEqualTo(Money.of("935.00"));
        assertThat(budgets.ofJob(unit, job).reserved()).isEqualTo(Money.ZERO);
    }
}
