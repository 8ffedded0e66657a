package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.PaymentBatches;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** What was paid before is taken off later wages: advances, and corrections in favour of the employer, however large. */
@OuvrageTest(perMethod = true)
class PaidBeforeTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
    private static final LocalDate MONDAY = LocalDate.of(2026, 9, 7);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);

    private final ApplicationContext context;
    private final Advances advances;
    private final Differences differences;
    private final AdvanceTransfer transfer;
    private final PaymentBatches batches;
    private PayrollWorld world;

    PaidBeforeTest(
            ApplicationContext context,
            Advances advances,
            Differences differences,
            AdvanceTransfer transfer,
            PaymentBatches batches) {
        this.context = context;
        this.advances = advances;
        this.differences = differences;
        this.transfer = transfer;
        this.batches = batches;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
    }

    @Test
    void anAdvanceIsPaidByTwoPeopleAndTakenOffTheWage() {
        UUID worker = world.worker("Noor");
        ContractId contract = world.done(worker, ContractKind.ARTIST, "557.32", "1.57", WEDNESDAY);
        Actor noor = PayrollWorld.member(worker);
        Money most = world.as(noor, () -> advances.offers()).getFirst().most();
        assertThat(most.isPositive()).isTrue();
        assertThat(SmallCoop.codes(world.as(noor, () -> advances.ask(contract, most.plus(Money.of("0.01")), ""))))
                .containsExactly("payroll.advance_above");
        assertThat(SmallCoop.codes(world.as(noor, () -> advances.ask(contract, Money.ZERO, ""))))
                .containsExactly("payroll.advance_not_positive");
        UUID id = world.as(noor, () -> advances.ask(contract, most, "rent")).orThrow();
        assertThat(SmallCoop.codes(world.as(noor, () -> advances.ask(contract, Money.of("0.01"), ""))))
                .containsExactly("payroll.advance_above", "payroll.advance_waits");
        assertThat(world.waiting("payroll.advance")).isEqualTo(1);
        Actor stranger = PayrollWorld.member(UUID.randomUUID());
        assertThatThrownBy(() -> world.as(stranger, () -> advances.ask(contract, most, "")))
                .isInstanceOf(AccessDenied.class);
        assertThatThrownBy(() -> world.as(noor, () -> advances.grant(id))).isInstanceOf(AccessDenied.class);

        world.as(world.first, () -> advances.grant(id)).orThrow();
        assertThat(SmallCoop.codes(world.as(world.second, () -> advances.refuse(id, "too late"))))
                .containsExactly("payroll.advance_decided");
        BatchId batch = new BatchId(Objects.requireNonNull(
                world.as(noor, () -> advances.mine()).getFirst().batch()));
        assertThat(SmallCoop.codes(world.as(world.first, () -> batches.approve(batch))))
                .as("the officer who granted it is the first of two")
                .containsExactly("treasury.batch_own");
        world.as(world.second, () -> batches.approve(batch)).orThrow();
        assertThat(world.ledger.partyBalance("PROD", AccountRole.WAGE_ADVANCES, worker))
                .isEqualTo(most);
        assertThat(world.broken()).isEmpty();

        PayRunId run = world.released();
        Payslip payslip = world.of(worker).getFirst();
        Payslips.Explained explained = world.user.asSystem(() -> world.payslips.explained(payslip.id()));
        assertThat(explained.deductions())
                .containsExactly(Deduction.of(payslip.id(), Deduction.Kind.ADVANCE, id, most));
        assertThat(world.user.asSystem(() -> world.runs.payments(run)))
                .singleElement()
                .satisfies(payment -> assertThat(payment.amount())
                        .isEqualTo(payslip.totals().net().minus(most))
                        .isEqualTo(explained.paid()));
        assertThat(world.ledger.partyBalance("PROD", AccountRole.WAGE_ADVANCES, worker))
                .isEqualTo(Money.ZERO);
        assertThat(world.ledger.partyBalance("PROD", AccountRole.NET_WAGES_PAYABLE, worker))
                .isEqualTo(Money.ZERO);
        assertThat(world.as(noor, () -> world.payslips.pdf(payslip.id()))).isPresent();
        assertThat(SmallCoop.codes(world.as(noor, () -> advances.ask(contract, Money.of("1.00"), ""))))
                .containsExactly("payroll.advance_too_late");
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void anAdvanceNeedsAnAccountAReasonToRefuseAndASignedContract() {
        UUID worker = world.workerWithoutAccount("Ada");
        ContractId contract = world.done(worker, ContractKind.ARTIST, "557.32", "1.57", WEDNESDAY);
        Actor ada = PayrollWorld.member(worker);
        UUID id = world.as(ada, () -> advances.ask(contract, Money.of("50.00"), ""))
                .orThrow();
        assertThat(SmallCoop.codes(world.as(world.first, () -> advances.grant(id))))
                .containsExactly("payroll.advance_no_account");
        assertThat(SmallCoop.codes(world.as(world.first, () -> advances.refuse(id, " "))))
                .containsExactly("payroll.reason_missing");
        world.as(world.first, () -> advances.refuse(id, "no account yet")).orThrow();
        assertThat(world.waiting("payroll.advance")).isZero();
        world.jdbc
                .sql("update work_contract set state = 'SENT' where id = :id")
                .param("id", contract.value())
                .update();
        assertThat(SmallCoop.codes(world.as(ada, () -> advances.ask(contract, Money.of("50.00"), ""))))
                .containsExactly("payroll.advance_not_signed");
    }

    /** Came back from the bank: the books no longer say that anything was advanced. */
    @Test
    void anAdvanceThatComesBackIsOpenNoMore() {
        UUID worker = world.worker("Tom");
        ContractId contract = world.done(worker, ContractKind.ARTIST, "557.32", "1.57", WEDNESDAY);
        UUID id = world.as(PayrollWorld.member(worker), () -> advances.ask(contract, Money.of("50.00"), ""))
                .orThrow();
        world.as(world.first, () -> advances.grant(id)).orThrow();
        world.transaction.executeWithoutResult(status -> transfer.cancelled(id));
        assertThat(world.as(PayrollWorld.member(worker), () -> advances.mine()))
                .singleElement()
                .satisfies(advance -> assertThat(advance.state()).isEqualTo(Advance.State.CANCELLED));
        world.released();
        assertThat(world.user
                        .asSystem(() -> world.payslips.explained(
                                world.of(worker).getFirst().id()))
                        .deductions())
                .isEmpty();
    }

    /** The batch is released when the wage is prepared already: that wage bears it, and the worker is never paid both. */
    @Test
    void anAdvanceReleasedAfterItsWageWasPreparedIsTakenOffThatWage() {
        UUID worker = world.worker("Ida");
        ContractId contract = world.done(worker, ContractKind.ARTIST, "557.32", "1.57", WEDNESDAY);
        BatchId batch = granted(worker, contract, "50.00");
        PayRunId run = world.prepared();
        world.as(world.second, () -> batches.approve(batch)).orThrow();
        Payslip payslip = world.of(worker).getFirst();
        assertThat(world.user.asSystem(() -> world.runs.payments(run)))
                .singleElement()
                .satisfies(payment -> assertThat(payment.amount())
                        .isEqualTo(payslip.totals().net().minus(Money.of("50.00"))));
        world.as(world.second, () -> world.runs.release(run)).orThrow();
        assertThat(world.user
                        .asSystem(() -> world.payslips.explained(payslip.id()))
                        .paid())
                .isEqualTo(payslip.totals().net().minus(Money.of("50.00")));
        assertThat(world.ledger.partyBalance("PROD", AccountRole.WAGE_ADVANCES, worker))
                .isEqualTo(Money.ZERO);
        assertThat(world.ledger.partyBalance("PROD", AccountRole.NET_WAGES_PAYABLE, worker))
                .isEqualTo(Money.ZERO);
        assertThat(world.broken()).isEmpty();
    }

    /** Two officers at one instant: neither is stopped by the other, and the worker is paid the net once. */
    @Test
    void aWageAndItsAdvanceAreReleasedAtTheSameInstant() throws Exception {
        UUID worker = world.worker("Eva");
        ContractId contract = world.done(worker, ContractKind.ARTIST, "557.32", "1.57", WEDNESDAY);
        BatchId batch = granted(worker, contract, "50.00");
        PayRunId run = world.prepared();
        CyclicBarrier together = new CyclicBarrier(2);
        try (ExecutorService officers = Executors.newFixedThreadPool(2)) {
            Future<Outcome<BatchId>> advance = officers.submit(() -> {
                together.await();
                return world.as(world.second, () -> batches.approve(batch));
            });
            Future<Outcome<PayRunId>> wage = officers.submit(() -> {
                together.await();
                return world.as(world.second, () -> world.runs.release(run));
            });
            assertThat(wage.get().isDone()).isTrue();
            Money before = advance.get().isDone() ? Money.of("50.00") : Money.ZERO;
            assertThat(SmallCoop.codes(advance.get())).isSubsetOf("treasury.batch_not_waiting");
            assertThat(paid(run))
                    .isEqualTo(world.of(worker).getFirst().totals().net().minus(before));
        }
        assertThat(world.ledger.partyBalance("PROD", AccountRole.WAGE_ADVANCES, worker))
                .isEqualTo(Money.ZERO);
        assertThat(world.broken()).isEmpty();
    }

    /** Nobody released it in time: the whole wage was paid, and the batch cannot pay it besides. */
    @Test
    void anAdvanceThatNobodyReleasedIsGivenUpWhenTheWageIsPaid() {
        UUID worker = world.worker("Ole");
        ContractId contract = world.done(worker, ContractKind.ARTIST, "557.32", "1.57", WEDNESDAY);
        BatchId batch = granted(worker, contract, "50.00");
        world.released();
        assertThat(world.as(PayrollWorld.member(worker), () -> advances.mine()))
                .singleElement()
                .satisfies(advance -> assertThat(advance.state()).isEqualTo(Advance.State.CANCELLED));
        assertThat(SmallCoop.codes(world.as(world.second, () -> batches.approve(batch))))
                .isNotEmpty();
        assertThat(world.ledger.partyBalance("PROD", AccountRole.WAGE_ADVANCES, worker))
                .isEqualTo(Money.ZERO);
        assertThat(world.broken()).isEmpty();
    }

    /** The bank gives it back after the wage was lowered by it: what was taken off is owed, and paid by two people. */
    @Test
    void anAdvanceThatComesBackAfterItsDeductionIsPaidAgain() {
        UUID worker = world.worker("Una");
        ContractId contract = world.done(worker, ContractKind.ARTIST, "557.32", "1.57", WEDNESDAY);
        BatchId batch = granted(worker, contract, "50.00");
        UUID id = world.as(PayrollWorld.member(worker), () -> advances.mine())
                .getFirst()
                .id();
        ReturnedAdvances returned = context.getBean(ReturnedAdvances.class);
        assertThat(SmallCoop.codes(world.as(world.first, () -> returned.payAgain(id))))
                .containsExactly("payroll.advance_not_owed");
        world.as(world.second, () -> batches.approve(batch)).orThrow();
        world.released();
        comesBack(id, "50.00");
        assertThat(world.waiting("payroll.advance_returned")).isEqualTo(1);
        assertThat(world.ledger.partyBalance("PROD", AccountRole.WAGE_ADVANCES, worker))
                .as("owed to the worker")
                .isEqualTo(Money.of("-50.00"));
        Actor both =
                new Actor(world.first.user(), worker, "Una", "en", world.first.roles(), world.first.provenAt(), false);
        assertThat(SmallCoop.codes(world.as(both, () -> returned.payAgain(id)))).contains("payroll.own_wage");

        world.as(world.first, () -> returned.payAgain(id)).orThrow();
        assertThat(world.waiting("payroll.advance_returned")).isZero();
        BatchId again = new BatchId(Objects.requireNonNull(world.as(PayrollWorld.member(worker), () -> advances.mine())
                .getFirst()
                .batch()));
        assertThat(SmallCoop.codes(world.as(world.first, () -> batches.approve(again))))
                .containsExactly("treasury.batch_own");
        world.as(world.second, () -> batches.approve(again)).orThrow();
        assertThat(world.ledger.partyBalance("PROD", AccountRole.WAGE_ADVANCES, worker))
                .isEqualTo(Money.ZERO);
        assertThat(world.broken()).isEmpty();
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", THURSDAY);
        world.released();
        assertThat(world.user
                        .asSystem(() -> world.payslips.explained(
                                world.of(worker).getFirst().id()))
                        .deductions())
                .as("taken off once")
                .isEmpty();
    }

    /** As the treasury books a transfer that the bank gives back. */
    private void comesBack(UUID advance, String amount) {
        world.transaction.executeWithoutResult(status -> {
            world.jdbc
                    .sql("update payment set state = 'RETURNED', return_reason = 'AC04' where source_id = :id")
                    .param("id", advance)
                    .update();
            world.ledger.post(EntryDraft.in("PROD", Journal.BANK, THURSDAY)
                    .from("wage-advance", advance)
                    .key("test:returned:" + advance)
                    .text("ledger.text.opening")
                    .debit(AccountRole.IN_FLIGHT, Money.of(amount), Dim.none())
                    .credit(
                            AccountRole.WAGE_ADVANCES,
                            Money.of(amount),
                            Dim.party(world.as(world.first, () -> advances.newest())
                                            .getFirst()
                                            .worker())
                                    .subject(advance))
                    .build());
            transfer.returned(advance, Money.of(amount), THURSDAY, "AC04");
        });
    }

    private BatchId granted(UUID worker, ContractId contract, String amount) {
        UUID id = world.as(PayrollWorld.member(worker), () -> advances.ask(contract, Money.of(amount), ""))
                .orThrow();
        world.as(world.first, () -> advances.grant(id)).orThrow();
        return new BatchId(Objects.requireNonNull(world.as(PayrollWorld.member(worker), () -> advances.mine())
                .getFirst()
                .batch()));
    }

    /** 800 euros were paid for work that was worth 200: far more than the next wage is carried forward. */
    @Test
    void aCorrectionLargerThanTheNextPayIsCarriedForward() {
        UUID worker = world.worker("Ben");
        ContractId contract = world.done(worker, ContractKind.ARTIST, "800.00", "1.57", WEDNESDAY);
        world.released();
        world.correct(contract, "200.00", WEDNESDAY);
        world.released();
        Payslip negative = world.of(worker).stream()
                .filter(payslip -> payslip.totals().net().isNegative())
                .findFirst()
                .orElseThrow();
        Money tooMuch = negative.totals().net().negate();
        assertThat(world.waiting("payroll.carried")).isEqualTo(1);

        ContractId next = world.done(worker, ContractKind.ARTIST, "150.00", "1.57", THURSDAY);
        assertThat(paid(world.released()))
                .as("nothing without the worker's word")
                .isEqualTo(net(next));

        assertThat(SmallCoop.codes(world.as(world.first, () -> differences.agree(negative.id(), " "))))
                .containsExactly("payroll.reason_missing");
        Actor ben = PayrollWorld.member(worker);
        world.as(ben, () -> differences.agree(negative.id(), "")).orThrow();
        assertThat(SmallCoop.codes(world.as(ben, () -> differences.agree(negative.id(), ""))))
                .containsExactly("payroll.nothing_to_agree");
        assertThat(world.waiting("payroll.carried")).isZero();

        ContractId after = world.done(worker, ContractKind.ARTIST, "150.00", "1.57", LocalDate.of(2026, 11, 16));
        Money received = paid(world.released());
        Money fifth = Money.roundedDown(net(after).toDecimal().multiply(new BigDecimal("0.2")));
        assertThat(received).isEqualTo(net(after).minus(fifth));
        assertThat(world.as(world.first, () -> differences.open()))
                .singleElement()
                .satisfies(open -> {
                    assertThat(open.amount()).isEqualTo(tooMuch);
                    assertThat(open.open()).as("carried on").isEqualTo(tooMuch.minus(fifth));
                });
        assertThat(world.broken()).isEmpty();

        Money left = tooMuch.minus(fifth);
        for (int run = 0; left.isPositive(); run++) {
            assertThat(run).as("it ends").isLessThan(30);
            ContractId later = world.done(worker, ContractKind.ARTIST, "400.00", "1.57", MONDAY.plusWeeks(run));
            Money share =
                    Money.roundedDown(net(later, world.released()).toDecimal().multiply(new BigDecimal("0.2")));
            left = left.minus(share.min(left));
            assertThat(Money.sum(world.as(world.first, () -> differences.open()).stream()
                            .map(Differences.Difference::open)
                            .toList()))
                    .as("after run %d", run)
                    .isEqualTo(left);
        }
        ContractId free = world.done(worker, ContractKind.ARTIST, "150.00", "1.57", MONDAY.minusWeeks(1));
        assertThat(paid(world.released())).as("nothing is left to take").isEqualTo(net(free));
        assertThat(world.ledger.partyBalance("PROD", AccountRole.NET_WAGES_PAYABLE, worker))
                .isEqualTo(Money.ZERO);
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void nobodyDecidesOnTheirOwnAdvance() {
        UUID worker = world.worker("Ola");
        ContractId contract = world.done(worker, ContractKind.ARTIST, "557.32", "1.57", WEDNESDAY);
        UUID id = world.as(PayrollWorld.member(worker), () -> advances.ask(contract, Money.of("50.00"), ""))
                .orThrow();
        Actor both =
                new Actor(world.first.user(), worker, "Ola", "en", world.first.roles(), world.first.provenAt(), false);
        assertThat(SmallCoop.codes(world.as(both, () -> advances.grant(id)))).contains("payroll.own_wage");
    }

    private Money paid(PayRunId run) {
        return Money.sum(world.user.asSystem(() -> world.runs.payments(run)).stream()
                .map(WagePayment::amount)
                .toList());
    }

    /** Net of a contract once a run has calculated it. */
    private Money net(ContractId contract, PayRunId run) {
        assertThat(run).isNotNull();
        return net(contract);
    }

    private Money net(ContractId contract) {
        List<Money> nets = world
                .user
                .asSystem(() -> context.getBean(PayslipStore.class).ofContract(contract))
                .stream()
                .map(payslip -> payslip.totals().net())
                .toList();
        return Money.sum(nets);
    }
}
