package coop.ouvrage.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.calendar.BusinessClock;
import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.money.StructuredReference;
import coop.ouvrage.receivables.LateCharge;
import coop.ouvrage.receivables.LateCharges;
import coop.ouvrage.statutory.AgedBalance;
import coop.ouvrage.treasury.spi.Claim;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Invoices fall overdue and are reminded by the plan of each kind of client, once for each level. */
@OuvrageTest(at = "2025-09-01T09:00", perMethod = true)
@Import(LateWorld.class)
class RemindersTest {

    private final LateWorld world;
    private final SmallCoop coop;
    private final RecoveryRun run;
    private final Recovery recovery;
    private final ReminderStore reminders;
    private final LateCharges charges;
    private final AgedBalance aged;
    private final Ledger ledger;
    private final CurrentUser user;
    private final BusinessClock clock;
    private final JdbcClient jdbc;

    private UUID unit = UUID.randomUUID();

    RemindersTest(
            LateWorld world,
            SmallCoop coop,
            RecoveryRun run,
            Recovery recovery,
            ReminderStore reminders,
            LateCharges charges,
            AgedBalance aged,
            Ledger ledger,
            CurrentUser user,
            BusinessClock clock,
            JdbcClient jdbc) {
        this.world = world;
        this.coop = coop;
        this.run = run;
        this.recovery = recovery;
        this.reminders = reminders;
        this.charges = charges;
        this.aged = aged;
        this.ledger = ledger;
        this.user = user;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void aUnit() {
        unit = coop.unit(coop.person("Maud", "Lehrer"));
    }

    private List<Reminder> of(Invoice invoice) {
        return reminders.ofInvoice(invoice.id().value());
    }

    /** Lives until so many days after the due date. */
    private void late(Invoice invoice, int days) {
        world.passTo(invoice.dueOn().plusDays(days));
    }

    private int mails(String key) {
        return jdbc.sql("select count(*) from outgoing_message where text_key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    @Test
    void aBusinessIsRemindedTwiceThenGetsNoticeWithInterestAndLumpSum() {
        Invoice invoice = world.invoice(unit, world.business(unit), "1000.00");
        late(invoice, 2);
        assertThat(of(invoice)).isEmpty();
        late(invoice, 3);
        assertThat(of(invoice)).extracting(Reminder::level).containsExactly(1);
        assertThat(of(invoice).getFirst().language()).isEqualTo("de");
        late(invoice, 15);
        late(invoice, 29);
        assertThat(of(invoice)).extracting(Reminder::level).containsExactly(1, 2);
        assertThat(mails("recovery.mail.asked")).isEqualTo(1);
        late(invoice, 30);
        assertThat(of(invoice)).extracting(Reminder::level).containsExactly(1, 2, 3);
        assertThat(of(invoice).getLast().document()).isNotNull();
        LateCharge charge = charges.on(List.of(invoice.id().value())).getFirst();
        assertThat(charge.lump()).isEqualTo(Money.of("40.00"));
        // 30 days at 10.5 % of the invoice
        assertThat(charge.interest())
                .isEqualTo(Money.of(invoice.inclVat()
                        .toDecimal()
                        .multiply(new java.math.BigDecimal("0.105"))
                        .multiply(new java.math.BigDecimal("30"))
                        .divide(new java.math.BigDecimal("365"), 2, java.math.RoundingMode.HALF_UP)));
        assertThat(ledger.balance("PROD", AccountRole.LATE_INTEREST, world.pot()))
                .isEqualTo(charge.left().negate());
        AgedBalance.Ages owed = AgedBalance.total(user.as(coop.officer(Role.FINANCE), () -> aged.rows("PROD")));
        assertThat(owed.charges()).isEqualTo(charge.left());
        assertThat(owed.total()).isEqualTo(ledger.balance("PROD", AccountRole.RECEIVABLE, null));
        assertThat(world.failures()).isEmpty();
        late(invoice, 60);
        assertThat(of(invoice)).extracting(Reminder::channel).contains(ReminderStep.Channel.LAWYER);
        assertThat(of(invoice).getLast().total())
                .as("what the lawyer asks for is all that is owed")
                .isEqualTo(invoice.inclVat().plus(charge.left()));
        assertThat(lawyerFiles()).isEqualTo(1);
        world.pays(invoice, invoice.inclVat());
        late(invoice, 61);
        assertThat(lawyerFiles()).as("interest and lump sum are still owed").isEqualTo(1);
        world.pays(invoice, charge.left());
        late(invoice, 62);
        assertThat(lawyerFiles()).as("nothing is owed any more").isZero();
        assertThat(world.failures()).isEmpty();
    }

    private int lawyerFiles() {
        return jdbc.sql("select count(*) from worklist_item where kind = 'recovery_lawyer' and closed_at is null")
                .query(Integer.class)
                .single();
    }

    @Test
    void aConsumerIsRemindedFreelyAndChargedOnlyAfterFourteenDays() {
        Invoice invoice = world.invoice(unit, world.consumer(unit), "400.00");
        late(invoice, 34);
        assertThat(of(invoice)).extracting(Reminder::level).containsExactly(1, 2);
        assertThat(charges.on(List.of(invoice.id().value()))).isEmpty();
        late(invoice, 35);
        LateCharge charge = charges.on(List.of(invoice.id().value())).getFirst();
        // Balance 484.00: 30 + 10 % of what is above 150
        assertThat(charge.lump()).isEqualTo(Money.of("63.40"));
        // from the day after the reminder of day 3: 32 days at 10.5 %
        assertThat(charge.interest()).isEqualTo(Money.of("4.46"));
        assertThat(mails("recovery.mail.1")).isEqualTo(1);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void aClientAbroadReadsTheReferenceOfItsInvoice() {
        Invoice invoice = world.invoice(unit, world.business(unit), "1000.00");
        late(invoice, 3);
        String reference = new StructuredReference(String.valueOf(invoice.structuredReference()))
                .creditor()
                .display();
        assertThat(jdbc.sql("select body from outgoing_message where text_key = 'recovery.mail.1'")
                        .query(String.class)
                        .single())
                .contains(reference)
                .doesNotContain("+++");
    }

    @Test
    void theSameDayAgainSendsNothing() {
        Invoice invoice = world.invoice(unit, world.business(unit), "1000.00");
        late(invoice, 3);
        assertThat(user.asSystem(() -> run.run(invoice.dueOn().plusDays(3))))
                .isEqualTo(new RecoveryRun.Result(0, 0, 0));
        assertThat(mails("recovery.mail.1")).isEqualTo(1);
    }

    @Test
    void invoicesOfOneClientGoTogether() {
        UUID client = world.business(unit);
        Invoice first = world.invoice(unit, client, "1000.00");
        Invoice second = world.invoice(unit, client, "500.00");
        late(first, 3);
        assertThat(of(first)).isEqualTo(of(second));
        assertThat(of(first).getFirst().lines()).hasSize(2);
        assertThat(of(first).getFirst().total()).isEqualTo(first.inclVat().plus(second.inclVat()));
    }

    /** The rate of 2026/2 is not known: no notice, and somebody is asked to record it. What needs no rate goes on. */
    @Test
    void withoutTheRateOfAHalfYearNothingIsClaimed() {
        clock.freezeAt(java.time.LocalDateTime.parse("2026-08-03T09:00"));
        Invoice invoice = world.invoice(unit, world.business(unit), "1000.00");
        late(invoice, 31);
        assertThat(of(invoice)).extracting(Reminder::level).containsExactly(1, 2);
        assertThat(charges.on(List.of(invoice.id().value()))).isEmpty();
        assertThat(jdbc.sql(
                                "select count(*) from worklist_item where kind = 'recovery_rate_missing' and closed_at is null")
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        Invoice today = world.invoice(unit, world.consumer(unit), "10.00");
        user.as(coop.officer(Role.FINANCE), () -> {
            assertThat(recovery.of(invoice.id().value()).orElseThrow().waitsForRate())
                    .as("its page says what it waits for")
                    .isEqualTo(LocalDate.of(2026, 7, 1));
            assertThat(recovery.of(today.id().value()).orElseThrow().waitsForRate())
                    .isNull();
            return true;
        });
    }

    @Test
    void whoPaidIsNotReminded() {
        Invoice invoice = world.invoice(unit, world.business(unit), "1000.00");
        world.pays(invoice, invoice.inclVat());
        late(invoice, 40);
        assertThat(of(invoice)).isEmpty();
    }

    @Test
    void aBankruptClientIsNotReminded() {
        UUID client = world.business(unit);
        Invoice invoice = world.invoice(unit, client, "1000.00");
        coop.bankrupt(client);
        late(invoice, 40);
        assertThat(of(invoice)).isEmpty();
    }

    @Test
    void aPaymentOfAllClearsTheClaimAsWell() {
        Invoice invoice = world.invoice(unit, world.business(unit), "1000.00");
        late(invoice, 30);
        Money claimed = charges.on(List.of(invoice.id().value())).getFirst().left();
        world.pays(invoice, invoice.inclVat().plus(claimed));
        assertThat(charges.on(List.of(invoice.id().value())).getFirst().left()).isEqualTo(Money.ZERO);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void whatAReminderAskedForIsRecognisedByTheNameOfThePayer() {
        UUID client = world.business(unit);
        Invoice invoice = world.invoice(unit, client, "1000.00");
        late(invoice, 30);
        Money claimed = charges.on(List.of(invoice.id().value())).getFirst().left();
        String name = world.text("select display_name from party where id = '" + client + "'");
        assertThat(world.proposals(name, invoice.inclVat().plus(claimed)))
                .first()
                .returns(List.of(invoice.id().value()), Claim::subjects)
                .returns("receivables.claim.name_amount", Claim::reason);
    }

    @Test
    void anOfficerMayGiveAClaimUpWithAReason() {
        Invoice invoice = world.invoice(unit, world.business(unit), "1000.00");
        late(invoice, 30);
        LateCharge charge = charges.on(List.of(invoice.id().value())).getFirst();
        assertThat(user.as(coop.officer(Role.FINANCE), () -> charges.waive(charge.id(), " "))
                        .refusals())
                .extracting(refusal -> refusal.code())
                .containsExactly("receivables.reason_missing");
        user.as(coop.officer(Role.FINANCE), () -> charges.waive(charge.id(), "a good payer for years"))
                .orThrow();
        assertThat(user.as(coop.officer(Role.FINANCE), () -> charges.waive(charge.id(), "again"))
                        .refusals())
                .extracting(refusal -> refusal.code())
                .containsExactly("receivables.charge_settled");
        assertThat(ledger.balance("PROD", AccountRole.LATE_INTEREST, null)).isEqualTo(Money.ZERO);
        assertThat(world.failures()).isEmpty();
    }

    @Test
    void thePlanOfALaterDayHoldsFromThatDay() {
        LocalDate from = LocalDate.of(2025, 10, 1);
        reminders.insert(new ReminderStep(
                DebtorKind.BUSINESS, 1, from, 10, ReminderStep.Channel.MAIL, false, 0, "Board: later"));
        Invoice invoice = world.invoice(unit, world.business(unit), "1000.00");
        assertThat(invoice.dueOn()).isAfterOrEqualTo(from);
        late(invoice, 9);
        assertThat(of(invoice)).isEmpty();
        late(invoice, 10);
        assertThat(of(invoice)).hasSize(1);
    }
}
