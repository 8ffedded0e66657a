package coop.ouvrage.payroll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Actor;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.employment.ContractKind;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.legislation.Mark;
import coop.ouvrage.legislation.OwnFigures;
import coop.ouvrage.money.Money;
import coop.ouvrage.treasury.BatchId;
import coop.ouvrage.treasury.PaymentBatches;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;

/** Attachments of wages: two officers, protected amounts over all contracts of a month, alimony first, creditors paid. */
@OuvrageTest(perMethod = true)
class AttachmentsTest {

    private static final LocalDate WEDNESDAY = LocalDate.of(2026, 11, 18);
    private static final LocalDate THURSDAY = LocalDate.of(2026, 11, 19);
    private static final String CREDITOR_IBAN = "BE68539007547034";
    /** All but the bands is known of that year. */
    private static final LocalDate LONG_AGO = LocalDate.of(2022, 10, 12);

    private static final String BANDS = "seizure/pay_bands";

    private final ApplicationContext context;
    private final Attachments attachments;
    private final AttachmentTransfers transfers;
    private final PaymentBatches batches;
    private final OwnFigures figures;
    private PayrollWorld world;

    AttachmentsTest(
            ApplicationContext context,
            Attachments attachments,
            AttachmentTransfers transfers,
            PaymentBatches batches,
            OwnFigures figures) {
        this.context = context;
        this.attachments = attachments;
        this.transfers = transfers;
        this.batches = batches;
        this.figures = figures;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(PayrollWorld.class);
    }

    /** The law is kept in memory from one test to the next. */
    @AfterEach
    void takeBack() {
        world.as(world.first, () -> figures.of(BANDS)).forEach(figure -> {
            Actor other = figure.proposedBy().equals(user(world.first)) ? world.second : world.first;
            world.as(other, () -> figures.withdraw(figure.id()));
        });
    }

    private static UUID user(Actor actor) {
        return java.util.Objects.requireNonNull(actor.user()).value();
    }

    /** The bands of 2024, as if they were those of 2022. */
    private void bandsAreKnown() {
        UUID id = world.as(
                        world.first,
                        () -> figures.propose(new OwnFigures.Draft(
                                BANDS,
                                LocalDate.of(2022, 1, 1),
                                LocalDate.of(2022, 12, 31),
                                Map.of(),
                                "Royal decree, read in the official journal",
                                "",
                                "",
                                Mark.V1,
                                "")))
                .orThrow();
        world.as(world.second, () -> figures.putInForce(id)).orThrow();
    }

    private Attachments.Draft draft(
            UUID worker, Attachment.Kind kind, @Nullable String total, @Nullable String monthly, LocalDate served) {
        return new Attachments.Draft(
                "PROD",
                worker,
                kind,
                "Étude Vandamme",
                CREDITOR_IBAN,
                "2026/" + kind,
                total == null ? null : Money.of(total),
                monthly == null ? null : Money.of(monthly),
                0,
                served);
    }

    private UUID inForce(Attachments.Draft draft) {
        UUID id = world.as(world.first, () -> attachments.enter(draft)).orThrow();
        world.as(world.second, () -> attachments.confirm(id)).orThrow();
        return id;
    }

    @Test
    void aSeizureTakesWhatTheMonthAllowsOverAllContracts() {
        UUID worker = world.worker("Noor");
        UUID seizure = inForce(draft(worker, Attachment.Kind.SEIZURE, "1000.00", null, WEDNESDAY));
        world.done(worker, ContractKind.ARTIST, "1500.00", "1.57", WEDNESDAY);
        world.done(worker, ContractKind.ARTIST, "900.00", "1.57", THURSDAY);
        List<PayRunId> runs = world.prepare();
        runs.forEach(
                run -> world.as(world.second, () -> world.runs.release(run)).orThrow());
        Money net = Totals.sum(world.of(worker).stream().map(Payslip::totals).toList())
                .net();
        Money seizable = context.getBean(coop.ouvrage.payroll.spi.PayCalculator.class)
                .seizable(java.time.YearMonth.of(2026, 11), net, 0)
                .orThrow()
                .amount();
        assertThat(seizable.isPositive()).isTrue();
        assertThat(one(seizure).taken()).isEqualTo(seizable);
        assertThat(Money.sum(runs.stream()
                        .flatMap(run -> world.user.asSystem(() -> world.runs.payments(run)).stream())
                        .map(WagePayment::amount)
                        .toList()))
                .isEqualTo(net.minus(seizable));
        assertThat(world.ledger.partyBalance(
                        "PROD", AccountRole.ATTACHMENTS_PAYABLE, one(seizure).creditor()))
                .isEqualTo(seizable.negate());
        assertThat(world.ledger.partyBalance("PROD", AccountRole.NET_WAGES_PAYABLE, worker))
                .isEqualTo(Money.ZERO);
        assertThat(world.broken()).isEmpty();

        assertThat(world.as(world.first, () -> attachments.pay()).orThrow()).isEqualTo(1);
        assertThat(SmallCoop.codes(world.as(world.first, () -> attachments.pay())))
                .containsExactly("payroll.attachment_nothing_owed");
        BatchId batch =
                world.as(world.second, () -> batches.latest(1)).getFirst().id();
        assertThat(SmallCoop.codes(world.as(world.first, () -> batches.approve(batch))))
                .containsExactly("treasury.batch_own");
        world.as(world.second, () -> batches.approve(batch)).orThrow();
        assertThat(world.ledger.partyBalance(
                        "PROD", AccountRole.ATTACHMENTS_PAYABLE, one(seizure).creditor()))
                .isEqualTo(Money.ZERO);
        assertThat(world.broken()).isEmpty();
        UUID payment =
                world.as(world.second, () -> batches.payments(batch)).getFirst().sourceId();
        world.transaction.executeWithoutResult(status -> transfers.paid(payment, LocalDate.of(2026, 11, 26)));
    }

    @Test
    void alimonyTakesFirstAndLeavesLessToTheOthers() {
        UUID worker = world.worker("Ben");
        UUID seizure = inForce(draft(worker, Attachment.Kind.SEIZURE, "5000.00", null, WEDNESDAY.minusMonths(2)));
        UUID alimony = inForce(draft(worker, Attachment.Kind.ALIMONY, null, "300.00", WEDNESDAY));
        world.done(worker, ContractKind.ARTIST, "200.00", "1.57", WEDNESDAY);
        world.done(worker, ContractKind.ARTIST, "250.00", "1.57", THURSDAY);
        world.released();
        assertThat(one(alimony).taken())
                .as("no protected amount, the month's 300")
                .isEqualTo(Money.of("300.00"));
        assertThat(one(seizure).taken()).as("the month is protected").isEqualTo(Money.ZERO);
        Payslips.Explained explained = world.user.asSystem(
                () -> world.payslips.explained(world.of(worker).getLast().id()));
        assertThat(explained.deductions())
                .allSatisfy(taken -> assertThat(taken.source()).isEqualTo(alimony));
        assertThat(world.broken()).isEmpty();
    }

    @Test
    void withoutBandsOfTheYearTheWageIsBlockedAndNothingGuessed() {
        UUID worker = world.worker("Lou");
        inForce(draft(worker, Attachment.Kind.ASSIGNMENT, "500.00", null, LONG_AGO));
        world.done(worker, ContractKind.ARTIST, "900.00", "1.57", LONG_AGO);
        world.prepare();
        assertThat(world.of(worker)).isEmpty();
        assertThat(world.as(world.first, () -> world.runs.parked()))
                .singleElement()
                .satisfies(parked -> {
                    assertThat(parked.code()).isEqualTo("legislation.no_value");
                    assertThat(parked.values()).containsEntry("parameter", BANDS);
                });
        bandsAreKnown();
        world.prepare();
        assertThat(world.of(worker)).hasSize(1);
        assertThat(world.as(world.first, () -> world.runs.parked())).isEmpty();
    }

    @Test
    void twoOfficersStandBehindAnAttachmentAndNobodyBehindTheirOwn() {
        UUID worker = world.worker("Ola");
        Attachments.Draft draft = draft(worker, Attachment.Kind.SEIZURE, "100.00", null, WEDNESDAY);
        assertThatThrownBy(() -> world.as(PayrollWorld.member(worker), () -> attachments.enter(draft)))
                .isInstanceOf(AccessDenied.class);
        Attachments.Draft empty = new Attachments.Draft(
                "NOBODY", UUID.randomUUID(), null, " ", "BE00", "", null, null, 31, LocalDate.of(2027, 1, 1));
        assertThat(SmallCoop.codes(world.as(world.first, () -> attachments.enter(empty))))
                .contains(
                        "payroll.attachment_entity",
                        "payroll.attachment_worker",
                        "payroll.attachment_kind",
                        "payroll.attachment_creditor",
                        "payroll.attachment_reference",
                        "payroll.attachment_amount",
                        "payroll.attachment_children",
                        "payroll.attachment_day");
        UUID id = world.as(world.first, () -> attachments.enter(draft)).orThrow();
        assertThat(SmallCoop.codes(world.as(world.first, () -> attachments.confirm(id))))
                .containsExactly("payroll.same_officer");
        world.as(world.second, () -> attachments.confirm(id)).orThrow();
        assertThat(SmallCoop.codes(world.as(world.second, () -> attachments.confirm(id))))
                .containsExactly("payroll.attachment_not_waiting");
        assertThat(SmallCoop.codes(world.as(world.first, () -> attachments.end(id, ""))))
                .containsExactly("payroll.reason_missing");
        world.as(world.first, () -> attachments.end(id, "lifted by the court")).orThrow();
        assertThat(SmallCoop.codes(world.as(world.first, () -> attachments.end(id, "again"))))
                .containsExactly("payroll.attachment_ended");
    }

    @Test
    void theListIsSearchedFilteredSortedAndReadPageByPage() {
        UUID zoe = world.worker("Zoé");
        UUID abe = world.worker("Abe");
        UUID seizure = inForce(draft(zoe, Attachment.Kind.SEIZURE, "100.00", null, WEDNESDAY));
        UUID alimony = inForce(draft(abe, Attachment.Kind.ALIMONY, null, "50.00", WEDNESDAY));
        UUID waiting = world.as(
                        world.first,
                        () -> attachments.enter(
                                draft(abe, Attachment.Kind.ASSIGNMENT, "10.00", null, WEDNESDAY.minusDays(1))))
                .orThrow();
        assertThat(listed("", "", "", 0)).as("the latest first").containsExactly(waiting, alimony, seizure);
        assertThat(listed("zoé", "", "", 0)).containsExactly(seizure);
        assertThat(listed("2026/ALI", "", "", 0)).containsExactly(alimony);
        assertThat(listed("100%", "", "", 0)).isEmpty();
        assertThat(listed("", "entered", "", 0)).containsExactly(waiting);
        assertThat(listed("", "in_force", "worker", 0)).containsExactly(alimony, seizure);
        assertThat(listed("", "", "served", 2)).hasSize(1);
        assertThat(world.as(world.first, () -> attachments.list(new AttachmentQuery("", "", "", false, 2, 1)))
                        .total())
                .isEqualTo(3);
    }

    private List<UUID> listed(String search, String filter, String sort, int offset) {
        return world
                .as(world.first, () -> attachments.list(new AttachmentQuery(search, filter, sort, false, offset, 50)))
                .rows()
                .stream()
                .map(Attachment::id)
                .toList();
    }

    private Attachment one(UUID id) {
        List<Attachment> all = world.as(world.first, () -> attachments.latestAfter(null, 500));
        return all.stream().filter(found -> found.id().equals(id)).findFirst().orElseThrow();
    }
}
