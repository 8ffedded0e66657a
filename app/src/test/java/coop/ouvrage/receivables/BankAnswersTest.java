package coop.ouvrage.receivables;

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
import coop.ouvrage.money.Bic;
import coop.ouvrage.money.Iban;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.simulators.bank.BankBehaviour;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.BankAccounts;
import coop.ouvrage.treasury.BankAnswers;
import coop.ouvrage.treasury.BatchFiles;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.OrderedPayments;
import coop.ouvrage.treasury.PaymentBatch;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.Statements;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** A bank refuses a payment file: what it refuses is owed again, and is paid once by the next one. */
@OuvrageTest(perMethod = true)
@Import(BankWorld.class)
class BankAnswersTest {

    @TempDir
    private Path folder;

    private final BankWorld world;
    private final Statements statements;
    private final Matching matching;
    private final ClientCredits credits;
    private final PaymentBatches batches;
    private final BatchFiles files;
    private final BankAccounts accounts;
    private final BankAnswers answers;
    private final Ledger ledger;
    private final CurrentUser user;
    private final BusinessTime time;
    private final BusinessClock clock;
    private final JdbcClient jdbc;
    private final Policies policies;
    private final OrderedPayments orderedPayments;
    private final TransactionTemplate transaction;

    BankAnswersTest(
            BankWorld world,
            Statements statements,
            Matching matching,
            ClientCredits credits,
            PaymentBatches batches,
            BatchFiles files,
            BankAccounts accounts,
            BankAnswers answers,
            Ledger ledger,
            CurrentUser user,
            BusinessTime time,
            BusinessClock clock,
            JdbcClient jdbc,
            Policies policies,
            OrderedPayments orderedPayments,
            TransactionTemplate transaction) {
        this.world = world;
        this.statements = statements;
        this.matching = matching;
        this.credits = credits;
        this.batches = batches;
        this.files = files;
        this.accounts = accounts;
        this.answers = answers;
        this.ledger = ledger;
        this.user = user;
        this.time = time;
        this.clock = clock;
        this.jdbc = jdbc;
        this.policies = policies;
        this.orderedPayments = orderedPayments;
        this.transaction = transaction;
    }

    /** A client paid twice; the second payment is to be paid back. */
    private UUID credit(BankSimulator bank) {
        UUID unit = world.unit();
        return credit(bank, unit, world.client(unit));
    }

    private UUID credit(BankSimulator bank, UUID unit, UUID client) {
        Invoice invoice = world.invoice(unit, client, UUID.randomUUID(), "1000.00");
        for (int i = 0; i < 2; i++) {
            bank.pay(
                    BankWorld.PROD,
                    new BigDecimal("1210.00"),
                    "Claire Dumont",
                    BankWorld.PAYER,
                    String.valueOf(invoice.structuredReference()),
                    "");
        }
        imported(bank);
        UUID line =
                user.asSystem(() -> matching.waiting(null, 1)).getFirst().line().id();
        var proposal = user.asSystem(() -> matching.proposals(line, "")).getFirst();
        user.as(
                        world.officer(),
                        () -> matching.settle(
                                line, proposal.claimant(), proposal.claim().subjects(), ""))
                .orThrow();
        return user.asSystem(() -> credits.open("PROD")).getLast().id();
    }

    private int imported(BankSimulator bank) {
        String id = bank.issueStatement(BankWorld.PROD).orElseThrow();
        byte[] file = bank.coda(BankWorld.PROD, id).orElseThrow();
        return user.as(world.officer(), () -> statements.importFile(file, "s.cod"))
                .orThrow()
                .matched();
    }

    private BatchId released(UUID credit) {
        BatchId batch = user.as(world.officer(), () -> credits.refund(credit)).orThrow();
        user.as(world.officer(), () -> batches.approve(batch)).orThrow();
        return batch;
    }

    private byte[] sent(BankSimulator bank, BatchId batch) {
        return bank.submit(
                user.as(world.officer(), () -> files.export(batch)).orThrow().bytes());
    }

    private Outcome<BankAnswers.Answered> take(byte[] report) {
        return user.as(world.officer(), () -> answers.take(report));
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    @Test
    void whatTheBankRefusesIsOwedAgainAndPaidOnce() {
        try (BankSimulator bank = BankSimulator.start(folder, 0, time.today())) {
            bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
            UUID credit = credit(bank);
            BatchId first = released(credit);
            bank.behave(BankBehaviour.REFUSE);
            byte[] refusal = sent(bank, first);
            assertThat(take(refusal).orThrow().rejected()).isEqualTo(1);
            assertThat(take(refusal).orThrow().rejected()).as("told again").isZero();
            assertThat(user.as(world.officer(), () -> batches.find(first))
                            .orElseThrow()
                            .state())
                    .isEqualTo(PaymentBatch.State.REJECTED);
            assertThat(codes(user.as(world.officer(), () -> files.export(first))))
                    .as("its file would pay what another batch pays")
                    .containsExactly("treasury.batch_rejected");
            assertThat(ledger.balance("PROD", AccountRole.IN_FLIGHT, null)).isEqualTo(Money.ZERO);
            assertThat(user.asSystem(() -> credits.open("PROD"))).hasSize(1);
            assertThat(world.failures()).isEmpty();

            bank.behave(BankBehaviour.NORMAL);
            BatchId second = released(credit);
            assertThat(take(sent(bank, second)).orThrow().rejected()).isZero();
            assertThat(imported(bank)).as("the refund is on the statement").isEqualTo(1);
            assertThat(codes(take(new String(refusal, StandardCharsets.UTF_8)
                            .replace(reference(first), reference(second))
                            .getBytes(StandardCharsets.UTF_8))))
                    .containsExactly("treasury.status_late");
            assertThat(world.failures()).isEmpty();
        }
    }

    @Test
    void whatIsOrderedIsWhatTheBankHasNeitherBookedNorRefused() {
        try (BankSimulator bank = BankSimulator.start(folder, 0, time.today())) {
            bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
            UUID credit = credit(bank);
            BatchId batch = made(credit);
            assertThat(ordered()).containsExactly(clientCredit(false));
            user.as(world.officer(), () -> batches.approve(batch)).orThrow();
            assertThat(ordered()).containsExactly(clientCredit(true));
            take(sent(bank, batch)).orThrow();
            jdbc.sql("update payment set state = 'RETURNED'").update();
            assertThat(ordered()).as("its only payment is refused").isEmpty();
            assertThat(codes(user.as(world.officer(), () -> files.export(batch))))
                    .containsExactly("treasury.batch_came_back");
        }
    }

    /** What two people stood behind leaves as it was, though our account and its bank have changed since. */
    @Test
    void theFileIsByteForByteWhatWasReleased() {
        try (BankSimulator bank = BankSimulator.start(folder, 0, time.today())) {
            bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
            BatchId batch = released(credit(bank));
            byte[] before = exported(batch).bytes();
            user.asSystem(() -> accounts.use("PROD", Iban.of("BE68539007547034"), Bic.of("GEBABEBB")));
            jdbc.sql("update legal_entity set name = name || ' (new)' where code = 'PROD'")
                    .update();
            assertThat(exported(batch).bytes()).isEqualTo(before);
            assertThat(new String(before, StandardCharsets.UTF_8))
                    .contains(BankWorld.PROD)
                    .doesNotContain("(new)");
            assertThat(world.failures()).isEmpty();
            assertThatThrownBy(() ->
                            jdbc.sql("update bank_order_file set content = ''").update())
                    .hasMessageContaining("bank_order_file");
            jdbc.sql("update payment_batch set file_sha256 = 'another'").update();
            assertThatThrownBy(() -> exported(batch)).hasMessageContaining("is not what was released");
            assertThat(world.failures()).singleElement().asString().contains("is not what was released");
        }
    }

    private BatchFiles.Export exported(BatchId batch) {
        return user.as(world.officer(), () -> files.export(batch)).orThrow();
    }

    private List<OrderedPayments.Ordered> ordered() {
        return user.asSystem(() -> orderedPayments.of("PROD"));
    }

    private OrderedPayments.Ordered clientCredit(boolean released) {
        return new OrderedPayments.Ordered(time.today(), AccountRole.CLIENT_CREDIT, released, Money.of("1210.00"));
    }

    private String reference(BatchId batch) {
        return user.as(world.officer(), () -> batches.find(batch)).orElseThrow().reference();
    }

    @Test
    void whatIsNoAnswerToAFileOfOursChangesNothing() {
        assertThat(codes(take("<Document/>".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("treasury.status_unreadable");
        assertThat(codes(take("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>".getBytes(StandardCharsets.UTF_8))))
                .containsExactly("treasury.status_unreadable");
        String other = "<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>X-1</OrgnlMsgId><GrpSts>RJCT</GrpSts>"
                + "</OrgnlGrpInfAndSts></CstmrPmtStsRpt></Document>";
        assertThat(codes(take(other.getBytes(StandardCharsets.UTF_8)))).containsExactly("treasury.status_unknown");
    }

    /** A report that does not fit the batch that it names was altered or mixed up: what it says of anything is not believed. */
    @Test
    void anAnswerThatDoesNotFitItsBatchChangesNothing() {
        try (BankSimulator bank = BankSimulator.start(folder, 0, time.today())) {
            bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
            BatchId batch = made(credit(bank));
            assertThat(codes(answer(batch, "", "ACTC", ""))).containsExactly("treasury.batch_not_released");
            user.as(world.officer(), () -> batches.approve(batch)).orThrow();
            assertThat(codes(answer(batch, "<OrgnlNbOfTxs>2</OrgnlNbOfTxs>", "RJCT", "")))
                    .containsExactly("treasury.status_totals");
            assertThat(codes(answer(batch, "<OrgnlCtrlSum>1210.01</OrgnlCtrlSum>", "RJCT", "")))
                    .containsExactly("treasury.status_totals");
            assertThat(codes(answer(batch, "<OrgnlCtrlSum>-1</OrgnlCtrlSum>", "RJCT", "")))
                    .containsExactly("treasury.status_totals");
            String id = user.as(world.officer(), () -> batches.payments(batch))
                    .getFirst()
                    .endToEndId();
            for (String odd : List.of(
                    transfer("NOTPROVIDED", "RJCT", ""),
                    transfer(id, "RJCT", "<OrgnlTxRef><Amt><InstdAmt Ccy=\"EUR\">12.10</InstdAmt></Amt></OrgnlTxRef>"),
                    transfer(id, "ACSP", ""),
                    "<OrgnlPmtInfId>OV-X</OrgnlPmtInfId><PmtInfSts>RJCT</PmtInfSts>")) {
                assertThat(codes(answer(batch, "", "PART", odd))).as(odd).containsExactly("treasury.status_payments");
            }
            assertThat(codes(answer(batch, "", "RJCT", transfer(id, "ACSP", ""))))
                    .as("refused and taken at once")
                    .containsExactly("treasury.status_payments");
            assertThat(ledger.balance("PROD", AccountRole.IN_FLIGHT, null)).isEqualTo(Money.of("-1210.00"));
            assertThat(answer(batch, "", "RCVD", "").orThrow().kind()).isEqualTo(BankAnswers.Kind.PENDING);
            assertThat(answer(batch, "", "ACCP", "").orThrow().kind()).isEqualTo(BankAnswers.Kind.TAKEN);
            String refusal = transfer(id, "RJCT", "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>");
            assertThat(answer(batch, "", "PART", refusal).orThrow())
                    .isEqualTo(new BankAnswers.Answered(batch, BankAnswers.Kind.TAKEN, 1));
            assertThat(answer(batch, "", "PART", refusal).orThrow())
                    .isEqualTo(new BankAnswers.Answered(batch, BankAnswers.Kind.KNOWN, 0));
            assertThat(world.failures()).isEmpty();
        }
    }

    private Outcome<BankAnswers.Answered> answer(BatchId batch, String group, String status, String block) {
        String report = "<Document><CstmrPmtStsRpt><OrgnlGrpInfAndSts><OrgnlMsgId>%s</OrgnlMsgId>%s<GrpSts>%s</GrpSts>"
                + "</OrgnlGrpInfAndSts><OrgnlPmtInfAndSts>%s</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>";
        return take(report.formatted(reference(batch), group, status, block).getBytes(StandardCharsets.UTF_8));
    }

    private static String transfer(String id, String status, String more) {
        return "<TxInfAndSts><OrgnlEndToEndId>%s</OrgnlEndToEndId><TxSts>%s</TxSts>%s</TxInfAndSts>"
                .formatted(id, status, more);
    }

    @Test
    void whatIsReleasedAfterTheCutOffIsExecutedOnTheNextBankDay() {
        try (BankSimulator bank = BankSimulator.start(folder, 0, time.today())) {
            bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
            UUID credit = credit(bank);
            clock.freezeAt(time.today().atTime(16, 0));
            BatchId batch = released(credit);
            assertThat(user.as(world.officer(), () -> batches.find(batch))
                            .orElseThrow()
                            .executionDate())
                    .as("released on Friday after the cut-off")
                    .isEqualTo(time.today().plusDays(3));
        }
    }

    @Test
    void aPersonReleasesUpToTheLimitOfADay() {
        try (BankSimulator bank = BankSimulator.start(folder, 0, time.today())) {
            bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
            UUID credit = credit(bank);
            limit("2026-11-01", 1000);
            BatchId batch =
                    user.as(world.officer(), () -> credits.refund(credit)).orThrow();
            assertThat(codes(user.as(world.officer(), () -> batches.approve(batch))))
                    .containsExactly("treasury.above_limit");
        } finally {
            limit("2026-11-02", 10_000_000);
        }
    }

    @Test
    void noBatchLeavesAboveItsLimit() {
        try (BankSimulator bank = BankSimulator.start(folder, 0, time.today())) {
            bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
            BatchId batch = made(credit(bank));
            limit("treasury.batch_limit", "2026-11-01", 1000);
            assertThat(codes(user.as(world.officer(), () -> batches.approve(batch))))
                    .containsExactly("treasury.batch_above_limit");
        } finally {
            limit("treasury.batch_limit", "2026-11-02", 20_000_000);
        }
    }

    /** Each below the limit, both together above it: the second waits for the first and counts it. */
    @Test
    void twoReleasesOfAPersonAtOnceKeepTheLimitTogether() throws Exception {
        try (BankSimulator bank = BankSimulator.start(folder, 0, time.today());
                ExecutorService other = Executors.newSingleThreadExecutor()) {
            bank.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
            UUID unit = world.unit();
            UUID client = world.client(unit);
            BatchId first = made(credit(bank, unit, client));
            BatchId second = made(credit(bank, unit, client));
            limit("2026-11-01", 2000);
            Actor person = world.officer();
            Future<List<String>> beside = transaction.execute(status -> {
                user.as(person, () -> batches.approve(first)).orThrow();
                Future<List<String>> waits = other.submit(() -> codes(user.as(person, () -> batches.approve(second))));
                assertThatThrownBy(() -> waits.get(700, TimeUnit.MILLISECONDS)).isInstanceOf(TimeoutException.class);
                return waits;
            });
            assertThat(beside.get(20, TimeUnit.SECONDS)).containsExactly("treasury.above_limit");
        } finally {
            limit("2026-11-02", 10_000_000);
        }
    }

    private BatchId made(UUID credit) {
        return user.as(world.officer(), () -> credits.refund(credit)).orThrow();
    }

    private void limit(String from, int euros) {
        limit("treasury.release_limit", from, euros);
    }

    private void limit(String name, String from, int euros) {
        jdbc.sql(
                        "insert into policy values (:name, cast(:from as date), :euros, 'EUR', 'Board') on conflict do nothing")
                .param("name", name)
                .param("from", from)
                .param("euros", euros)
                .update();
        policies.readAgain();
    }
}
