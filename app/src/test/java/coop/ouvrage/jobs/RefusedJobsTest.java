package coop.ouvrage.jobs;

import static coop.ouvrage.app.testing.SmallCoop.codes;
import static org.assertj.core.api.Assertions.assertThat;

import coop.ouvrage.access.Role;
import coop.ouvrage.app.testing.OuvrageTest;
import coop.ouvrage.app.testing.SmallCoop;
import coop.ouvrage.customer.ClientId;
import coop.ouvrage.customer.ClientNotes;
import coop.ouvrage.customer.Verification;
import coop.ouvrage.employment.ContractState;
import coop.ouvrage.employment.Regularisations;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.expenses.ClaimDraft;
import coop.ouvrage.expenses.ExpenseClaims;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.Invoices;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.invoicing.spi.Supply;
import coop.ouvrage.membership.TrialJobs;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a job may not do: go back behind its invoice, be signed for a client that is not trusted, or for an order that is not there. */
@OuvrageTest(perMethod = true)
class RefusedJobsTest {

    private final ApplicationContext context;
    private final Orders orders;
    private final Invoices invoices;
    private final Signatures signatures;
    private final Verification verification;
    private final Regularisations regularisations;
    private final TrialJobs trials;
    private final ExpenseClaims claims;
    private final ClientNotes notes;
    private final JdbcClient jdbc;
    private JobWorld world;

    RefusedJobsTest(
            ApplicationContext context,
            Orders orders,
            Invoices invoices,
            Signatures signatures,
            Verification verification,
            Regularisations regularisations,
            TrialJobs trials,
            ExpenseClaims claims,
            ClientNotes notes,
            JdbcClient jdbc) {
        this.context = context;
        this.orders = orders;
        this.invoices = invoices;
        this.signatures = signatures;
        this.verification = verification;
        this.regularisations = regularisations;
        this.trials = trials;
        this.claims = claims;
        this.notes = notes;
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

    private <T> T asHolder(Supplier<T> action) {
        return world.user.as(SmallCoop.member(world.holder), action);
    }

    private List<String> waitsFor(JobId job) {
        return asHolder(() -> signatures.waitsFor(world.contractId(job))).stream()
                .map(Refusal::code)
                .toList();
    }

    @Test
    void whatIsInvoicedIsCreditedAndNotTakenBack() {
        JobId job = world.declared("2026-12-04", "1000.00", "0.00");
        world.worked(job);
        assertThat(codes(asHolder(() -> world.jobs.drop(job, "changed my mind"))))
                .containsExactly("jobs.invoiced_already");
        OrderId order = Objects.requireNonNull(world.job(job).order());
        assertThat(codes(asHolder(() -> orders.cancel(order, "changed my mind"))))
                .containsExactly("invoicing.already_invoiced");
        InvoiceId invoice = Objects.requireNonNull(world.job(job).invoice());
        assertThat(codes(asHolder(() -> invoices.credit(invoice, " ")))).containsExactly("invoicing.reason_missing");
        InvoiceId note =
                asHolder(() -> invoices.credit(invoice, "the sound failed")).orThrow();
        assertThat(codes(asHolder(() -> invoices.credit(note, "back again")))).contains("invoicing.not_an_invoice");
        assertThat(world.coop.wrong()).isEmpty();
    }

    @Test
    void theEntityDoesNotSignForAClientThatIsBlockedMeanwhile() {
        JobId job = world.ordered("2026-12-04", "1000.00", "0.00");
        world.user
                .as(
                        world.coop.officer(Role.TEAM_ADMIN),
                        () -> verification.block(new ClientId(world.client), "does not answer"))
                .orThrow();
        world.signed(job);
        assertThat(waitsFor(job)).contains("employment.client_not_verified");
        assertThat(world.contract(job).state().binding()).isFalse();
    }

    /** Order and cover are conditions of starting, never of being paid. */
    @Test
    void workThatWasDoneIsDeclaredAndOwedWithoutAnOrder() {
        JobId job = asHolder(
                        () -> world.jobs.regularise(world.draft("2026-11-19", "1000.00", "0.00"), "called at noon"))
                .orThrow();
        UUID request =
                jdbc.sql("select id from regularisation").query(UUID.class).single();
        world.user
                .as(world.coop.officer(Role.PAYROLL), () -> regularisations.accept(request, "seen on the poster"))
                .orThrow();
        assertThat(world.contract(job).state().binding()).isFalse();
        world.signed(job);
        WorkContract contract = world.contract(job);
        assertThat(contract.state().binding()).isTrue();
        world.exchange();
        assertThat(world.contract(job).state()).isEqualTo(ContractState.DECLARED);
        assertThat(world.budgets.of(world.unit).free())
                .isEqualTo(contract.charge().negate());
        assertThat(world.coop.wrong()).isEmpty();
    }

    @Test
    void aWorkerWithoutMailIsAskedForOneBeforeSigning() {
        JobId job = world.ordered("2026-12-04", "1000.00", "0.00");
        jdbc.sql("update party set email = null where id = :id")
                .param("id", world.holder)
                .update();
        assertThat(codes(asHolder(() -> signatures.requestCode(world.contractId(job)))))
                .containsExactly("employment.worker_without_mail");
    }

    @Test
    void aWorkerWhoUsedTheFirstJobsTakesAShareFirst() {
        UUID zoe = world.coop.person("Zoé", "Stas");
        for (int i = 0; i < 3; i++) {
            world.user.asSystem(() -> {
                trials.declared(Map.of(UUID.randomUUID(), Set.of(new PartyId(zoe))));
                return zoe;
            });
        }
        JobDraft draft = world.draft("2026-12-04", "1000.00", "0.00");
        assertThat(codes(world.making(with(draft, zoe, draft.supply())))).contains("jobs.share_first_worker");
    }

    @Test
    void buildingWorkIsLeftToTheAccountant() {
        JobDraft draft = world.draft("2026-12-04", "1000.00", "0.00");
        assertThat(codes(world.making(with(draft, world.holder, Supply.BUILDING))))
                .contains("jobs.supply_refused");
    }

    @Test
    void aClientWhoWantsAnOrderNumberIsAskedForItBeforeTheWork() {
        jdbc.sql("update client set order_number_needed = true").update();
        Outcome<JobId> made = world.making(world.draft("2026-12-04", "1000.00", "0.00"));
        assertThat(codes(made)).containsExactly("invoicing.order_number_missing");
    }

    @Test
    void aReducedRateAsksWhyAndKeepsTheAnswer() {
        JobDraft concert = with(world.draft("2026-12-04", "1000.00", "0.00"), world.holder, Supply.PERFORMANCE);
        assertThat(codes(world.making(concert))).containsExactly("jobs.justification_missing");
        world.making(concert.justified(" a public concert ")).orThrow();
        assertThat(jdbc.sql("select justification from quote_line")
                        .query(String.class)
                        .list())
                .containsExactly("a public concert");
    }

    @Test
    void aNoteOnAClientSaysSomethingAndNotABook() {
        for (String text : List.of(" ", "x".repeat(100_000))) {
            assertThat(codes(asHolder(() -> notes.write(new ClientId(world.client), world.unit, text))))
                    .containsExactly("customer.note_length");
        }
    }

    @Test
    void costsAboveThoseThatTheOrderNamesAreNotClaimed() {
        JobId job = world.declared("2026-12-04", "1000.00", "60.00");
        ClaimDraft dear =
                new ClaimDraft(world.unit, job.value(), Money.of("60.01"), LocalDate.of(2026, 11, 20), "amplifiers");
        assertThat(codes(asHolder(() -> claims.claim(dear, new byte[10 * 1024 * 1024 + 1], "a.pdf"))))
                .contains("expenses.above_named_costs", "documents.file_too_large");
    }

    private static JobDraft with(JobDraft draft, UUID worker, Supply supply) {
        return new JobDraft(
                draft.unit(),
                draft.client(),
                draft.title(),
                supply,
                worker,
                draft.kind(),
                draft.post(),
                draft.days(),
                draft.goal(),
                draft.costs(),
                draft.costsText(),
                draft.clientReference(),
                draft.formKey());
    }
}
