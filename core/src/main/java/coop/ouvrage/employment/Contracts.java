package coop.ouvrage.employment;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.parties.Person;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Work contracts: priced, prepared by the holder, sent to the worker, changed or cancelled before the work, found. */
@Service
public class Contracts {

    private final ContractStore store;
    private final ContractEstimates estimates;
    private final WorkRules rules;
    private final Parties parties;
    private final ContractPaper paper;
    private final ContractMail mail;
    private final ContractAccess access;
    private final Commitments commitments;
    private final Declarations declarations;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final BusinessTime time;

    Contracts(
            ContractStore store,
            ContractEstimates estimates,
            WorkRules rules,
            Parties parties,
            ContractPaper paper,
            ContractMail mail,
            ContractAccess access,
            Commitments commitments,
            Declarations declarations,
            Audit audit,
            ApplicationEventPublisher events,
            BusinessTime time) {
        this.store = store;
        this.estimates = estimates;
        this.rules = rules;
        this.parties = parties;
        this.paper = paper;
        this.mail = mail;
        this.access = access;
        this.commitments = commitments;
        this.declarations = declarations;
        this.audit = audit;
        this.events = events;
        this.time = time;
    }

    /** Classes of function that the law knows today, such as {@code 200/B}, by joint committee. */
    public List<String> functionClasses() {
        return rules.functionClasses(time.today());
    }

    /** What a contract would cost and what would refuse it now. Writes nothing. */
    @Transactional(readOnly = true)
    public ContractEstimate estimate(ContractTerms terms) {
        return estimate(terms, false);
    }

    ContractEstimate estimate(ContractTerms terms, boolean afterStart) {
        return estimates.of(terms, afterStart);
    }

    /**
     * Prepares a contract. Whoever asks for it, the holder, gives the entity an instruction: it is kept with person and time as
     * proof.
     */
    @Transactional
    public Outcome<ContractId> prepare(ContractTerms terms) {
        access.requirePrepare(terms.assignment().unit());
        return prepare(terms, false);
    }

    /** @param afterStart an officer has accepted that the work began without a contract */
    Outcome<ContractId> prepare(ContractTerms terms, boolean afterStart) {
        store.lockWorker(terms.assignment().worker());
        ContractEstimate estimate = estimate(terms, afterStart);
        ContractPrice price = estimate.price();
        if (price == null || !estimate.refusals().isEmpty()) {
            return Outcome.refused(estimate.refusals());
        }
        Person worker = parties.person(new PartyId(terms.assignment().worker()));
        var language = rules.languageOf(
                price.days().getFirst().date(),
                terms.post().place(),
                worker.language().getLanguage());
        WorkContract contract = contract(terms, price, language.value(), afterStart);
        store.insert(contract, access.person(), language.source() + " " + language.mark());
        audit.changed("contract.prepared", "contract", contract.id().value(), Map.of("charge", contract.charge()));
        return Outcome.done(contract.id());
    }

    private WorkContract contract(ContractTerms terms, ContractPrice price, String language, boolean afterStart) {
        return new WorkContract(
                ContractId.next(),
                1,
                terms.assignment(),
                terms.kind(),
                price.days(),
                terms.pay() instanceof Pay.Hourly hourly ? hourly.rate() : null,
                price.gross(),
                price.coefficient(),
                price.charge(),
                price.minimum(),
                terms.post(),
                language,
                ContractState.DRAFT,
                new WorkContract.Times(time.now(), null, null, null, null, null, null),
                afterStart,
                null);
    }

    /** Makes the paper of the contract and asks the worker to sign it. */
    @Transactional
    public Outcome<ContractId> send(ContractId id) {
        WorkContract contract = lock(id);
        access.requirePrepare(contract.assignment().unit());
        List<Refusal> refusals = new ArrayList<>();
        if (contract.state() != ContractState.DRAFT) {
            refusals.add(Refusal.of(
                    "employment.not_a_draft", "state", contract.state().name()));
        }
        refusals.addAll(startRefusals(contract));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        send(contract);
        return Outcome.done(id);
    }

    private void send(WorkContract contract) {
        paper.write(contract);
        store.sent(contract.id(), time.now());
        mail.askWorker(contract);
        audit.changed("contract.sent", "contract", contract.id().value(), Map.of());
        events.publishEvent(new ContractSent(
                contract.id(),
                contract.assignment().job(),
                contract.assignment().worker()));
    }

    private List<Refusal> startRefusals(WorkContract contract) {
        boolean late = !contract.regularised() && !contract.startsAt().isAfter(time.now());
        return late
                ? List.of(Refusal.of(
                        "employment.start_in_past",
                        "day",
                        contract.firstDay(),
                        "time",
                        contract.days().getFirst().day().start()))
                : List.of();
    }

    /** Ends a contract before its start: what it held is free again, and what was declared is taken back. */
    @Transactional
    public Outcome<ContractId> cancel(ContractId id, String reason) {
        WorkContract contract = lock(id);
        access.requirePrepare(contract.assignment().unit());
        List<Refusal> refusals = new ArrayList<>();
        if (contract.state() == ContractState.CANCELLED) {
            return Outcome.done(id);
        }
        if (contract.isContinuation()) {
            refusals.addAll(LongMonths.partOfLong(contract));
        }
        if (!contract.startsAt().isAfter(time.now()) && contract.state().binding()) {
            refusals.add(Refusal.of("employment.already_started", "day", contract.firstDay()));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        drop(contract, reason);
        return Outcome.done(id);
    }

    void drop(WorkContract contract, String reason) {
        store.cancelled(contract.id(), reason, time.now());
        if (contract.state().binding()) {
            commitments.release(contract);
            declarations.cancel(contract);
        }
        mail.cancelled(contract, reason);
        audit.changed("contract.cancelled", "contract", contract.id().value(), Map.of("reason", reason));
        events.publishEvent(new ContractCancelled(
                contract.id(),
                contract.assignment().job(),
                contract.assignment().unit(),
                contract.assignment().worker()));
    }

    /** @throws NoSuchElementException if there is none */
    @Transactional(readOnly = true)
    public WorkContract contract(ContractId id) {
        WorkContract contract = find(id).orElseThrow(() -> new NoSuchElementException("no contract " + id));
        access.requireRead(contract);
        return contract;
    }

    /** The paper of a contract as PDF; empty for a draft. */
    @Transactional
    public Optional<byte[]> paper(ContractId id) {
        return paper.pdf(contract(id));
    }

    /** The papers before that one, oldest first. */
    @Transactional
    public List<byte[]> earlierPapers(ContractId id) {
        return paper.earlier(contract(id));
    }

    /** Every version of days and pay, oldest first. */
    @Transactional(readOnly = true)
    public List<ContractVersion> versions(ContractId id) {
        contract(id);
        return store.versions(id);
    }

    /** What a worker has to sign or to confirm now, nearest first. */
    @Transactional(readOnly = true)
    public List<WorkContract> waitingFor(UUID worker) {
        LocalDate today = time.today();
        return store.ofWorker(worker, today.minusDays(60), today.plusYears(1)).stream()
                .filter(contract -> contract.toSign(time.now()) || contract.toConfirm(time.now()))
                .toList();
    }

    /** Keeps others from changing a contract until the end of the transaction; for a caller who then locks rows of its own. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void hold(ContractId id) {
        lock(id);
    }

    /** For modules that have asked their own permission. */
    @Transactional(readOnly = true)
    public Optional<WorkContract> find(ContractId id) {
        return store.find(id);
    }

    /** Several at once, for modules that have asked their own permission; unknown ones are left out. */
    @Transactional(readOnly = true)
    public Map<UUID, WorkContract> find(Collection<UUID> ids) {
        return store.find(ids);
    }

    @Transactional(readOnly = true)
    public List<WorkContract> ofJob(UUID job) {
        return store.ofJob(job);
    }

    /** Contracts of a worker that touch a span of days, cancelled ones too. */
    @Transactional(readOnly = true)
    public List<WorkContract> ofWorker(UUID worker, LocalDate from, LocalDate to) {
        return store.ofWorker(worker, from, to);
    }

    @Transactional(readOnly = true)
    public List<WorkContract> ofUnit(UUID unit, LocalDate from, LocalDate to) {
        return store.ofUnit(unit, from, to);
    }

    /** Contracts whose work is confirmed, or counts by the passing of time, with their last day in a span: their wage is due. */
    @Transactional(readOnly = true)
    public List<WorkContract> payable(LocalDate lastDayFrom, LocalDate lastDayTo) {
        return store.endedBetween(lastDayFrom, lastDayTo, Set.of(ContractState.DONE));
    }

    private WorkContract lock(ContractId id) {
        return store.lock(id).orElseThrow(() -> new NoSuchElementException("no contract " + id));
    }
}
