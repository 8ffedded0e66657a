package coop.ouvrage.unit;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** What a unit may spend, on the figures of journey J01 (1,000.00, contribution 65.00, costs 60.00, charge 874.99). */
@OuvrageTest(perMethod = true)
class BudgetsTest {

    private static final UUID CLIENT = UUID.fromString("00000000-0000-7000-8000-00000000c11e");

    private final Units units;
    private final Budgets budgets;
    private final Ledger ledger;
    private final CurrentUser user;
    private final BusinessTime time;
    private final TransactionTemplate transaction;

    BudgetsTest(
            Units units,
            Budgets budgets,
            Ledger ledger,
            CurrentUser user,
            BusinessTime time,
            TransactionTemplate transaction) {
        this.units = units;
        this.budgets = budgets;
        this.ledger = ledger;
        this.user = user;
        this.time = time;
        this.transaction = transaction;
    }

    private UUID unit() {
        return user.asSystem(() -> units.open("PROD", UUID.randomUUID(), "Papier Plié", "graphic design", false))
                .orThrow()
                .value();
    }

    private void invoiced(UUID unit, UUID job) {
        UUID pot = units.pot("PROD");
        ledger.post(EntryDraft.in("PROD", Journal.SALES, time.today())
                .from("invoice", job)
                .key("test:" + job + ":invoiced")
                .text("ledger.text.invoice")
                .debit(
                        AccountRole.RECEIVABLE,
                        Money.of("1210.00"),
                        Dim.party(CLIENT).subject(job))
                .credit(
                        AccountRole.TURNOVER,
                        Money.of("1000.00"),
                        Dim.unit(unit).subject(job))
                .credit(AccountRole.OUTPUT_VAT, Money.of("210.00"), Dim.none())
                .debit(
                        AccountRole.CONTRIBUTION,
                        Money.of("65.00"),
                        Dim.unit(unit).subject(job))
                .credit(AccountRole.CONTRIBUTION, Money.of("65.00"), Dim.unit(pot))
                .memo(AccountRole.OPEN, Money.of("935.00"), Dim.unit(unit).subject(job))
                .build());
    }

    private Outcome<Reservation> reserve(UUID purpose, UUID unit, UUID job, String amount, String cover) {
        return transaction.execute(status ->
                budgets.reserve(new Budgets.Hold(purpose, unit, job, CLIENT, Money.of(amount), Money.of(cover))));
    }

    @Test
    void openMoneyIsNotHadAndCarriesAWageUnderCoverOnly() {
        UUID unit = unit();
        UUID job = UUID.randomUUID();
        invoiced(unit, job);
        FourAmounts before = budgets.ofJob(unit, job);
        assertThat(before.open()).isEqualTo(Money.of("935.00"));
        assertThat(before.had()).isEqualTo(Money.ZERO);
        assertThat(before.free()).isEqualTo(Money.ZERO);

        Outcome<Reservation> without = reserve(UUID.randomUUID(), unit, job, "874.99", "0.00");
        assertThat(without.refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.code()).isEqualTo("unit.not_enough");
            assertThat(refusal.arguments()).containsEntry("missing", Money.of("874.99"));
        });

        Reservation held =
                reserve(UUID.randomUUID(), unit, job, "874.99", "874.99").orThrow();
        assertThat(held.covered()).isEqualTo(Money.of("874.99"));
        assertThat(held.own()).isEqualTo(Money.ZERO);
    }

    @Test
    void aWageUnderCoverLeavesNothingHadUntilTheClientPays() {
        UUID unit = unit();
        UUID job = UUID.randomUUID();
        UUID contract = UUID.randomUUID();
        invoiced(unit, job);
        reserve(contract, unit, job, "874.99", "874.99");
        pay(unit, job, contract, "874.99");
        FourAmounts after = budgets.ofJob(unit, job);
        assertThat(after.budget()).isEqualTo(Money.of("60.01"));
        assertThat(after.coverUsed()).isEqualTo(Money.of("874.99"));
        assertThat(after.reserved()).isEqualTo(Money.ZERO);
        assertThat(after.had()).as("nothing before the client pays").isEqualTo(Money.ZERO);
    }

    private Budgets.Use pay(UUID unit, UUID job, UUID contract, String charge) {
        return transaction.execute(status -> {
            EntryDraft.Builder entry = EntryDraft.in("PROD", Journal.PAY, time.today())
                    .from("payslip", contract)
                    .key("test:" + UUID.randomUUID() + ":paid")
                    .text("ledger.text.invoice")
                    .debit(
                            AccountRole.JOB_BUDGET,
                            Money.of(charge),
                            Dim.unit(unit).subject(job))
                    .credit(AccountRole.JOB_BUDGET, Money.of(charge), Dim.unit(units.pot("PROD")));
            Budgets.Use use = budgets.use(contract, Money.of(charge), entry);
            ledger.post(entry.build());
            return use;
        });
    }

    @Test
    void moneyHadIsUsedBeforeCover() {
        UUID unit = unit();
        UUID job = UUID.randomUUID();
        grant(unit, job, "300.00");
        invoiced(unit, job);
        Reservation held =
                reserve(UUID.randomUUID(), unit, job, "874.99", "900.00").orThrow();
        assertThat(held.own()).isEqualTo(Money.of("300.00"));
        assertThat(held.covered()).isEqualTo(Money.of("574.99"));
        assertThat(budgets.ofJob(unit, job).free()).isEqualTo(Money.ZERO);
    }

    private void grant(UUID unit, UUID job, String amount) {
        ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, time.today())
                .from("grant", job)
                .key("test:" + job + ":grant")
                .text("ledger.text.invoice")
                .debit(AccountRole.BANK, Money.of(amount), Dim.none())
                .credit(AccountRole.GRANTS, Money.of(amount), Dim.unit(unit).subject(job))
                .build());
    }

    @Test
    void oneJobNeverBorrowsFromAnother() {
        UUID unit = unit();
        grant(unit, UUID.randomUUID(), "5000.00");
        assertThat(reserve(UUID.randomUUID(), unit, UUID.randomUUID(), "10.00", "0.00")
                        .isDone())
                .isFalse();
    }

    @Test
    void anActivityIsOnePool() {
        UUID unit = unit();
        user.asSystem(() -> units.change(unit, "Papier Plié", "graphic design", true));
        grant(unit, UUID.randomUUID(), "5000.00");
        assertThat(reserve(UUID.randomUUID(), unit, UUID.randomUUID(), "10.00", "0.00")
                        .isDone())
                .isTrue();
    }

    @Test
    void releasingGivesTheMoneyBackOnce() {
        UUID unit = unit();
        UUID job = UUID.randomUUID();
        UUID contract = UUID.randomUUID();
        grant(unit, job, "100.00");
        reserve(contract, unit, job, "80.00", "0.00");
        assertThat(budgets.ofJob(unit, job).free()).isEqualTo(Money.of("20.00"));
        transaction.executeWithoutResult(status -> budgets.release(contract));
        transaction.executeWithoutResult(status -> budgets.release(contract));
        assertThat(budgets.ofJob(unit, job).free()).isEqualTo(Money.of("100.00"));
        assertThat(budgets.ofJob(unit, job).reserved()).isEqualTo(Money.ZERO);
    }

    private Outcome<Reservation> change(UUID purpose, UUID unit, UUID job, String amount, String cover) {
        return transaction.execute(status ->
                budgets.change(new Budgets.Hold(purpose, unit, job, CLIENT, Money.of(amount), Money.of(cover))));
    }

    @Test
    void aPurposeThatWasGivenBackIsHeldAnew() {
        UUID unit = unit();
        UUID job = UUID.randomUUID();
        UUID contract = UUID.randomUUID();
        grant(unit, job, "100.00");
        reserve(contract, unit, job, "80.00", "0.00").orThrow();
        transaction.executeWithoutResult(status -> budgets.release(contract));
        reserve(contract, unit, job, "60.00", "0.00").orThrow();
        assertThat(budgets.ofJob(unit, job).reservedOwn()).isEqualTo(Money.of("60.00"));
        transaction.executeWithoutResult(status -> budgets.release(contract));
        assertThat(budgets.ofJob(unit, job).free()).isEqualTo(Money.of("100.00"));
    }

    @Test
    void aDearerContractHoldsTheMoreOrIsRefusedWithTheFigures() {
        UUID unit = unit();
        UUID job = UUID.randomUUID();
        UUID contract = UUID.randomUUID();
        grant(unit, job, "100.00");
        reserve(contract, unit, job, "80.00", "0.00").orThrow();
        change(contract, unit, job, "100.00", "0.00").orThrow();
        assertThat(budgets.ofJob(unit, job).free()).isEqualTo(Money.ZERO);
        assertThat(change(contract, unit, job, "100.01", "0.00").refusals())
                .singleElement()
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo("unit.not_enough");
                    assertThat(refusal.arguments())
                            .containsEntry("free", Money.of("100.00"))
                            .containsEntry("missing", Money.of("0.01"));
                });
        assertThat(budgets.ofJob(unit, job).reservedOwn()).isEqualTo(Money.of("100.00"));
        change(contract, unit, job, "30.00", "0.00").orThrow();
        assertThat(budgets.ofJob(unit, job).free()).isEqualTo(Money.of("70.00"));
        transaction.executeWithoutResult(
                status -> budgets.owe(new Budgets.Hold(contract, unit, job, CLIENT, Money.of("130.00"), Money.ZERO)));
        assertThat(budgets.ofJob(unit, job).free()).as("owed all the same").isEqualTo(Money.of("-30.00"));
    }

    @Test
    void aCheaperContractGivesCoverBackFirst() {
        UUID unit = unit();
        UUID job = UUID.randomUUID();
        UUID contract = UUID.randomUUID();
        grant(unit, job, "300.00");
        invoiced(unit, job);
        reserve(contract, unit, job, "874.99", "874.99").orThrow();
        Reservation now = change(contract, unit, job, "500.00", "874.99").orThrow();
        assertThat(now.own()).isEqualTo(Money.of("300.00"));
        assertThat(now.covered()).isEqualTo(Money.of("200.00"));
        change(contract, unit, job, "874.99", "874.99").orThrow();
        assertThat(budgets.ofJob(unit, job).reservedCovered()).isEqualTo(Money.of("574.99"));
    }

    @Test
    void aPurposeSpentInPartsHoldsTheRest() {
        UUID unit = unit();
        UUID job = UUID.randomUUID();
        UUID contract = UUID.randomUUID();
        invoiced(unit, job);
        reserve(contract, unit, job, "874.99", "874.99").orThrow();
        assertThat(pay(unit, job, contract, "400.00").coverUsed()).isEqualTo(Money.of("400.00"));
        assertThat(budgets.ofJob(unit, job).reservedCovered()).isEqualTo(Money.of("474.99"));
        assertThat(pay(unit, job, contract, "474.99").coverUsed()).isEqualTo(Money.of("474.99"));
        assertThat(budgets.ofJob(unit, job).reserved()).isEqualTo(Money.ZERO);
        assertThat(budgets.ofJob(unit, job).had()).isEqualTo(Money.ZERO);
    }

    @Test
    void aPaidContractThatBecomesCheaperGivesItsCoverBackAndDearerHoldsOnlyTheMore() {
        UUID unit = unit();
        UUID job = UUID.randomUUID();
        UUID contract = UUID.randomUUID();
        invoiced(unit, job);
        reserve(contract, unit, job, "874.99", "874.99").orThrow();
        pay(unit, job, contract, "874.99");
        change(contract, unit, job, "774.99", "874.99").orThrow();
        assertThat(pay(unit, job, contract, "-100.00").coverUsed()).isEqualTo(Money.of("-100.00"));
        assertThat(budgets.ofJob(unit, job).had())
                .as("nothing is had before the client pays")
                .isEqualTo(Money.ZERO);
        change(contract, unit, job, "800.00", "874.99").orThrow();
        assertThat(budgets.ofJob(unit, job).reservedCovered()).isEqualTo(Money.of("25.01"));
        assertThat(pay(unit, job, contract, "25.01").coverUsed()).isEqualTo(Money.of("25.01"));
        assertThat(budgets.ofJob(unit, job).coverUsed()).isEqualTo(Money.of("800.00"));
        assertThat(budgets.ofJob(unit, job).had()).isEqualTo(Money.ZERO);
    }

    @Test
    void twoSpendsAtTheSameInstantCannotBothPass() throws Exception {
        UUID unit = unit();
        UUID job = UUID.randomUUID();
        grant(unit, job, "100.00");
        Callable<Outcome<Reservation>> spend = () -> reserve(UUID.randomUUID(), unit, job, "80.00", "0.00");
        try (ExecutorService both = Executors.newFixedThreadPool(2)) {
            List<Future<Outcome<Reservation>>> outcomes = both.invokeAll(List.of(spend, spend));
            long passed = 0;
            for (Future<Outcome<Reservation>> outcome : outcomes) {
                passed += outcome.get().isDone() ? 1 : 0;
            }
            assertThat(passed).isEqualTo(1);
        }
        assertThat(budgets.ofJob(unit, job).free()).isEqualTo(Money.of("20.00"));
    }
}
