package coop.ouvrage.jobs;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.ClientVerified;
import coop.ouvrage.employment.ContractCancelled;
import coop.ouvrage.employment.ContractSent;
import coop.ouvrage.employment.ContractSigned;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.DeclarationsAnswered;
import coop.ouvrage.employment.Signatures;
import coop.ouvrage.employment.WorkConfirmed;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.invoicing.InvoiceId;
import coop.ouvrage.invoicing.InvoiceIssued;
import coop.ouvrage.invoicing.InvoicesIssued;
import coop.ouvrage.invoicing.OrderAccepted;
import coop.ouvrage.invoicing.OrderCancelled;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.OrdersExpected;
import coop.ouvrage.invoicing.QuoteDeclined;
import coop.ouvrage.jobs.StepState.State;
import coop.ouvrage.membership.SharePaid;
import coop.ouvrage.membership.TrialJobs;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.payroll.PayDays;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.unit.Budgets;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Moves a job from step to step as the modules below report: an accepted order prepares the contract, confirmed work issues the
 * invoice. Pay waits for neither client nor invoice: payroll takes it by itself on its day.
 */
@Component
class JobFlow {

    private final JobStore store;
    private final ContractMaking making;
    private final Contracts contracts;
    private final Signatures signatures;
    private final JobInvoices invoices;
    private final TrialJobs trials;
    private final Budgets budgets;
    private final Guarantee guarantee;
    private final PayDays payDays;
    private final CurrentUser user;
    private final BusinessTime time;

    JobFlow(
            JobStore store,
            ContractMaking making,
            Contracts contracts,
            Signatures signatures,
            JobInvoices invoices,
            TrialJobs trials,
            Budgets budgets,
            Guarantee guarantee,
            PayDays payDays,
            CurrentUser user,
            BusinessTime time) {
        this.store = store;
        this.making = making;
        this.contracts = contracts;
        this.signatures = signatures;
        this.invoices = invoices;
        this.trials = trials;
        this.budgets = budgets;
        this.guarantee = guarantee;
        this.payDays = payDays;
        this.user = user;
        this.time = time;
    }

    @EventListener
    @Transactional
    void declined(QuoteDeclined event) {
        step(event.job(), Step.ORDER, State.BLOCKED, "declined", event.on());
    }

    /** Contracts will be made of several orders: whose they are is read together. */
    @EventListener
    void expected(OrdersExpected event) {
        List<Job> all = event.jobs().stream()
                .map(JobId::new)
                .flatMap(id -> store.find(id).stream())
                .toList();
        List<UUID> workers = all.stream().map(Job::worker).toList();
        Foreseen.expect(Kind.WORKER, workers);
        Foreseen.expect(Kind.PERSON, workers);
        Foreseen.expect(Kind.PERSON, all.stream().map(Job::holder).toList());
        Foreseen.expect(Kind.CLIENT, all.stream().map(Job::client).toList());
        Foreseen.expect(Kind.UNIT, all.stream().map(Job::unit).toList());
    }

    /** The order is there: the contract is made and goes to the worker. */
    @EventListener
    @Transactional
    void ordered(OrderAccepted event) {
        Job job =
                store.lockAfterContract(new JobId(event.job()), contracts::hold).orElse(null);
        if (job == null) {
            return; // a quote made alone, without the form of a job
        }
        store.order(job.id(), event.order());
        store.step(job.id(), Step.ORDER, State.DONE, "", event.on());
        if (job.contract() != null) {
            signatures.signForEntity(job.contract()); // a contract accepted after the start waits for this order
            return;
        }
        if (job.step(Step.CONTRACT).waitsFor().equals("regularisation")) {
            return; // the duty officer decides on the contract
        }
        making.make(job, event.order());
    }

    /** The share that a contract waited for is paid: the contract is made. */
    @EventListener
    @Transactional
    void sharePaid(SharePaid event) {
        if (!store.shareAwaited(event.shareholder().value())) {
            return;
        }
        store.load(
                        "where :person in (worker_id, holder_id) and order_id is not null and contract_id is null"
                                + " and dropped_on is null and id in (select job_id from job_step where step = 'CONTRACT'"
                                + " and state = 'BLOCKED' and waits_for like 'jobs.share_first%')",
                        Map.of("person", event.shareholder().value()), "order by first_day")
                .forEach(job -> making.make(job, java.util.Objects.requireNonNull(job.order())));
    }

    @EventListener
    @Transactional
    void sent(ContractSent event) {
        store.contract(new JobId(event.job()), event.contract());
        step(event.job(), Step.CONTRACT, State.WAITING, "worker", null);
    }

    /** The order is given up: what was held for its costs is free again, and its cover ends. */
    @EventListener
    @Transactional
    void cancelled(OrderCancelled event) {
        budgets.release(event.order().value());
        guarantee.end(event.order().value());
    }

    /** A client that was waited for is verified: contracts that the worker has signed are signed by the entity. */
    @EventListener
    @Transactional
    void verified(ClientVerified event) {
        if (!store.verificationAwaited(event.client().value())) {
            return;
        }
        store.load(
                        "where client_id = :client and contract_id is not null and dropped_on is null and id in "
                                + "(select job_id from job_step where step = 'CONTRACT' and state in ('WAITING', 'BLOCKED'))",
                        Map.of("client", event.client().value()),
                        "order by first_day")
                .forEach(job -> user.asSystem(
                        () -> signatures.signForEntity(java.util.Objects.requireNonNull(job.contract()))));
    }

    @EventListener
    @Transactional
    void signed(ContractSigned event) {
        step(event.job(), Step.CONTRACT, State.DONE, "", time.today());
        step(event.job(), Step.DECLARATION, State.WAITING, "authority", null);
    }

    @EventListener
    @Transactional
    void cancelled(ContractCancelled event) {
        step(event.job(), Step.CONTRACT, State.BLOCKED, "cancelled", time.today());
        trials.cancelled(event.contract().value());
    }

    @EventListener
    @Transactional
    void answered(DeclarationsAnswered event) {
        Map<UUID, Job> jobs = store.lock(
                event.all().stream().map(DeclarationsAnswered.Of::job).toList());
        if (jobs.isEmpty()) {
            return; // contracts made alone, without the form of a job
        }
        if (!event.accepted()) {
            store.step(jobs.keySet(), Step.DECLARATION, State.BLOCKED, "declaration_refused", null);
            return;
        }
        Map<UUID, Set<PartyId>> people = new LinkedHashMap<>();
        for (DeclarationsAnswered.Of one : event.all()) {
            Job job = jobs.get(one.job());
            if (job != null) { // worker and holder are most often one person
                people.put(
                        one.contract().value(),
                        Stream.of(job.worker(), job.holder()).map(PartyId::new).collect(Collectors.toSet()));
            }
        }
        trials.declared(people);
        store.step(jobs.keySet(), Step.DECLARATION, State.DONE, "", time.today());
        workAwaited(jobs.values().stream()
                .filter(job -> job.step(Step.WORK).state() == State.NOT_YET)
                .toList());
    }

    private void workAwaited(List<Job> jobs) {
        Map<UUID, LocalDate> lastDays = new LinkedHashMap<>();
        Map<UUID, LocalDate> payDay = new LinkedHashMap<>();
        for (Job job : jobs) {
            lastDays.put(job.id().value(), job.lastDay());
            payDay.put(job.id().value(), payDays.of(job.lastDay()).creditedOn());
        }
        if (!jobs.isEmpty()) {
            store.step(lastDays, Step.WORK, State.WAITING, "work");
            store.step(payDay, Step.PAY, State.WAITING, "pay_day");
        }
    }

    /** Work is confirmed, or counts by the passing of time: the invoice leaves. */
    @EventListener
    @Transactional
    void confirmed(WorkConfirmed event) {
        Job job = store.lock(new JobId(event.job())).orElse(null);
        if (job == null) {
            return;
        }
        LocalDate last = event.days().getLast().date();
        store.step(job.id(), Step.WORK, State.DONE, event.automatic() ? "automatic" : "", time.today());
        store.step(
                job.id(), Step.PAY, State.WAITING, "pay_day", payDays.of(last).creditedOn());
        OrderId order = job.order();
        if (order == null) {
            return;
        }
        invoices.over(job, order, last);
    }

    @EventListener
    @Order(0) // before a loss is booked on what a failed client is invoiced
    @Transactional
    void invoiced(InvoiceIssued event) {
        store.lock(new JobId(event.job())).ifPresent(job -> invoiced(Map.of(event.job(), event.invoice()), event.on()));
    }

    @EventListener
    @Order(0)
    @Transactional
    void invoiced(InvoicesIssued event) {
        Map<UUID, InvoiceId> jobs = new HashMap<>();
        event.invoices().stream()
                .filter(invoice -> invoice.order() != null)
                .forEach(invoice -> invoice.lines().forEach(line -> jobs.put(line.job(), invoice.id())));
        invoiced(jobs, event.invoices().getFirst().issuedOn());
    }

    private void invoiced(Map<UUID, InvoiceId> jobs, LocalDate on) {
        if (jobs.isEmpty()) {
            return; // sales that no job stands behind
        }
        store.invoices(jobs);
        store.step(jobs.keySet(), Step.INVOICE, State.DONE, "", on);
        store.step(jobs.keySet(), Step.SETTLEMENT, State.WAITING, "payment", null);
    }

    private void step(@Nullable UUID job, Step step, State state, String waitsFor, @Nullable LocalDate on) {
        if (job != null) {
            store.step(new JobId(job), step, state, waitsFor, on);
        }
    }
}
