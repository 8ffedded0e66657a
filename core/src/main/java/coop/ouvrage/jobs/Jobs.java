package coop.ouvrage.jobs;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.employment.ContractTerms;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.Pay;
import coop.ouvrage.employment.Regularisations;
import coop.ouvrage.invoicing.OrderId;
import coop.ouvrage.invoicing.Orders;
import coop.ouvrage.invoicing.Quote;
import coop.ouvrage.invoicing.QuoteDraft;
import coop.ouvrage.invoicing.QuoteId;
import coop.ouvrage.invoicing.QuotePrices;
import coop.ouvrage.invoicing.Quotes;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.unit.ProductionUnit;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one act: a form becomes a job with its quote; the rest follows by itself as people sign and days pass. */
@Service
public class Jobs {

    private final JobStore store;
    private final Regularisations regularisations;
    private final JobAnswers answers;
    private final Quotes quotes;
    private final QuotePrices prices;
    private final Orders orders;
    private final Contracts contracts;
    private final Units units;
    private final Clients clients;
    private final FirstJobs firstJobs;
    private final Policies policies;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    Jobs(
            JobStore store,
            Regularisations regularisations,
            JobAnswers answers,
            Quotes quotes,
            QuotePrices prices,
            Orders orders,
            Contracts contracts,
            Units units,
            Clients clients,
            FirstJobs firstJobs,
            Policies policies,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.regularisations = regularisations;
        this.answers = answers;
        this.quotes = quotes;
        this.prices = prices;
        this.orders = orders;
        this.contracts = contracts;
        this.units = units;
        this.clients = clients;
        this.firstJobs = firstJobs;
        this.policies = policies;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Several forms come, one after the other, within the running transaction: what {@link #make} asks for each of them is read
     * together. Decides nothing, and asks no permission: that is done for each.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expect(List<JobDraft> drafts) {
        Foreseen.over();
        store.expectForms(
                drafts.stream().map(JobDraft::formKey).filter(Objects::nonNull).toList());
        Foreseen.expect(Kind.UNIT, drafts.stream().map(JobDraft::unit).toList());
        Foreseen.expect(Kind.CLIENT, drafts.stream().map(JobDraft::client).toList());
        Foreseen.expect(Kind.PERSON, drafts.stream().map(JobDraft::client).toList());
        List<UUID> workers = drafts.stream().map(JobDraft::worker).toList();
        Foreseen.expect(Kind.WORKER, workers);
        Foreseen.expect(Kind.PERSON, workers);
        Foreseen.expect(
                Kind.PERSON,
                drafts.stream().map(draft -> units.get(draft.unit()).holder()).toList());
    }

    /** Something will be asked of these jobs in this transaction, one after the other: what there is of them is read together. */
    @Transactional(readOnly = true)
    public void expectAgain(Collection<UUID> jobs) {
        Foreseen.expect(Kind.JOB, jobs);
        List<Job> all = jobs.stream()
                .flatMap(job -> store.find(new JobId(job)).stream())
                .toList();
        Foreseen.expect(Kind.UNIT, all.stream().map(Job::unit).toList());
        Foreseen.expect(
                Kind.ORDER,
                all.stream()
                        .map(Job::order)
                        .filter(Objects::nonNull)
                        .map(OrderId::value)
                        .toList());
    }

    /**
     * Makes the job and sends its quote. The same form key again answers with the job that it made. Refused for everything that
     * the live answer refuses, and when the person has used the jobs that are free of a share.
     */
    @Transactional
    public Outcome<JobId> make(JobDraft draft) {
        return make(draft, false);
    }

    /**
     * The way out that the form offers for work that has begun: the job is made and its quote sent as ever, and the duty officer is
     * asked to accept its contract after the start.
     */
    @Transactional
    public Outcome<JobId> regularise(JobDraft draft, String reason) {
        Outcome<JobId> made = reason.isBlank()
                ? Outcome.refused(Refusal.of("employment.reason_missing", "field", "why"))
                : make(draft, true);
        if (made instanceof Outcome.Done<JobId>(JobId id)) {
            Job job = store.find(id).orElseThrow();
            ContractTerms terms =
                    JobAnswers.terms(draft, units.get(draft.unit()), id.value(), new Pay.Budget(job.wageBudget()));
            regularisations.request(terms, reason).orThrow();
            store.step(id, Step.CONTRACT, StepState.State.WAITING, "regularisation", null);
        }
        return made;
    }

    private Outcome<JobId> make(JobDraft draft, boolean begun) {
        permissions.require(Permission.JOB_MAKE, draft.unit());
        if (draft.formKey() != null) {
            Optional<Job> made = store.ofFormKey(draft.formKey());
            if (made.isPresent()) {
                return Outcome.done(made.get().id());
            }
        }
        ProductionUnit unit = units.get(draft.unit());
        JobAnswer answer = answers.answer(draft);
        List<Refusal> refusals = new ArrayList<>(answer.refusals());
        refusals.removeIf(refusal -> begun && refusal.code().equals("employment.start_in_past"));
        refusals.addAll(firstJobs.refusals(unit.holder(), draft.worker()));
        refusals.addAll(withoutOrderNumber(draft));
        refusals.addAll(prices.vatRefusals(draft.client(), answer.vatCase()));
        if (draft.justification() == null && prices.asksJustification(answer.vatCase())) {
            refusals.add(Refusal.of("jobs.justification_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Job job = job(draft, unit, answer);
        store.insert(job, draft.formKey(), user.partyId().orElse(null));
        QuoteId quote =
                quotes.draftFirst(quoteDraft(job, draft.justification())).orThrow();
        store.quote(job.id(), quote);
        quotes.send(quote).orThrow();
        store.step(job.id(), Step.QUOTE, StepState.State.DONE, "", time.today());
        store.step(job.id(), Step.ORDER, StepState.State.WAITING, "client", null);
        audit.changed("job.made", "job", job.id().value(), Map.of("unit", draft.unit()));
        return Outcome.done(job.id());
    }

    /** Asked for now: on the day of the invoice it would be too late. */
    private List<Refusal> withoutOrderNumber(JobDraft draft) {
        String given = draft.clientReference();
        boolean missing = clients.get(draft.client()).orderNumberNeeded() && (given == null || given.isBlank());
        return missing ? List.of(Refusal.of("invoicing.order_number_missing")) : List.of();
    }

    private Job job(JobDraft draft, ProductionUnit unit, JobAnswer answer) {
        List<StepState> steps = Arrays.stream(Step.values())
                .map(step -> new StepState(step, StepState.State.NOT_YET, "", null))
                .toList();
        return new Job(
                JobId.next(),
                unit.entity(),
                draft.unit(),
                unit.holder(),
                draft.client(),
                unit.isActivity(),
                draft.title().strip(),
                draft.supply(),
                draft.worker(),
                draft.kind(),
                draft.post(),
                draft.days(),
                answer.price(),
                draft.costs(),
                draft.costsText().strip(),
                answer.wageBudget(),
                draft.clientReference(),
                time.today(),
                null,
                null,
                null,
                null,
                null,
                steps);
    }

    private QuoteDraft quoteDraft(Job job, @Nullable String justification) {
        return new QuoteDraft(
                job.unit(),
                job.id().value(),
                job.client(),
                job.title(),
                clients.get(job.client()).language().getLanguage(),
                List.of(new QuoteDraft.Item(
                        job.title(),
                        job.supply(),
                        BigDecimal.ONE,
                        "LS",
                        job.price().toDecimal(),
                        justification)),
                job.costs(),
                job.costsText(),
                job.clientReference(),
                time.today().plusDays(policies.number("invoicing.quote_days", time.today())));
    }

    /**
     * Drops a job before its work starts: the quote is withdrawn, the order cancelled, the contract and its declaration too.
     * Refused once the work has begun or the invoice is out.
     */
    @Transactional
    public Outcome<JobId> drop(JobId id, String reason) {
        Job known = store.find(id).orElseThrow();
        permissions.require(Permission.JOB_MAKE, known.unit());
        if (known.order() == null && known.quote() != null) {
            quotes.hold(known.quote()); // first, as the client who accepts at this instant does
        }
        Job job = store.lockAfterContract(id, contracts::hold).orElseThrow();
        if (job.dropped()) {
            return Outcome.done(id);
        }
        if (reason.isBlank()) {
            return Outcome.refused(Refusal.of("jobs.reason_missing"));
        }
        if (job.invoice() != null) {
            return Outcome.refused(Refusal.of("jobs.invoiced_already"));
        }
        if (job.contract() != null) {
            contracts.cancel(job.contract(), reason).orThrow();
        }
        if (job.order() != null) {
            orders.cancel(job.order(), reason).orThrow();
        } else if (job.quote() != null
                && quotes.find(job.quote()).filter(Quote::isOpen).isPresent()) {
            quotes.withdraw(job.quote()).orThrow();
        }
        store.drop(id, time.today(), reason.strip());
        audit.changed("job.dropped", "job", id.value(), Map.of("reason", reason));
        return Outcome.done(id);
    }
}
