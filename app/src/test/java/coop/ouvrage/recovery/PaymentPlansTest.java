package coop.ouvrage.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Actor;
import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.clientspace.ClientAccessLinks;
import coop.ouvrage.clientspace.ClientSpace;
import coop.ouvrage.clientspace.ClientVoice;
import coop.ouvrage.customer.BadPayers;
import coop.ouvrage.customer.spi.ClientRisk;
import coop.ouvrage.guarantee.CoverRequest;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.invoicing.spi.Instalments;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.DirectDebits;
import coop.ouvrage.treasury.Mandate;
import coop.ouvrage.treasury.Mandates;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;

/** A debt in instalments: offered, agreed on the client's page, kept or broken; and what finance does with a client that owes. */
@OuvrageTest(at = "2025-09-01T09:00", perMethod = true)
@Import(LateWorld.class)
class PaymentPlansTest {

    private final LateWorld world;
    private final SmallCoop coop;
    private final PaymentPlans plans;
    private final Mandates mandates;
    private final DirectDebits debits;
    private final ReminderStore reminders;
    private final ReminderDesk desk;
    private final ClientAccessLinks links;
    private final ClientVoice voice;
    private final ClientSpace space;
    private final RecoveryFile file;
    private final Statements statements;
    private final StatementSchedules schedules;
    private final BadPayers badPayers;
    private final ClientRisk risk;
    private final Guarantee guarantee;
    private final CurrentUser user;
    private final Instalments instalments;

    private UUID unit = UUID.randomUUID();
    private UUID client = UUID.randomUUID();
    private Actor officer = Actor.SYSTEM;
    private Invoice invoice;

    PaymentPlansTest(
            LateWorld world,
            SmallCoop coop,
            PaymentPlans plans,
            Mandates mandates,
            DirectDebits debits,
            ReminderStore reminders,
            ReminderDesk desk,
            ClientAccessLinks links,
            ClientVoice voice,
            ClientSpace space,
            RecoveryFile file,
            Statements statements,
            StatementSchedules schedules,
            BadPayers badPayers,
            ClientRisk risk,
            Guarantee guarantee,
            CurrentUser user,
            Instalments instalments) {
        this.instalments = instalments;
        this.world = world;
        this.coop = coop;
        this.plans = plans;
        this.mandates = mandates;
        this.debits = debits;
        this.reminders = reminders;
        this.desk = desk;
        this.links = links;
        this.voice = voice;
        this.space = space;
        this.file = file;
        this.statements = statements;
        this.schedules = schedules;
        this.badPayers = badPayers;
        this.risk = risk;
        this.guarantee = guarantee;
        this.user = user;
    }

    @BeforeEach
    void anInvoice() {
        unit = coop.unit(coop.person("Maud", "Lehrer"));
        officer = coop.officer(Role.FINANCE);
        client = world.consumer(unit);
        invoice = world.invoice(unit, client, "2000.00");
    }

    private Outcome<UUID> offered(int count, LocalDate first) {
        return user.as(officer, () -> plans.propose(client, List.of(invoice.id().value()), count, first));
    }

    private UUID agreed(LocalDate first) {
        UUID plan = offered(4, first).orThrow();
        assertThat(instalments.next(invoice.id().value())).as("only offered").isEmpty();
        links.sendCode(client).orThrow();
        assertThat(codes(voice.agree(client, plan, " ", coop.code())))
                .as("a right code is not used up by a form that is refused for another reason")
                .containsExactly("recovery.name_missing");
        voice.agree(client, plan, "Claire Dumont", coop.code()).orThrow();
        assertThat(space.of(client).plans())
                .flatExtracting(PaymentPlan::invoices)
                .isNotEmpty()
                .allMatch(space.of(client)::isInPlan);
        return plan;
    }

    private PaymentPlan.State state(UUID plan) {
        return plans.find(plan).orElseThrow().state();
    }

    private static List<String> codes(Outcome<?> outcome) {
        return outcome.refusals().stream().map(Refusal::code).toList();
    }

    @Test
    void fourInstalmentsAreKept() {
        LocalDate first = invoice.dueOn().plusDays(10);
        UUID plan = agreed(first);
        assertThat(instalments.next(invoice.id().value())).get().satisfies(next -> {
            assertThat(next.amount()).isEqualTo(Money.of("605.00"));
            assertThat(next.dueOn()).isEqualTo(first);
            assertThat(next.reference()).isNotEqualTo(invoice.structuredReference());
        });
        assertThat(plans.find(plan).orElseThrow().instalments())
                .extracting(PaymentPlan.Instalment::amount)
                .containsOnly(Money.of("605.00"));
        for (int i = 0; i < 4; i++) {
            world.passTo(first.plusMonths(i));
            world.pays(invoice, Money.of("605.00"));
        }
        world.passTo(first.plusMonths(3).plusDays(1));
        assertThat(state(plan)).isEqualTo(PaymentPlan.State.KEPT);
        assertThat(instalments.next(invoice.id().value())).isEmpty();
        assertThat(reminders.ofInvoice(invoice.id().value())).isEmpty();
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void whatADebitCollectsIsNotPlannedNorTheOtherWayRound() {
        String reference = java.util.Objects.requireNonNull(invoice.structuredReference());
        UUID mandate = user.as(
                        officer,
                        () -> mandates.enter(
                                        "PROD",
                                        client,
                                        "BE71096123456769",
                                        LocalDate.of(2025, 8, 25),
                                        Mandate.SignedHow.PAPER)
                                .orThrow())
                .id();
        UUID debit = user.as(officer, () -> debits.prepare(mandate, invoice.inclVat(), reference))
                .orThrow()
                .id();
        LocalDate first = LocalDate.of(2025, 10, 1);
        assertThat(codes(offered(4, first))).containsExactly("recovery.plan_debited");
        user.as(officer, () -> debits.end(debit, false, "a plan instead")).orThrow();
        UUID plan = offered(4, first).orThrow();
        assertThat(codes(user.as(officer, () -> debits.prepare(mandate, Money.of("605.00"), reference))))
                .containsExactly("recovery.debit_planned");
        String part = java.util.Objects.requireNonNull(
                plans.find(plan).orElseThrow().instalments().getFirst().reference());
        assertThat(codes(user.as(officer, () -> debits.prepare(mandate, Money.of("605.00"), part))))
                .as("an instalment is collected by its own reference")
                .isEmpty();
    }

    /** 2,420.00 and 121.00 due later, in two instalments: the second pays what the first left, then the other invoice. */
    @Test
    void anInstalmentPaysTheInvoicesOfItsPlanOneAfterTheOther() {
        Invoice other = world.invoice(unit, client, "100.00");
        List<UUID> both = List.of(other.id().value(), invoice.id().value());
        UUID plan = user.as(officer, () -> plans.propose(client, both, 2, LocalDate.of(2025, 10, 1)))
                .orThrow();
        for (PaymentPlan.Instalment part : plans.find(plan).orElseThrow().instalments()) {
            assertThat(part.amount()).isEqualTo(Money.of("1270.50"));
            world.pays(java.util.Objects.requireNonNull(part.reference()), part.amount());
        }
        assertThat(world.count("select count(*) from open_item where left_cents <> 0"))
                .isZero();
        assertThat(world.count("select count(*) from client_credit"))
                .as("nothing was paid too much")
                .isZero();
        assertThat(world.count("select count(*) from settlement")).isEqualTo(3);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aLateInstalmentBreaksItAfterTheDaysOfGraceAndTheRestIsReminded() throws Exception {
        LocalDate first = invoice.dueOn().plusDays(10);
        UUID plan = agreed(first);
        world.passTo(first);
        world.pays(invoice, Money.of("605.00"));
        world.passTo(first.plusMonths(1).plusDays(10));
        assertThat(state(plan)).isEqualTo(PaymentPlan.State.AGREED);
        world.passTo(first.plusMonths(1).plusDays(11));
        assertThat(state(plan)).isEqualTo(PaymentPlan.State.BROKEN);
        assertThat(world.count("select count(*) from outgoing_message where text_key = 'recovery.mail.plan_broken'"))
                .isEqualTo(1);
        world.passTo(first.plusMonths(1).plusDays(12));
        assertThat(reminders.ofInvoice(invoice.id().value())).hasSize(1);
        assertThat(files(user.as(officer, () -> file.zip(client))))
                .as("the lawyer reads what was agreed and what the client was told")
                .anySatisfy((name, text) -> assertThat(name + text)
                        .contains("plans/", "Claire Dumont", "605,00", "+++800/", "Le plan de paiement est rompu"));
    }

    @Test
    void whatCannotBeAPlanIsRefusedWithAllReasons() {
        assertThat(codes(offered(1, LocalDate.of(2025, 9, 1))))
                .containsExactly("recovery.plan_count", "recovery.plan_first_day");
        assertThat(codes(user.as(
                        officer,
                        () -> plans.propose(client, List.of(UUID.randomUUID()), 3, LocalDate.of(2025, 10, 1)))))
                .containsExactly("recovery.plan_invoices");
        UUID plan = offered(3, LocalDate.of(2025, 10, 1)).orThrow();
        assertThat(codes(offered(3, LocalDate.of(2025, 10, 1)))).containsExactly("recovery.plan_exists");
        assertThat(codes(user.asSystem(() -> plans.agree(plan, client, " ")))).containsExactly("recovery.name_missing");
        assertThat(codes(voice.agree(client, plan, "Claire", "000000"))).containsExactly("messaging.code_over");
        world.passTo(LocalDate.of(2025, 9, 16));
        assertThat(state(plan)).isEqualTo(PaymentPlan.State.ENDED);
        assertThat(codes(user.asSystem(() -> plans.agree(plan, client, "Claire"))))
                .containsExactly("recovery.plan_over");
    }

    @Test
    void plansStopByLawWithABankruptcyAndTheClaimIsPrepared() throws Exception {
        UUID plan = agreed(LocalDate.of(2025, 10, 1));
        coop.bankrupt(client);
        assertThat(state(plan)).isEqualTo(PaymentPlan.State.ENDED);
        assertThat(codes(offered(3, LocalDate.of(2025, 10, 1)))).contains("recovery.plan_bankrupt");
        assertThat(world.count(
                        "select count(*) from worklist_item where kind = 'recovery_claim' and closed_at is null"))
                .isEqualTo(1);
        assertThat(files(user.as(officer, () -> file.zip(client)))).containsKey("proof-of-claim.pdf");
        world.pays(invoice, Money.of("121.00"));
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void theFileForTheLawyerHoldsEveryProof() throws Exception {
        world.passTo(invoice.dueOn().plusDays(36));
        String folder = "invoices/" + invoice.number() + "/";
        Map<String, String> files = files(user.as(officer, () -> file.zip(client)));
        assertThat(files)
                .containsKeys(
                        "statement.pdf",
                        "log.csv",
                        folder + invoice.number() + ".pdf",
                        folder + invoice.number() + ".xml",
                        folder + "sending.csv",
                        folder + "order.pdf");
        assertThat(files.get(folder + "acceptance.txt"))
                .as("when, as people in Brussels say it")
                .contains("/2025 ")
                .doesNotContain("2025-");
        assertThat(files)
                .as("each reminder as it left")
                .anySatisfy((name, text) ->
                        assertThat(name + text).contains("reminders/", "-1-PROD", ".txt", "@", invoice.number()));
    }

    /** What is in the archive, by name. */
    private static Map<String, String> files(byte[] zip) throws Exception {
        Map<String, String> files = new java.util.TreeMap<>();
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                assertThat(files.put(entry.getName(), new String(in.readAllBytes(), StandardCharsets.UTF_8)))
                        .as("twice " + entry.getName())
                        .isNull();
            }
        }
        return files;
    }

    @Test
    void aStatementIsMailedOnceADay() {
        user.as(officer, () -> statements.mail(List.of(client))).orThrow();
        user.as(officer, () -> statements.mail(List.of(client))).orThrow();
        assertThat(world.count("select count(*) from outgoing_message where text_key = 'recovery.mail.statement'"))
                .isEqualTo(1);
        assertThat(codes(user.as(officer, () -> statements.mail(List.of()))))
                .containsExactly("recovery.statement_clients");
        assertThat(user.as(officer, () -> statements.sheet(client, "fr")).rows())
                .hasSize(1);
        assertThat(user.as(officer, () -> statements.pdf(client))).isNotEmpty();
    }

    @Test
    void aLargeClientGetsItsStatementByScheduleOnce() {
        user.as(officer, () -> schedules.set(client, StatementSchedules.Every.MONTH))
                .orThrow();
        assertThat(user.asSystem(() -> schedules.run(LocalDate.of(2025, 9, 30))))
                .isZero();
        assertThat(user.asSystem(() -> schedules.run(LocalDate.of(2025, 10, 1))))
                .isEqualTo(1);
        assertThat(user.asSystem(() -> schedules.run(LocalDate.of(2025, 10, 1))))
                .isZero();
        assertThat(world.count("select count(*) from outgoing_message where text_key = 'recovery.mail.statement'"))
                .isEqualTo(1);
        world.forgetAddress(client);
        assertThat(codes(user.as(officer, () -> schedules.set(client, StatementSchedules.Every.WEEK))))
                .containsExactly("recovery.statement_address");
    }

    @Test
    void aFlagOfABadPayerStandsUntilItIsLifted() {
        assertThat(codes(user.as(officer, () -> badPayers.flag(client, " "))))
                .containsExactly("customer.reason_missing");
        user.as(officer, () -> badPayers.flag(client, "three plans broken")).orThrow();
        assertThat(codes(user.as(officer, () -> badPayers.flag(client, "again"))))
                .containsExactly("customer.bad_payer_already");
        assertThat(badPayers.of(client)).isPresent();
        assertThat(user.asSystem(() -> risk.of(client)))
                .as("the page of the client promises no cover")
                .contains(new ClientRisk.Line("guarantee.risk.limit", Money.ZERO))
                .extracting(ClientRisk.Line::label)
                .contains("guarantee.risk.flagged");
        assertThat(user.asSystem(() -> guarantee.assess(job())).reasons())
                .extracting(Refusal::code)
                .contains("guarantee.bad_payer");
        user.as(officer, () -> badPayers.lift(client)).orThrow();
        assertThat(codes(user.as(officer, () -> badPayers.lift(client)))).containsExactly("customer.no_bad_payer");
    }

    private CoverRequest job() {
        return new CoverRequest(
                "PROD",
                client,
                UUID.randomUUID(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of(),
                Money.of("121.00"),
                Money.of("6.50"),
                Money.of("50.00"),
                Money.ZERO,
                true);
    }

    @Test
    void aStepOfThePlanIsDecidedForLater() {
        Actor administrator = coop.officer(Role.ADMINISTRATOR);
        ReminderStep wrong = new ReminderStep(
                DebtorKind.CONSUMER, 1, LocalDate.of(2025, 9, 1), 0, ReminderStep.Channel.MAIL, true, 0, "");
        assertThat(codes(user.as(administrator, () -> desk.decide(wrong))))
                .containsExactly(
                        "recovery.step_not_before_tomorrow",
                        "recovery.step_decision",
                        "recovery.step_days",
                        "recovery.first_is_free");
        ReminderStep right = new ReminderStep(
                DebtorKind.CONSUMER, 1, LocalDate.of(2025, 9, 2), 7, ReminderStep.Channel.MAIL, false, 0, "Board");
        user.as(administrator, () -> desk.decide(right)).orThrow();
        assertThat(codes(user.as(administrator, () -> desk.decide(right)))).containsExactly("recovery.step_day_taken");
    }
}
