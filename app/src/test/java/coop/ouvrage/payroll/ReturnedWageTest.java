package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.PayoutAccount;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.BatchFiles;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.SentPayment;
import coop.ouvrage.treasury.Statements;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ApplicationContext;

/** A wage goes to a closed account, comes back on a statement, and is paid once to the new one. */
@OuvrageTest(perMethod = true)
class ReturnedWageTest {

    private static final String PROD = "BE52979000010109";
    private static final String OTHER = "BE68539007547034";

    @TempDir
    private Path folder;

    private final ApplicationContext context;
    private final PaymentBatches batches;
    private final BatchFiles files;
    private final Statements statements;
    private final WageSettlement settlement;
    private final BusinessTime time;
    private final Set<String> read = new HashSet<>();
    private Optional<BankSimulator> open = Optional.empty();
    private PayrollWorld world;

    ReturnedWageTest(
            ApplicationContext context,
            PaymentBatches batches,
            BatchFiles files,
            Statements statements,
            WageSettlement settlement,
            BusinessTime time) {
        this.context = context;
        this.batches = batches;
        this.files = files;
        this.statements = statements;
        this.settlement = settlement;
        this.time = time;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
        BankSimulator bank = BankSimulator.start(folder, 0, time.today());
        bank.openAccount(PROD, "Production", new BigDecimal("10000.00"));
        bank.closeBeneficiary(PayrollWorld.IBAN);
        open = Optional.of(bank);
    }

    @AfterEach
    void close() {
        open.ifPresent(BankSimulator::close);
    }

    private BankSimulator bank() {
        return open.orElseThrow();
    }

    /** The file goes to the bank, which pays on its day; days pass and every statement is read. */
    private void sent(PayRunId run, LocalDate until) {
        BatchId batch = new BatchId(Objects.requireNonNull(
                world.user.asSystem(() -> world.runs.run(run)).batch()));
        bank().submit(world.as(world.first, () -> files.export(batch)).orThrow().bytes());
        world.clock.freezeAt(until.atTime(9, 0));
        bank().advanceTo(until);
        bank().issueStatement(PROD);
        for (String id : bank().statements(PROD)) {
            if (read.add(id)) {
                byte[] file = bank().coda(PROD, id).orElseThrow();
                world.user.asSystem(() -> statements.importFile(file, id)).orThrow();
            }
        }
    }

    @Test
    void aReturnedWageIsPaidAgainToTheNewAccountAndNeverTwice() throws Exception {
        UUID worker = world.worker("Tom");
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", LocalDate.of(2026, 11, 18));
        PayRunId run = world.released();
        PayslipId payslip = world.of(worker).getFirst().id();
        Money net = world.of(worker).getFirst().totals().net();
        sent(run, LocalDate.of(2026, 11, 30));

        assertThat(world.ledger.partyBalance("PROD", AccountRole.NET_WAGES_PAYABLE, worker))
                .as("it is owed again")
                .isEqualTo(net.negate());
        assertThat(world.waiting("payroll.returned")).isEqualTo(1);
        assertThat(world.waiting("payment_returned"))
                .as("finance sees wages as totals")
                .isZero();
        assertThat(world.broken()).isEmpty();
        assertThat(world.prepare()).as("nothing is paid by itself").isEmpty();
        assertThat(codes(again(payslip))).containsExactly("payroll.same_account");

        newAccount(worker);
        try (var pool = Executors.newFixedThreadPool(2)) {
            Callable<Outcome<PayslipId>> act = () -> again(payslip);
            int done = 0;
            for (Future<Outcome<PayslipId>> answer : pool.invokeAll(List.of(act, act))) {
                done += answer.get().isDone() ? 1 : 0;
            }
            assertThat(done).as("two officers at the same instant").isEqualTo(1);
        }
        assertThat(world.waiting("payroll.returned")).isZero();
        PayRunId second = world.released();
        assertThat(world.user.asSystem(() -> world.runs.totals(second)).net()).isEqualTo(Money.ZERO);
        assertThat(world.user.asSystem(() -> world.runs.sumOfEarlier(second)))
                .as("who releases sees what leaves")
                .isEqualTo(net);
        assertThat(world.user.asSystem(() -> world.runs.ofEarlier(second)))
                .singleElement()
                .returns(payslip, WagePayment::payslip)
                .returns(2, WagePayment::attempt);
        assertThat(world.user.asSystem(() -> world.runs.ofEarlier(run))).isEmpty();
        assertThat(world.prepare()).isEmpty();
        assertThat(codes(again(payslip))).containsExactly("payroll.not_returned");
        sent(second, LocalDate.of(2026, 12, 4));

        assertThat(world.ledger.partyBalance("PROD", AccountRole.NET_WAGES_PAYABLE, worker))
                .isEqualTo(Money.ZERO);
        assertThat(world.ledger.balance("PROD", AccountRole.IN_FLIGHT, null)).isEqualTo(Money.ZERO);
        assertThat(world.ledger.balance("PROD", AccountRole.BANK, null)).isEqualTo(net.negate());
        assertThat(bank().balance(PROD)).isEqualByComparingTo(new BigDecimal("10000.00").subtract(net.toDecimal()));
        assertThat(batches.ofSource(payslip.value()))
                .extracting(SentPayment::state)
                .containsExactly(SentPayment.State.BOOKED, SentPayment.State.RETURNED);
        assertThat(batches.ofSource(payslip.value()).getFirst().iban().value()).isEqualTo(OTHER);
        assertThat(world.broken()).isEmpty();
    }

    private Outcome<PayslipId> again(PayslipId payslip) {
        return world.as(world.first, () -> settlement.payAgain(payslip));
    }

    /** Declared and confirmed by the worker, released by an officer who called back. */
    private void newAccount(UUID worker) {
        PartyId party = new PartyId(worker);
        PayoutAccount account = world.user.asSystem(() -> {
            PayoutAccount declared = world.accounts.declare(party, OTHER).orThrow();
            return world.accounts.confirm(party, declared.id()).orThrow();
        });
        Actor officer = world.second;
        assertThat(officer.has(Role.PAYROLL)).isTrue();
        world.as(officer, () -> world.accounts.release(party, account.id(), "called back, the old account is closed"))
                .orThrow();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }
}
