package coop.ouvrage.jobs;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static coop.ouvrage.jobs.JobWorld.shift;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.ouvrage.access.AccessDenied;
import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.app.testing.TestDatabase;
import coop.ouvrage.employment.ContractId;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.FlatTax;
import coop.ouvrage.employment.spi.UserCompanies;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.jobs.StepState.State;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Dim;
import coop.ouvrage.ledger.EntryDraft;
import coop.ouvrage.ledger.Journal;
import coop.ouvrage.membership.ShareRegister;
import coop.ouvrage.membership.ShareSubscription;
import coop.ouvrage.membership.TrialJobs;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.payroll.PayPreviews;
import coop.ouvrage.payroll.Payslips;
import coop.ouvrage.payroll.Totals;
import coop.ouvrage.unit.FourAmounts;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Jobs from the form to the ledger, and every way out of one; {@code verify} holds after each. */
@OuvrageTest(perMethod = true)
class WholeJobTest {

    private final ApplicationContext context;
    private final Guarantee guarantee;
    private final Invoices invoices;
    private final TrialJobs trials;
    private final ShareRegister shares;
    private final Units units;
    private final FlatTax flatTax;
    private final Payslips payslips;
    private final PayPreviews previews;
    private final JobAnswers answers;
    private final JdbcClient jdbc;
    private JobWorld world;

    WholeJobTest(
            ApplicationContext context,
            Guarantee guarantee,
            Invoices invoices,
            TrialJobs trials,
            ShareRegister shares,
            Units units,
            FlatTax flatTax,
            Payslips payslips,
            PayPreviews previews,
            JobAnswers answers,
            JdbcClient jdbc) {
        this.context = context;
        this.guarantee = guarantee;
        this.invoices = invoices;
        this.trials = trials;
        this.shares = shares;
        this.units = units;
        this.flatTax = flatTax;
        this.payslips = payslips;
        this.previews = previews;
        this.answers = answers;
        this.jdbc = jdbc;
    }

    @BeforeEach
    void settle() {
        world = context.getAutowireCapableBeanFactory().createBean(JobWorld.class);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private int left() {
        return trials.jobsWithoutShareLeft(new PartyId(world.holder)).left();
    }

    @Test
    void anAgencyKnowsToWhomItLends() {
        JobId job = world.declared("2026-12-04", "1000.00", "60.00");
        UserCompanies users = context.getBean(UserCompanies.class);
        assertThat(users.of(List.of(world.contract(job)))).as("no agency").isEmpty();
        jdbc.sql("""
                insert into agency_entity (entity, recognition, committee, source, recorded_at)
                values ('PROD', 'VG.1234/U', '322', 'read on paper', now())""").update();
        assertThat(users.of(List.of(world.contract(job))))
                .as("a private person is no user company")
                .isEmpty();
        jdbc.sql("update quote set client_id = :client")
                .param("client", world.coop.business(world.unit, "DE136695976"))
                .update();
        assertThat(users.of(List.of(world.contract(job))).values())
                .singleElement()
                .satisfies(user -> assertThat(user.name()).isEqualTo("Rheinklang"))
                .satisfies(user -> assertThat(user.enterpriseNumber()).isNull());
    }

    /** J01: the fund bears 999.99, the unit 0.01, although the costs of 60.00 were paid too. */
    @Test
    void paidBeforeTheClientPaysAndCoveredWhenItFails() {
        JobId job = world.declared("2026-12-04", "1000.00", "60.00");
        assertThat(world.contract(job).state()).isEqualTo(ContractState.DECLARED);
        assertThat(world.amounts(job).reservedCovered()).isEqualTo(Money.of("934.99"));
        assertThat(left()).isEqualTo(2);
        world.worked(job);
        world.paid();
        FourAmounts paid = world.amounts(job);
        assertThat(paid.coverUsed()).isEqualTo(Money.of("874.99"));
        assertThat(paid.reservedCovered()).as("the named costs are still held").isEqualTo(Money.of("60.00"));
        assertThat(paid.had()).isEqualTo(Money.ZERO);
        assertThat(guarantee.ofJob(job.value()).orElseThrow().used()).isEqualTo(Money.of("874.99"));
        assertThat(world.job(job).step(Step.PAY).waitsFor()).isEqualTo("bank");
        assertThat(world.coop.wrong()).isEmpty();

        world.coop.bankrupt(world.client);
        assertThat(world.ledger.balance("PROD", AccountRole.BAD_DEBT_LOSS, units.fund("PROD")))
                .isEqualTo(Money.of("999.99"));
        assertThat(world.ledger.balance("PROD", AccountRole.BAD_DEBT_LOSS, world.unit))
                .isEqualTo(Money.of("0.01"));
        assertThat(world.job(job).step(Step.SETTLEMENT).waitsFor()).isEqualTo("guarantee");
        assertThat(world.coop.wrong()).isEmpty();
    }

    @Test
    void aJobGivenUpBeforeItsStartLeavesNothingBehind() {
        JobId job = world.declared("2026-12-04", "1000.00", "60.00");
        world.user
                .as(SmallCoop.member(world.holder), () -> world.jobs.drop(job, "the hall is closed"))
                .orThrow();
        world.exchange();
        assertThat(world.contract(job).state()).isEqualTo(ContractState.CANCELLED);
        FourAmounts left = world.amounts(job);
        assertThat(left.reserved()).isEqualTo(Money.ZERO);
        assertThat(left.expected()).isEqualTo(Money.ZERO);
        assertThat(guarantee.exposure("PROD", world.client)).isEqualTo(Money.ZERO);
        assertThat(guarantee.living(world.client)).isEmpty();
        assertThat(left()).as("it does not count as one of the three").isEqualTo(3);
        assertThat(world.coop.wrong()).isEmpty();
    }

    @Test
    void aFullCreditNoteBeforePayLeavesTheWageToTheUnitAndAnOfficer() {
        JobId job = world.declared("2026-12-04", "1000.00", "60.00");
        world.worked(job);
        InvoiceId invoice = Objects.requireNonNull(world.job(job).invoice());
        world.user
                .as(SmallCoop.member(world.holder), () -> invoices.credit(invoice, "the sound failed"))
                .orThrow();
        assertThat(world.amounts(job).open()).isEqualTo(Money.ZERO);
        world.paid();
        assertThat(world.ledger.partyBalance("PROD", AccountRole.NET_WAGES_PAYABLE, world.holder))
                .as("the wage left all the same")
                .isEqualTo(Money.ZERO);
        assertThat(world.amounts(job).had()).as("the client will never pay it").isEqualTo(Money.of("-874.99"));
        assertThat(world.coop.wrong()).isEmpty();
    }

    @Test
    void aCreditNoteAfterPayGivesUpNoMoreThanTheInvoice() {
        JobId job = world.declared("2026-12-04", "1000.00", "60.00");
        world.worked(job);
        world.paid();
        InvoiceId invoice = Objects.requireNonNull(world.job(job).invoice());
        world.user.as(SmallCoop.member(world.holder), () -> {
            invoices.credit(invoice, Money.of("400.00"), "shorter than agreed").orThrow();
            assertThat(codes(invoices.credit(invoice, Money.of("600.01"), "too much")))
                    .containsExactly("invoicing.credit_above_invoice");
        });
        assertThat(world.amounts(job).open()).isEqualTo(Money.of("561.00"));
        assertThat(world.amounts(job).coverUsed())
                .as("cover stands behind a client that fails, not behind work that is credited")
                .isEqualTo(Money.of("561.00"));
        assertThat(world.amounts(job).had()).isEqualTo(Money.of("-313.99"));
        assertThat(world.coop.wrong()).isEmpty();
        world.coop.bankrupt(world.client);
        assertThat(world.ledger.partyBalance("PROD", AccountRole.RECEIVABLE, world.client))
                .isEqualTo(Money.ZERO);
        assertThat(world.coop.wrong()).isEmpty();
    }

    /** The client fails before the work: it is done, invoiced for the receiver, paid, and the fund bears what it promised. */
    @Test
    void aClientThatFailsBeforeTheWorkLeavesTheWageCovered() {
        JobId job = world.declared("2026-12-04", "1000.00", "60.00");
        world.coop.bankrupt(world.client);
        world.worked(job);
        assertThat(world.job(job).step(Step.INVOICE).state()).isEqualTo(State.DONE);
        assertThat(world.job(job).step(Step.SETTLEMENT).waitsFor()).isEqualTo("guarantee");
        assertThat(guarantee.ofJob(job.value()).orElseThrow().lost()).isEqualTo(Money.of("934.99"));
        assertThat(world.coop.wrong()).isEmpty();
        world.paid();
        assertThat(world.ledger.balance("PROD", AccountRole.BAD_DEBT_LOSS, units.fund("PROD")))
                .isEqualTo(Money.of("999.99"));
        assertThat(world.amounts(job).coverUsed()).isEqualTo(Money.ZERO);
        assertThat(world.amounts(job).had())
                .as("for the named costs, not claimed yet")
                .isEqualTo(Money.of("60.00"));
        assertThat(world.coop.wrong()).isEmpty();
    }

    /** The fund bore 60.00 for costs that nobody claimed: sixty days after the work it has them back, and the unit loses its budget. */
    @Test
    void costsThatNobodyClaimsGoBackToTheFundOfAClientThatFailed() {
        JobId job = world.declared("2026-12-04", "1000.00", "60.00");
        world.worked(job);
        world.paid();
        world.coop.bankrupt(world.client);
        world.clock.passTo(LocalDate.of(2027, 2, 2));
        assertThat(world.amounts(job).reservedCovered()).isEqualTo(Money.of("60.00"));

        world.clock.passTo(LocalDate.of(2027, 2, 3));
        assertThat(world.amounts(job).reserved()).isEqualTo(Money.ZERO);
        assertThat(world.amounts(job).had()).isEqualTo(Money.ZERO);
        assertThat(guarantee.ofJob(job.value()).orElseThrow().lost()).isEqualTo(Money.of("874.99"));
        assertThat(world.ledger.balance("PROD", AccountRole.BAD_DEBT_LOSS, units.fund("PROD")))
                .isEqualTo(Money.of("939.99"));
        assertThat(world.coop.wrong()).isEmpty();
    }

    @Test
    void aTrialUnitKeepsNoMoneyAfterTheJob() {
        JobId job = over();
        world.clock.passTo(LocalDate.of(2027, 2, 2));
        assertThat(world.amounts(job).free()).isEqualTo(Money.of("25.00"));
        assertThat(mails("jobs.mail.trial_rest")).as("two weeks before").isEqualTo(1);
        Money pot = world.ledger.balance("PROD", AccountRole.TRANSFER, units.pot("PROD"));

        world.clock.passTo(LocalDate.of(2027, 2, 5));
        assertThat(world.amounts(job).free()).isEqualTo(Money.ZERO);
        assertThat(world.ledger.balance("PROD", AccountRole.TRANSFER, units.pot("PROD")))
                .isEqualTo(pot.minus(Money.of("25.00")));
        assertThat(mails("jobs.mail.trial_rest_given")).isEqualTo(1);
        assertThat(restsToLookAt()).isZero();

        grant(job, "5.00", "late");
        world.clock.passTo(LocalDate.of(2027, 2, 6));
        assertThat(world.amounts(job).free())
                .as("looked at again, since its money moved")
                .isEqualTo(Money.ZERO);
        assertThat(world.ledger.balance("PROD", AccountRole.TRANSFER, units.pot("PROD")))
                .isEqualTo(pot.minus(Money.of("30.00")));
        world.clock.passTo(LocalDate.of(2027, 2, 8));
        assertThat(restsToLookAt()).isZero();
        assertThat(world.coop.wrong()).isEmpty();
    }

    private int restsToLookAt() {
        return jdbc.sql("select count(*) from job where rest_looked_on is null")
                .query(Integer.class)
                .single();
    }

    @Test
    void withAShareTheUnitKeepsWhatTheJobLeaves() {
        JobId job = over();
        world.clock.passTo(LocalDate.of(2027, 2, 2));
        world.user.asSystem(() -> units.confirm(world.unit));
        world.clock.passTo(LocalDate.of(2027, 2, 5));
        assertThat(world.amounts(job).free()).isEqualTo(Money.of("25.00"));
    }

    /** A job of a trial unit, paid and settled, with 25.00 left of a grant. */
    private JobId over() {
        jdbc.sql("update production_unit set kind = 'TRIAL' where id = :unit")
                .param("unit", world.unit)
                .update();
        JobId job = world.declared("2026-12-04", "1000.00", "0.00");
        world.worked(job);
        world.paid();
        world.coop.bankrupt(world.client);
        jdbc.sql("update job_step set state = 'DONE' where step = 'PAY'").update();
        grant(job, "25.00", "first");
        return job;
    }

    private void grant(JobId job, String amount, String key) {
        world.ledger.post(EntryDraft.in("PROD", Journal.SUNDRY, LocalDate.of(2026, 12, 4))
                .from("grant", job.value())
                .key("test:grant:" + job + key)
                .text("ledger.text.mistake")
                .debit(AccountRole.BANK, Money.of(amount), Dim.none())
                .credit(
                        AccountRole.GRANTS,
                        Money.of(amount),
                        Dim.unit(world.unit).subject(job.value()))
                .build());
    }

    private int mails(String key) {
        return jdbc.sql("select count(*) from outgoing_message where text_key = :key")
                .param("key", key)
                .query(Integer.class)
                .single();
    }

    /** Whoever is master of the database changes it in silence; {@code verify} names the place. */
    @Test
    void verifyFindsWhatWasTamperedWithBesideTheBooks() throws Exception {
        JobId job = world.declared("2026-12-04", "1000.00", "60.00");
        world.worked(job);
        world.paid();
        assertThat(world.coop.wrong()).isEmpty();
        finds("invoicing.numbers", "2026-000001 is missing", "update invoice set number = '2026-000007'");
        finds("invoicing.booked", "100000", "update invoice set excl_vat_cents = 90000");
        finds("unit.reservations", "held 6100", "update reservation set covered_cents = 6100 where state = 'HELD'");
        finds("guarantee.cover_used", "cover at risk 0", "update cover set repaid_cents = used_cents");
        finds("guarantee.standing", "stands behind", "update fund_standing set cents = cents + 1");
        finds(
                "payroll.signed_and_declared",
                "signed by the employer",
                "update work_contract set employer_signed_at = null");
        finds("payroll.signed_and_declared", "never declared", "update declaration set state = 'SILENT'");
        finds("treasury.every_line_and_payment", "two people", "update payment_batch set checked_by = null");
        finds("payroll.booked", "differs", "update payslip set net_cents = net_cents + 1, tax_cents = tax_cents - 1");
    }

    private void finds(String invariant, String words, String change) throws Exception {
        try (Connection master = TestDatabase.get().superuser()) {
            master.setAutoCommit(true);
            try (Statement statement = master.createStatement()) {
                statement.execute("set session_replication_role = replica");
                String table = change.split(" ")[1];
                statement.execute("create table kept as select * from " + table);
                statement.execute(change);
                assertThat(world.coop.wrong())
                        .as(change)
                        .anySatisfy(line -> assertThat(line).contains(invariant, words));
                statement.execute("delete from " + table);
                statement.execute("insert into " + table + " select * from kept");
                statement.execute("drop table kept");
            }
        }
        assertThat(world.coop.wrong()).isEmpty();
    }

    /** 7 hours at a fixed gross; in truth 16, which the minimum wage makes dearer than the budget carries. */
    @Test
    void aPaidJobIsCorrectedByTheDifferenceInBothDirections() {
        JobId job = world.declared("2026-12-04", "200.00", "0.00");
        world.worked(job);
        world.paid();
        Money first = world.contract(job).charge();
        world.clock.freezeAt(LocalDate.of(2026, 12, 7).atTime(9, 0));
        ContractId contract = world.contractId(job);
        var more = List.of(shift("2026-12-04", 16, 23), shift("2026-12-05", 9, 18));
        assertThat(codes(world.user.as(
                        SmallCoop.member(world.holder), () -> world.work.correct(contract, more, "second day"))))
                .containsExactly("unit.not_enough");
        assertThat(world.contract(job).charge()).isEqualTo(first);

        world.user
                .as(world.coop.officer(Role.PAYROLL), () -> world.work.correct(contract, more, "second day"))
                .orThrow();
        Money dearer = world.contract(job).charge();
        assertThat(dearer).isGreaterThan(first);
        world.paid();
        assertThat(world.amounts(job).reserved()).isEqualTo(Money.ZERO);
        assertThat(world.amounts(job).had()).isEqualTo(first.minus(dearer));
        assertThat(world.coop.wrong()).isEmpty();

        world.user
                .as(
                        world.coop.officer(Role.PAYROLL),
                        () -> world.work.correct(contract, List.of(shift("2026-12-04", 16, 23)), "it was not"))
                .orThrow();
        world.paid();
        assertThat(world.contract(job).charge()).isEqualTo(first);
        assertThat(world.coop.wrong()).isEmpty();
    }

    /** Flat 11.11 % of taxable pay instead of the monthly rules, chosen by an officer per contract, before the hours are confirmed. */
    @Test
    void aShowIsTaxedAtTheFlatRateWhenAnOfficerChoseIt() {
        JobAnswer said = world.user.as(
                SmallCoop.member(world.holder), () -> answers.answer(world.draft("2026-12-04", "1000.00", "60.00")));
        JobId job = world.declared("2026-12-04", "1000.00", "60.00");
        ContractId contract = world.contractId(job);
        assertThatThrownBy(() ->
                        world.user.as(SmallCoop.member(world.holder), () -> flatTax.choose(contract, true, "a show")))
                .isInstanceOf(AccessDenied.class);
        assertThat(codes(world.user.as(world.coop.officer(Role.PAYROLL), () -> flatTax.choose(contract, true, " "))))
                .containsExactly("employment.reason_missing");
        world.user
                .as(
                        world.coop.officer(Role.PAYROLL),
                        () -> flatTax.choose(contract, true, "one show, not on the staff"))
                .orThrow();
        world.worked(job);
        Money foreseen =
                previews.preview(world.contract(job)).orThrow().answer().net();
        assertThat(foreseen).as("the form had said so beside the usual net").isEqualTo(said.netAtFlatTax());
        assertThat(codes(world.user.as(
                        world.coop.officer(Role.PAYROLL), () -> flatTax.choose(contract, false, "changed my mind"))))
                .containsExactly("employment.flat_tax_too_late");
        world.paid();
        Totals wage = world.user
                .asSystem(() -> payslips.ofWorker(world.holder, 0, 1))
                .getFirst()
                .totals();
        assertThat(wage.net()).isEqualTo(foreseen);
        Money taxable = wage.gross().minus(wage.social());
        assertThat(wage.tax()).isEqualTo(taxable.times(new BigDecimal("0.1111")));
        assertThat(world.coop.wrong()).isEmpty();
    }

    @Test
    void theFourthJobAsksForTheShareAndGoesOnWhenItIsPaid() {
        for (String day : List.of("2026-12-01", "2026-12-02")) {
            world.declared(day, "300.00", "0.00");
        }
        JobId third = world.ordered("2026-12-03", "300.00", "0.00");
        assertThat(left()).isEqualTo(1);
        assertThat(codes(world.making(world.draft("2026-12-04", "300.00", "0.00"))))
                .as("the third is on its way")
                .containsExactly("jobs.share_first");
        world.user
                .as(SmallCoop.member(world.holder), () -> world.jobs.drop(third, "moved"))
                .orThrow();
        JobId fourth = world.making(world.draft("2026-12-04", "300.00", "0.00")).orThrow();
        String token = world.coop.token();
        JobId another = world.ordered("2026-12-07", "300.00", "0.00");
        world.signed(another);
        world.exchange();
        assertThat(left()).isZero();
        world.coop.accept(token);
        assertThat(world.job(fourth).step(Step.CONTRACT).state()).isEqualTo(State.BLOCKED);
        assertThat(world.job(fourth).step(Step.CONTRACT).waitsFor()).isEqualTo("jobs.share_first");

        world.user.asSystem(() -> {
            ShareSubscription share =
                    shares.subscribe(new PartyId(world.holder), 1).orThrow();
            shares.paid(share.id(), share.called(), LocalDate.of(2026, 11, 20), "test")
                    .orThrow();
        });
        assertThat(world.job(fourth).step(Step.CONTRACT).waitsFor()).isEqualTo("worker");
        assertThat(world.coop.wrong()).isEmpty();
    }
}
