package coop.ouvrage.receivables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.guarantee.CoverRequest;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.liquidity.CashForecast;
import coop.ouvrage.liquidity.Flow;
import coop.ouvrage.liquidity.Stress;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.simulators.bank.BankBehaviour;
import coop.ouvrage.simulators.bank.BankSimulator;
import coop.ouvrage.treasury.BankFile;
import coop.ouvrage.treasury.BatchFiles;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.KeptLine;
import coop.ouvrage.treasury.Matching;
import coop.ouvrage.treasury.PaymentBatches;
import coop.ouvrage.treasury.Proposal;
import coop.ouvrage.treasury.StatementImport;
import coop.ouvrage.treasury.Statements;
import coop.ouvrage.treasury.spi.BankLine;
import coop.ouvrage.treasury.spi.Claim;
import coop.ouvrage.treasury.spi.Claim.Certainty;
import coop.ouvrage.treasury.spi.Recognised;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.unit.FourAmounts;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Clients pay in every way that clients pay; files come in every way that files come. */
@OuvrageTest(perMethod = true)
@Import(BankWorld.class)
class ClientPaymentsTest {

    @TempDir
    private Path folder;

    private final BankWorld world;
    private final Statements statements;
    private final Matching matching;
    private final OpenItems items;
    private final ClientCredits credits;
    private final CashForecast cash;
    private final Settling settling;
    private final PaymentBatches batches;
    private final BatchFiles files;
    private final Invoices invoices;
    private final Guarantee guarantee;
    private final Budgets budgets;
    private final Units units;
    private final Ledger ledger;
    private final CurrentUser user;
    private final BusinessTime time;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    private final UUID job = UUID.randomUUID();
    private UUID unit = job;
    private UUID client = job;
    private Optional<BankSimulator> open = Optional.empty();

    ClientPaymentsTest(
            BankWorld world,
            Statements statements,
            Matching matching,
            OpenItems items,
            ClientCredits credits,
            CashForecast cash,
            Settling settling,
            PaymentBatches batches,
            BatchFiles files,
            Invoices invoices,
            Guarantee guarantee,
            Budgets budgets,
            Units units,
            Ledger ledger,
            CurrentUser user,
            BusinessTime time,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.world = world;
        this.statements = statements;
        this.matching = matching;
        this.items = items;
        this.credits = credits;
        this.cash = cash;
        this.settling = settling;
        this.batches = batches;
        this.files = files;
        this.invoices = invoices;
        this.guarantee = guarantee;
        this.budgets = budgets;
        this.units = units;
        this.ledger = ledger;
        this.user = user;
        this.time = time;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aUnitAClientAndABank() {
        unit = world.unit();
        client = world.client(unit);
        BankSimulator started = BankSimulator.start(folder, 0, time.today());
        started.openAccount(BankWorld.PROD, "Production", new BigDecimal("10000.00"));
        open = Optional.of(started);
    }

    @AfterEach
    void close() {
        open.ifPresent(BankSimulator::close);
    }

    private BankSimulator bank() {
        return open.orElseThrow();
    }

    private void pays(Invoice invoice, String amount) {
        bank().pay(
                        BankWorld.PROD,
                        new BigDecimal(amount),
                        "Claire Dumont",
                        BankWorld.PAYER,
                        String.valueOf(invoice.structuredReference()),
                        "");
    }

    private byte[] statement(String format) {
        String id = bank().issueStatement(BankWorld.PROD).orElseThrow();
        return (format.equals("coda") ? bank().coda(BankWorld.PROD, id) : bank().camt(BankWorld.PROD, id))
                .orElseThrow();
    }

    private Outcome<StatementImport> importing(byte[] file) {
        return user.as(world.officer(), () -> statements.importFile(file, "statement"));
    }

    private StatementImport imported(String format) {
        return importing(statement(format)).orThrow();
    }

    private OpenItem item(Invoice invoice) {
        return items.find(invoice.id().value()).orElseThrow();
    }

    private KeptLine waiting() {
        return user.asSystem(() -> matching.waiting(null, 10)).getFirst();
    }

    private CashForecast.Told forecast() {
        return user.as(world.officer(), () -> cash.of("PROD", Stress.NONE));
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    private List<Proposal> proposals(KeptLine line) {
        return user.asSystem(() -> matching.proposals(line.line().id(), ""));
    }

    private Outcome<UUID> choose(KeptLine line, Proposal proposal) {
        return user.as(
                world.officer(),
                () -> matching.settle(
                        line.line().id(), proposal.claimant(), proposal.claim().subjects(), ""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"coda", "camt"})
    void anInvoicePaidInFullGivesTheCoverBack(String format) {
        Invoice invoice = world.coveredAndPaid(unit, client, job);
        assertThat(budgets.ofJob(unit, job).coverUsed()).isEqualTo(Money.of("934.99"));
        pays(invoice, "1210.00");
        StatementImport result = imported(format);
        assertThat(result.matched()).isEqualTo(1);
        assertThat(item(invoice).state()).isEqualTo(OpenItem.State.PAID);
        FourAmounts amounts = budgets.ofJob(unit, job);
        assertThat(amounts.open()).isEqualTo(Money.ZERO);
        assertThat(amounts.coverUsed()).isEqualTo(Money.ZERO);
        assertThat(amounts.had()).isEqualTo(Money.of("0.01"));
        assertThat(guarantee.ofJob(job).orElseThrow().state()).isEqualTo("ENDED");
        assertThat(ledger.partyBalance("PROD", AccountRole.RECEIVABLE, client)).isEqualTo(Money.ZERO);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aPartIsSharedAndTheLastPaymentClearsTheRest() {
        Invoice invoice = world.coveredAndPaid(unit, client, job);
        pays(invoice, "333.33");
        pays(invoice, "333.33");
        imported("coda");
        assertThat(item(invoice).state()).isEqualTo(OpenItem.State.PART_PAID);
        assertThat(item(invoice).left()).isEqualTo(Money.of("543.34"));
        assertThat(budgets.ofJob(unit, job).open()).isEqualTo(Money.of("419.86"));
        pays(invoice, "543.34");
        imported("camt");
        assertThat(item(invoice).isOpen()).isFalse();
        assertThat(budgets.ofJob(unit, job).open()).isEqualTo(Money.ZERO);
        assertThat(budgets.ofJob(unit, job).coverUsed()).isEqualTo(Money.ZERO);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void paidTwiceIsACreditThatTwoPeoplePayBack() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "1210.00");
        pays(invoice, "1210.00");
        assertThat(imported("coda").waiting()).isEqualTo(1);
        assertThat(ledger.balance("PROD", AccountRole.SUSPENSE, null)).isEqualTo(Money.of("-1210.00"));
        KeptLine line = waiting();
        assertThat(line.state()).isEqualTo(KeptLine.State.PROPOSED);
        Proposal proposal = proposals(line).getFirst();
        assertThat(proposal.claim().reason()).isEqualTo("receivables.claim.paid_already");
        choose(line, proposal).orThrow();
        assertThat(codes(choose(line, proposal))).containsExactly("treasury.line_matched");
        assertThat(ledger.balance("PROD", AccountRole.SUSPENSE, null)).isEqualTo(Money.ZERO);
        assertThat(ledger.partyBalance("PROD", AccountRole.CLIENT_CREDIT, client))
                .isEqualTo(Money.of("-1210.00"));
        UUID credit = user.asSystem(() -> credits.open("PROD")).getFirst().id();
        BatchId batch = user.as(world.officer(), () -> credits.refund(credit)).orThrow();
        assertThat(codes(user.as(world.officer(), () -> credits.refund(credit))))
                .containsExactly("receivables.credit_not_open");
        user.as(world.officer(), () -> batches.approve(batch)).orThrow();
        String answer = new String(
                bank().submit(user.as(world.officer(), () -> files.export(batch))
                        .orThrow()
                        .bytes()),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(answer).as("the bank takes the file").contains("<GrpSts>ACTC</GrpSts>");
        assertThat(ledger.partyBalance("PROD", AccountRole.CLIENT_CREDIT, client))
                .isEqualTo(Money.ZERO);
        assertThat(world.failures()).isEmpty();

        // The bank executes what is due at once, and closes the day with a statement of its own.
        assertThat(imported("coda").matched()).as("the refund is seen").isEqualTo(1);
        assertThat(ledger.balance("PROD", AccountRole.IN_FLIGHT, null)).isEqualTo(Money.ZERO);
        assertThat(user.asSystem(() -> credits.of(client)).getFirst().state()).isEqualTo(ClientCredit.State.REFUNDED);
        assertThat(ledger.balance("PROD", AccountRole.BANK, null)).isEqualTo(Money.of("1210.00"));
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void moreThanOpenWaitsForAPersonAndTheRestIsACredit() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "1300.00");
        imported("coda");
        KeptLine line = waiting();
        choose(line, proposals(line).getFirst()).orThrow();
        assertThat(item(invoice).state()).isEqualTo(OpenItem.State.PAID);
        assertThat(user.asSystem(() -> credits.open("PROD")).getFirst().amount())
                .isEqualTo(Money.of("90.00"));
        assertThat(forecast().costsOwed()).as("it is paid back").isEqualTo(Money.of("90.00"));
        assertThat(world.failures()).isEmpty();
    }

    /** 1,210.00 paid by card, 24.20 kept by the provider: the invoice is paid whole, the common pot bears the fee. */
    @Test
    void whatAProviderOfCardPaymentsKeepsIsAChargeOfTheCommonPot() {
        Invoice first = world.coveredAndPaid(unit, client, job);
        Invoice second = world.invoice(unit, client, UUID.randomUUID(), "1000.00");
        bank().pay(
                        BankWorld.PROD,
                        new BigDecimal("1185.80"),
                        "WORLDLINE SA",
                        BankWorld.PAYER,
                        "",
                        "CARTES BRUT 1.210,00 FRAIS 24,20 " + first.number());
        bank().pay(BankWorld.PROD, new BigDecimal("1100.00"), "WORLDLINE SA", BankWorld.PAYER, "", second.number());
        assertThat(imported("coda").matched()).as("never by itself").isZero();
        KeptLine line = waiting();
        Proposal fee = proposals(line).stream()
                .filter(proposal -> proposal.claimant().equals("withheld"))
                .findFirst()
                .orElseThrow();
        assertThat(fee.claim().subjects()).containsExactly(first.id().value());
        assertThat(fee.claim().arguments()).containsEntry("fee", Money.of("24.20"));
        choose(line, fee).orThrow();
        assertThat(item(first).state()).isEqualTo(OpenItem.State.PAID);
        assertThat(budgets.ofJob(unit, job).coverUsed()).isEqualTo(Money.ZERO);
        assertThat(ledger.balance("PROD", AccountRole.BANK_CHARGES, units.pot("PROD")))
                .isEqualTo(Money.of("24.20"));
        assertThat(world.failures()).isEmpty();
        user.as(world.officer(), () -> matching.undo(line.line().id(), "another invoice"))
                .orThrow();
        assertThat(item(first).isOpen()).isTrue();
        assertThat(ledger.balance("PROD", AccountRole.BANK_CHARGES, units.pot("PROD")))
                .isEqualTo(Money.ZERO);
        assertThat(user.asSystem(() -> matching.waiting(null, 10)))
                .filteredOn(waits -> waits.line().amount().equals(Money.of("1100.00")))
                .singleElement()
                .satisfies(waits -> assertThat(proposals(waits))
                        .as("9 % is no fee")
                        .extracting(Proposal::claimant)
                        .doesNotContain("withheld"));
        assertThat(count("select count(*) from payer_rule where clue = '" + BankWorld.PAYER + "'"))
                .as("a provider pays for everybody")
                .isZero();
        assertThat(world.failures()).isEmpty();
    }

    private long count(String sql) {
        return jdbc.sql(sql).query(Long.class).single();
    }

    /** Matched by itself only while it fits: what was paid in between makes it too much, and a person looks. */
    @Test
    void aMatchThatFitsNoMoreIsNotMadeByItself() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "1300.00");
        imported("coda");
        BankLine line = waiting().line();
        assertThatThrownBy(() -> world.inTransaction(() -> settling.settle(List.of(new Recognised(
                        line, new Claim(invoice.id().value(), Certainty.REFERENCE, "", java.util.Map.of()))))))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusals())
                                .extracting(Refusal::code)
                                .containsExactly("receivables.more_than_open"));
        assertThat(item(invoice).isOpen()).isTrue();
        assertThat(world.failures()).isEmpty();
    }

    /** An account report of the day is not a statement: it may still change. */
    @Test
    void whatABankTellsForInformationIsNotBooked() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "1210.00");
        String report = new String(statement("camt"), java.nio.charset.StandardCharsets.UTF_8)
                .replace("camt.053", "camt.052")
                .replace("BkToCstmrStmt", "BkToCstmrAcctRpt")
                .replace("<Stmt>", "<Rpt>")
                .replace("</Stmt>", "</Rpt>");
        assertThat(codes(importing(report.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .containsExactly("treasury.file_for_information");
        assertThat(item(invoice).isOpen()).isTrue();
    }

    @Test
    void withoutReferenceItIsOnlyProposed() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        bank().behave(BankBehaviour.NO_REFERENCE);
        pays(invoice, "1210.00");
        assertThat(imported("coda").matched()).isZero();
        assertThat(item(invoice).isOpen()).isTrue();
        KeptLine line = waiting();
        assertThat(proposals(line).getFirst().claim().certainty()).isEqualTo(Certainty.NAME);
        choose(line, proposals(line).getFirst()).orThrow();
        assertThat(item(invoice).isOpen()).isFalse();
        assertThat(world.failures()).isEmpty();
    }

    /** What waits for a person is in the bank: the invoice that it pays is not to come in a second time, matched or not. */
    @Test
    void moneyInSuspenseIsForecastOnce() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        Money before = forecast().forecast().atEnd();
        bank().behave(BankBehaviour.NO_REFERENCE);
        pays(invoice, "1210.00");
        imported("coda");
        CashForecast.Told waiting = forecast();
        assertThat(waiting.waiting()).isEqualTo(Money.of("1210.00"));
        assertThat(waiting.forecast().atEnd()).isEqualTo(before);
        choose(waiting(), proposals(waiting()).getFirst()).orThrow();
        assertThat(forecast().waiting()).isEqualTo(Money.ZERO);
        assertThat(forecast().forecast().atEnd()).isEqualTo(before);
    }

    /** An invoice that is overdue for too long is not counted on, but a client owes it, and the fund stands behind its share. */
    @Test
    void doubtfulInvoicesAreOwedAllTheSame() {
        world.coveredAndPaid(unit, client, job);
        Invoice invoice = world.invoice(unit, client, UUID.randomUUID(), "1000.00");
        assertThat(forecast().doubtful()).isEqualTo(Money.ZERO);
        BigDecimal share = forecast().covered();
        assertThat(share).as("of one of two invoices").isLessThan(BigDecimal.ONE);
        jdbc.sql("update open_item set due_on = due_on - 400, issued_on = issued_on - 400 where invoice_id = :id")
                .param("id", invoice.id().value())
                .update();
        assertThat(forecast().doubtful()).isEqualTo(Money.of("1210.00"));
        assertThat(forecast().covered()).isEqualByComparingTo(share);
    }

    @Test
    void wrongDigitsAreNeverMatchedByThemselvesButTheNextPaymentFromThatAccountIsProposed() {
        Invoice first = world.invoice(unit, client, job, "1000.00");
        Invoice second = world.invoice(unit, client, UUID.randomUUID(), "1000.00");
        pays(first, "1210.00");
        imported("coda");
        bank().behave(BankBehaviour.WRONG_DIGITS);
        pays(second, "1210.00");
        assertThat(imported("coda").matched()).isZero();
        assertThat(proposals(waiting()).getFirst().claim().certainty()).isEqualTo(Certainty.KNOWN_ACCOUNT);
        assertThat(item(second).isOpen()).isTrue();
    }

    @Test
    void aPartWithAWrongReferenceIsProposedForTheInvoiceThatItMeantAndTheRestIsMatchedWithItsReason() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        bank().behave(BankBehaviour.WRONG_DIGITS);
        pays(invoice, "400.00");
        assertThat(imported("coda").matched()).isZero();
        Proposal meant = proposals(waiting()).stream()
                .filter(proposal -> proposal.claim().reason().equals("receivables.claim.near_reference_amount"))
                .findFirst()
                .orElseThrow();
        assertThat(meant.claim().certainty())
                .as("the name of the payer is the client's: it comes before what another account is known for")
                .isEqualTo(Certainty.KNOWN_ACCOUNT);
        choose(waiting(), meant).orThrow();
        assertThat(item(invoice).left()).isEqualTo(Money.of("810.00"));
        bank().behave(BankBehaviour.NORMAL);
        pays(invoice, "810.00");
        assertThat(imported("coda").matched()).isEqualTo(1);
        UUID statement = user.asSystem(() -> statements.latest(1)).getFirst().id();
        KeptLine rest = user.asSystem(() -> statements.lines(statement)).getFirst();
        assertThat(rest.reason()).isEqualTo("receivables.claim.reference");
        assertThat(rest.reasonValues()).contains("number", item(invoice).number());
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void theReferenceInTheTextCountsAndAMatchCanBeUndone() {
        Invoice invoice = world.coveredAndPaid(unit, client, job);
        bank().behave(BankBehaviour.REFERENCE_IN_TEXT);
        pays(invoice, "1210.00");
        StatementImport result = imported("camt");
        assertThat(result.matched()).isEqualTo(1);
        UUID statement = user.asSystem(() -> statements.latest(1)).getFirst().id();
        UUID line = user.asSystem(() -> statements.lines(statement))
                .getFirst()
                .line()
                .id();
        assertThat(codes(user.as(world.officer(), () -> matching.undo(line, " "))))
                .containsExactly("treasury.reason_missing");
        user.as(world.officer(), () -> matching.undo(line, "the wrong client")).orThrow();
        assertThat(item(invoice).left()).isEqualTo(Money.of("1210.00"));
        assertThat(budgets.ofJob(unit, job).coverUsed()).isEqualTo(Money.of("934.99"));
        assertThat(guarantee.ofJob(job).orElseThrow().atRisk()).isEqualTo(Money.of("934.99"));
        assertThat(world.failures()).isEmpty();
        choose(waiting(), proposals(waiting()).getFirst()).orThrow();
        assertThat(item(invoice).isOpen()).isFalse();
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void whoPaysFromAbroadIsMatchedByTheReferenceOfTheirBank() {
        Invoice invoice = world.coveredAndPaid(unit, client, job);
        String abroad = new StructuredReference(String.valueOf(invoice.structuredReference()))
                .creditor()
                .display();
        bank().pay(BankWorld.PROD, new BigDecimal("1210.00"), "Claire Dumont", BankWorld.PAYER, "", abroad + " merci");
        assertThat(imported("camt").matched()).isEqualTo(1);
        assertThat(item(invoice).isOpen()).isFalse();
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void whatIsNotMatchedIsNotUndoneAndWhatWasNotProposedIsNotTaken() {
        world.invoice(unit, client, job, "1000.00");
        bank().pay(BankWorld.PROD, new BigDecimal("5.00"), "Nobody Known", BankWorld.PAYER, "", "hello");
        imported("coda");
        UUID line = waiting().line().id();
        assertThat(codes(user.as(world.officer(), () -> matching.undo(line, "a mistake"))))
                .containsExactly("treasury.line_not_matched");
        assertThat(codes(user.as(
                        world.officer(), () -> matching.settle(line, "receivables", List.of(UUID.randomUUID()), ""))))
                .containsExactly("treasury.proposal_gone");
        assertThat(world.failures()).isEmpty();
    }

    /** Money that was paid back, or a loss that was booked meanwhile, would be wrong if the match under it went. */
    @Test
    void aMatchThatMoneyFollowedIsNotUndone() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "1210.00");
        pays(invoice, "1210.00");
        imported("coda");
        KeptLine line = waiting();
        choose(line, proposals(line).getFirst()).orThrow();
        UUID credit = user.asSystem(() -> credits.open("PROD")).getFirst().id();
        jdbc.sql("update client_credit set payer_account = ''").update();
        assertThat(codes(user.as(world.officer(), () -> credits.refund(credit))))
                .containsExactly("receivables.credit_without_account");
        jdbc.sql("update client_credit set payer_account = :iban")
                .param("iban", BankWorld.PAYER)
                .update();
        user.as(world.officer(), () -> credits.refund(credit)).orThrow();
        assertThat(codes(
                        user.as(world.officer(), () -> matching.undo(line.line().id(), "wrong client"))))
                .containsExactly("receivables.undo_after_refund");
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aPartThatWasPaidBeforeTheLossIsNotUndone() {
        Invoice invoice = world.coveredAndPaid(unit, client, job);
        pays(invoice, "121.00");
        imported("coda");
        UUID statement = user.asSystem(() -> statements.latest(1)).getFirst().id();
        UUID line = user.asSystem(() -> statements.lines(statement))
                .getFirst()
                .line()
                .id();
        world.bankrupt(client);
        assertThat(codes(user.as(world.officer(), () -> matching.undo(line, "wrong client"))))
                .containsExactly("receivables.undo_after_loss");
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aClientThatIsLateGetsNoCover() {
        world.invoice(unit, client, job, "1000.00");
        assertThat(late()).isEmpty();
        clock.freezeAt(time.today().plusDays(30 + 60).atTime(9, 0));
        assertThat(late()).isEmpty();
        clock.freezeAt(time.today().plusDays(1).atTime(9, 0));
        assertThat(late()).containsExactly("guarantee.client_late");
    }

    private List<String> late() {
        return guarantee
                .assess(new CoverRequest(
                        "PROD",
                        client,
                        unit,
                        UUID.randomUUID(),
                        world.holder,
                        List.of(),
                        Money.of("121.00"),
                        Money.of("6.50"),
                        Money.of("80.00"),
                        Money.ZERO,
                        true))
                .reasons()
                .stream()
                .map(Refusal::code)
                .filter("guarantee.client_late"::equals)
                .toList();
    }

    /** A file has cents; a third decimal is an alteration or of another currency, and nothing of it is taken. */
    @Test
    void aFileWithThirdsOfACentOrWithoutEndIsRefusedWhole() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "1210.00");
        String camt = new String(statement("camt"), java.nio.charset.StandardCharsets.UTF_8);
        String odd = camt.replace("1210.00<", "1210.005<");
        assertThat(odd).isNotEqualTo(camt);
        assertThat(codes(importing(odd.getBytes(java.nio.charset.StandardCharsets.UTF_8))))
                .containsExactly("treasury.amount_not_in_cents");
        assertThat(codes(importing(new byte[Statements.LARGEST + 1]))).containsExactly("treasury.file_too_large");
        assertThat(user.asSystem(() -> statements.latest(10))).isEmpty();
    }

    @Test
    void eachFileAndEachLineOnce() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "1210.00");
        String id = bank().issueStatement(BankWorld.PROD).orElseThrow();
        byte[] coda = bank().coda(BankWorld.PROD, id).orElseThrow();
        importing(coda).orThrow();
        assertThat(codes(importing(coda))).containsExactly("treasury.file_taken");
        StatementImport again =
                importing(bank().camt(BankWorld.PROD, id).orElseThrow()).orThrow();
        assertThat(again.lines()).isZero();
        assertThat(again.known()).isEqualTo(1);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void anAlteredOrForeignFileIsRefusedWhole() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "1210.00");
        byte[] coda = statement("coda");
        String text = new String(coda, StandardCharsets.ISO_8859_1);
        String altered = text.replaceFirst("000000001210000", "000000001310000");
        assertThat(codes(importing(altered.getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly("treasury.file_altered");
        assertThat(codes(importing(text.substring(0, text.length() / 2).getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly("treasury.file_altered");
        assertThat(codes(importing("hello".getBytes(StandardCharsets.US_ASCII))))
                .containsExactly("treasury.file_unreadable");
        String foreign = text.replace(BankWorld.PROD, "BE68539007547034");
        assertThat(codes(importing(foreign.getBytes(StandardCharsets.ISO_8859_1))))
                .containsExactly("treasury.account_not_ours");
        assertThat(user.asSystem(() -> statements.latest(10))).isEmpty();
    }

    /** Two digits of a year went wrong: the books of that day do not exist. */
    @Test
    void aLineOfAFarDayIsRefusedWhole() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "1210.00");
        String camt = new String(statement("camt"), StandardCharsets.UTF_8);
        String booked = "<BookgDt><Dt>" + time.today();
        assertThat(camt).contains(booked);
        assertThat(codes(importing(
                        camt.replace(booked, "<BookgDt><Dt>" + time.today().plusDays(8))
                                .getBytes(StandardCharsets.UTF_8))))
                .containsExactly("treasury.entry_in_future");
        assertThat(importing(camt.replace(booked, "<BookgDt><Dt>" + time.today().plusDays(3))
                                .getBytes(StandardCharsets.UTF_8))
                        .orThrow()
                        .matched())
                .isEqualTo(1);
    }

    @Test
    void theOldNumberOfOurAccountIsOurs() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "1210.00");
        String camt = new String(statement("camt"), StandardCharsets.UTF_8);
        String old = camt.replaceFirst(
                "<Acct><Id><IBAN>" + BankWorld.PROD + "</IBAN>",
                "<Acct><Id><Othr><Id>" + BankWorld.PROD.substring(4) + "</Id></Othr>");
        assertThat(old).isNotEqualTo(camt);
        assertThat(importing(old.getBytes(StandardCharsets.UTF_8)).orThrow().matched())
                .isEqualTo(1);
        assertThat(importing(camt.getBytes(StandardCharsets.UTF_8)).orThrow())
                .returns(0, StatementImport::lines)
                .returns(1, StatementImport::known);
    }

    @Test
    void aBalanceThatDoesNotFollowIsHeldUntilAnOfficerAcceptsIt() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        bank().behave(BankBehaviour.WRONG_BALANCE);
        pays(invoice, "1210.00");
        StatementImport held = imported("coda");
        assertThat(held.held()).isTrue();
        assertThat(item(invoice).isOpen()).isTrue();
        assertThat(ledger.balance("PROD", AccountRole.BANK, null)).isEqualTo(Money.ZERO);
        assertThat(codes(user.as(world.officer(), () -> statements.accept(held.file(), ""))))
                .containsExactly("treasury.reason_missing");
        user.as(world.officer(), () -> statements.accept(held.file(), "the bank confirmed it by phone"))
                .orThrow();
        assertThat(item(invoice).isOpen()).isFalse();
        assertThat(codes(user.as(world.officer(), () -> statements.accept(held.file(), "again"))))
                .containsExactly("treasury.file_not_held");
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aMissingStatementIsAGap() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "400.00");
        imported("coda");
        pays(invoice, "400.00");
        byte[] missing = statement("coda");
        pays(invoice, "410.00");
        StatementImport held = imported("coda");
        assertThat(held.held()).isTrue();
        assertThat(user.asSystem(() -> statements.held()).getFirst().reasons()).containsExactly("gap");

        importing(missing).orThrow();
        assertThat(user.asSystem(() -> statements.held()))
                .as("nothing is missing any more")
                .isEmpty();
        assertThat(item(invoice).isOpen()).isFalse();
        assertThat(user.asSystem(() -> statements.latest(10))).hasSize(3).allMatch(BankFile.Part::booked);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aStatementInTwoFormsIsOneWithOneNumber() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "1210.00");
        String id = bank().issueStatement(BankWorld.PROD).orElseThrow();
        importing(bank().coda(BankWorld.PROD, id).orElseThrow()).orThrow();
        importing(bank().camt(BankWorld.PROD, id).orElseThrow()).orThrow();
        assertThat(user.asSystem(() -> statements.latest(10)))
                .singleElement()
                .returns("1", BankFile.Part::sequence)
                .returns("CAMT.053, CODA", BankFile.Part::forms);
    }

    @Test
    void twoImportsOfOneStatementAtOnceBookItOnce() throws Exception {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "1210.00");
        String id = bank().issueStatement(BankWorld.PROD).orElseThrow();
        byte[] coda = bank().coda(BankWorld.PROD, id).orElseThrow();
        byte[] camt = bank().camt(BankWorld.PROD, id).orElseThrow();
        Callable<Outcome<StatementImport>> one = () -> importing(coda);
        Callable<Outcome<StatementImport>> other = () -> importing(camt);
        int lines = 0;
        try (var pool = Executors.newFixedThreadPool(3)) {
            for (Future<Outcome<StatementImport>> done : pool.invokeAll(List.of(one, one, other))) {
                if (done.get() instanceof Outcome.Done<StatementImport>(StatementImport result)) {
                    lines += result.lines();
                }
            }
        }
        assertThat(lines).isEqualTo(1);
        assertThat(ledger.balance("PROD", AccountRole.BANK, null)).isEqualTo(Money.of("1210.00"));
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aCreditNoteSettlesTheItemAndWhatWasPaidIsACredit() {
        Invoice invoice = world.invoice(unit, client, job, "1000.00");
        pays(invoice, "605.00");
        imported("coda");
        user.asSystem(() -> invoices.credit(invoice.id(), Money.of("200.00"), "fewer posters"))
                .orThrow();
        assertThat(item(invoice).left()).isEqualTo(Money.of("363.00"));
        assertThat(budgets.ofJob(unit, job).open()).isEqualTo(Money.of("280.50"));
        user.asSystem(() -> invoices.credit(invoice.id(), "cancelled")).orThrow();
        assertThat(item(invoice).left()).isEqualTo(Money.ZERO);
        assertThat(ledger.partyBalance("PROD", AccountRole.CLIENT_CREDIT, client))
                .isEqualTo(Money.of("-605.00"));
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void bankChargesFallOnThePot() {
        bank().charge(BankWorld.PROD, new BigDecimal("3.50"), "account keeping");
        assertThat(imported("coda").matched()).isEqualTo(1);
        assertThat(ledger.balance("PROD", AccountRole.BANK_CHARGES, units.pot("PROD")))
                .isEqualTo(Money.of("3.50"));
    }

    @Test
    void journeyJ01TheClientFailsTheFundBears999Euros99AndTheUnitOneCent() {
        Invoice invoice = world.coveredAndPaid(unit, client, job);
        Money fundBefore = ledger.balance("PROD", AccountRole.BAD_DEBT_LOSS, units.fund("PROD"));
        world.bankrupt(client);
        assertThat(ledger.balance("PROD", AccountRole.BAD_DEBT_LOSS, units.fund("PROD"))
                        .minus(fundBefore))
                .isEqualTo(Money.of("999.99"));
        assertThat(ledger.balance("PROD", AccountRole.BAD_DEBT_LOSS, unit)).isEqualTo(Money.of("0.01"));
        assertThat(ledger.balance("PROD", AccountRole.VAT_BAD_DEBT, null)).isEqualTo(Money.of("210.00"));
        assertThat(forecast().forecast().days())
                .as("the VAT of the invoice is taken back in the return that would have paid it")
                .allSatisfy(day -> assertThat(day.of(Flow.VAT)).isEqualTo(Money.ZERO));
        assertThat(item(invoice).state()).isEqualTo(OpenItem.State.LOST);
        FourAmounts amounts = budgets.ofJob(unit, job);
        assertThat(amounts.open()).isEqualTo(Money.ZERO);
        assertThat(amounts.coverUsed()).isEqualTo(Money.ZERO);
        assertThat(amounts.had()).isEqualTo(Money.ZERO);
        assertThat(guarantee.ofJob(job).orElseThrow().lost()).isEqualTo(Money.of("934.99"));
        assertThat(world.failures()).isEmpty();

        pays(invoice, "121.00");
        assertThat(imported("coda").matched())
                .as("the receiver pays a tenth after all")
                .isEqualTo(1);
        assertThat(ledger.balance("PROD", AccountRole.BAD_DEBT_LOSS, units.fund("PROD")))
                .isEqualTo(Money.of("899.99"));
        assertThat(ledger.balance("PROD", AccountRole.VAT_BAD_DEBT, null)).isEqualTo(Money.of("189.00"));
        pays(invoice, "1100.00");
        imported("coda");
        KeptLine more = waiting();
        assertThat(proposals(more).getFirst().claim())
                .as("no invoice that was paid already")
                .satisfies(claim -> assertThat(claim.reason()).isEqualTo("receivables.claim.lost"))
                .satisfies(claim -> assertThat(claim.arguments()).containsEntry("left", Money.of("1089.00")));
        choose(more, proposals(more).getFirst()).orThrow();
        assertThat(user.asSystem(() -> credits.open("PROD")).getFirst().amount())
                .isEqualTo(Money.of("11.00"));
        assertThat(ledger.balance("PROD", AccountRole.BAD_DEBT_LOSS, units.fund("PROD")))
                .isEqualTo(Money.ZERO);
        assertThat(ledger.balance("PROD", AccountRole.BAD_DEBT_LOSS, unit)).isEqualTo(Money.ZERO);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aClientThatFailsBeforePayDayLeavesTheWageCovered() {
        var order = world.order(unit, client, job, "1000.00");
        UUID contract = UUID.randomUUID();
        UUID costs = UUID.randomUUID();
        world.covered(order, unit, client, job, contract, costs);
        world.invoice(order);
        world.bankrupt(client);
        world.spent(order, unit, job, contract, AccountRole.JOB_BUDGET, "874.99");
        world.spent(order, unit, job, costs, AccountRole.COSTS_OF_UNITS, "60.00");
        assertThat(ledger.balance("PROD", AccountRole.BAD_DEBT_LOSS, units.fund("PROD")))
                .isEqualTo(Money.of("999.99"));
        assertThat(budgets.ofJob(unit, job).had()).isEqualTo(Money.ZERO);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void anActivityDrawsNoCoverOnAJobThatTheFundHasBorneWhateverOthersOweIt() {
        user.asSystem(() -> units.change(unit, "Papier Plié", "graphic design", true));
        UUID other = world.client(unit, true);
        world.invoice(unit, other, UUID.randomUUID(), "5000.00");
        var order = world.order(unit, client, job, "1000.00");
        UUID contract = UUID.randomUUID();
        UUID costs = UUID.randomUUID();
        world.covered(order, unit, client, job, contract, costs);
        world.invoice(order);
        world.bankrupt(client);
        world.spent(order, unit, job, contract, AccountRole.JOB_BUDGET, "874.99");
        world.spent(order, unit, job, costs, AccountRole.COSTS_OF_UNITS, "60.00");
        assertThat(budgets.ofJob(unit, job).coverUsed()).isEqualTo(Money.ZERO);
        assertThat(guarantee.ofJob(job).orElseThrow().lost()).isEqualTo(Money.of("934.99"));
        assertThat(budgets.of(unit).had()).isEqualTo(Money.ZERO);
        assertThat(world.failures()).isEmpty();
    }
}
