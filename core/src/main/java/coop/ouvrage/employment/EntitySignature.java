package coop.ouvrage.employment;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.customer.Clients;
import coop.ouvrage.employment.spi.Companion;
import coop.ouvrage.employment.spi.JobOrder;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.refusal.RefusedException;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.unit.Units;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * The employer's side of a contract. It is signed by the entity under a recorded mandate, never by the holder, and only when every
 * check passes; money, cover and declaration are written in the same transaction.
 */
@Component
class EntitySignature {

    private final ContractStore contracts;
    private final SignatureStore signatures;
    private final Mandates mandates;
    private final Clients clients;
    private final Units units;
    private final Commitments commitments;
    private final WorkerTime workerTime;
    private final ObjectProvider<Companion> companions;
    private final Declarations declarations;
    private final ContractPaper paper;
    private final ContractMail mail;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final BusinessTime time;
    private final JsonMapper json;
    private final TransactionTemplate step;

    EntitySignature(
            ContractStore contracts,
            SignatureStore signatures,
            Mandates mandates,
            Clients clients,
            Units units,
            Commitments commitments,
            WorkerTime workerTime,
            ObjectProvider<Companion> companions,
            Declarations declarations,
            ContractPaper paper,
            ContractMail mail,
            Audit audit,
            ApplicationEventPublisher events,
            BusinessTime time,
            JsonMapper json,
            PlatformTransactionManager transactions) {
        this.contracts = contracts;
        this.signatures = signatures;
        this.mandates = mandates;
        this.clients = clients;
        this.units = units;
        this.commitments = commitments;
        this.workerTime = workerTime;
        this.companions = companions;
        this.declarations = declarations;
        this.paper = paper;
        this.mail = mail;
        this.audit = audit;
        this.events = events;
        this.time = time;
        this.json = json;
        this.step = new TransactionTemplate(transactions);
        // Within a transaction of the caller: what a refusal leaves behind is undone, the caller's work is not.
        step.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** What is asked of each of these contracts before it is signed is read together. */
    void expect(List<WorkContract> all) {
        List<Assignment> of = all.stream().map(WorkContract::assignment).toList();
        Foreseen.expect(Kind.JOB, of.stream().map(Assignment::job).toList());
        Foreseen.expect(Kind.WORKER, of.stream().map(Assignment::worker).toList());
        Foreseen.expect(Kind.PERSON, of.stream().map(Assignment::worker).toList());
        Foreseen.expect(Kind.PERSON, of.stream().map(Assignment::holder).toList());
        List<JobOrder> orders = all.stream()
                .flatMap(contract -> commitments.order(contract).stream())
                .toList();
        Foreseen.expect(Kind.ORDER, orders.stream().map(JobOrder::order).toList());
        Foreseen.expect(Kind.CLIENT, orders.stream().map(JobOrder::client).toList());
        commitments.expect(
                of,
                Stream.concat(
                                all.stream().map(contract -> contract.id().value()),
                                orders.stream().map(JobOrder::order))
                        .toList());
    }

    Outcome<WorkContract> sign(ContractId id) {
        return sign(id, false);
    }

    /** The same for one of many contracts: no mail for each, and the words are signed without their PDF. */
    Outcome<WorkContract> signUnderFramework(ContractId id) {
        return sign(id, true);
    }

    private Outcome<WorkContract> sign(ContractId id, boolean oneOfMany) {
        Outcome<WorkContract> signed = attempt(id, oneOfMany, false);
        return signed.isDone() || !contracts.find(id).orElseThrow().regularised()
                ? signed
                : attempt(id, oneOfMany, true);
    }

    /** @param owed whether the charge is held whatever the budget has, since the work was done */
    private Outcome<WorkContract> attempt(ContractId id, boolean oneOfMany, boolean owed) {
        try {
            return java.util.Objects.requireNonNull(step.execute(status -> signNow(id, oneOfMany, owed)));
        } catch (RefusedException e) {
            return Outcome.refused(e.refusals());
        }
    }

    /** Those of these contracts in whose way nothing stands that can be seen without a {@link #trial}. */
    @Transactional(readOnly = true)
    public List<ContractId> ready(List<ContractId> ids) {
        Foreseen.over();
        Foreseen.expect(Kind.CONTRACT, ids.stream().map(ContractId::value).toList());
        List<WorkContract> all =
                ids.stream().flatMap(id -> contracts.find(id).stream()).toList();
        expect(all);
        return all.stream().filter(this::isReady).map(WorkContract::id).toList();
    }

    private boolean isReady(WorkContract contract) {
        JobOrder order = commitments.order(contract).orElse(null);
        return refusals(contract, order).isEmpty()
                && (contract.regularised()
                        || commitments.obstacles(contract, order).isEmpty());
    }

    /** Why it would not sign now; nothing is kept. */
    List<Refusal> trial(ContractId id) {
        WorkContract contract = contracts.find(id).orElseThrow();
        JobOrder order = commitments.order(contract).orElse(null);
        List<Refusal> refusals = refusals(contract, order);
        if (contract.regularised()) {
            return refusals;
        }
        if (refusals.isEmpty()) {
            refusals = commitments.obstacles(contract, order);
        }
        return refusals.isEmpty() ? trialOfMoney(contract, order) : refusals;
    }

    /** Whether the money is there is only known when it is held. */
    private List<Refusal> trialOfMoney(WorkContract contract, @Nullable JobOrder order) {
        try {
            return java.util.Objects.requireNonNull(step.execute(status -> {
                status.setRollbackOnly();
                return commitments.hold(contract, order).refusals();
            }));
        } catch (RefusedException e) {
            return e.refusals();
        }
    }

    private Outcome<WorkContract> signNow(ContractId id, boolean oneOfMany, boolean owed) {
        WorkContract contract = contracts.lock(id).orElseThrow();
        if (contract.state().binding()) {
            return Outcome.done(contract);
        }
        JobOrder order = (oneOfMany ? commitments.drawn(contract) : Optional.<JobOrder>empty())
                .or(() -> commitments.order(contract))
                .orElse(null);
        List<Refusal> refusals = refusals(contract, order);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        Outcome<WorkContract> held = owed ? commitments.owe(contract) : commitments.hold(contract, order);
        if (!held.isDone()) {
            return held; // nothing was written: a step back would make all that is known be read anew
        }
        // From here nothing may be refused.
        Mandate mandate =
                mandates.on(contract.assignment().entity(), time.today()).orElseThrow();
        contracts.signedByEntity(id, time.now());
        signatures.insert(id, signature(contract, mandate, oneOfMany));
        WorkContract signed = contracts.find(id).orElseThrow();
        declarations.declare(signed);
        if (!oneOfMany) {
            mail.signed(signed);
        }
        audit.changed("contract.signed", "contract", id.value(), Map.of("side", "employer", "mandate", mandate.id()));
        events.publishEvent(new ContractSigned(
                id,
                contract.assignment().job(),
                contract.assignment().unit(),
                contract.assignment().worker(),
                contract.charge()));
        return Outcome.done(signed);
    }

    private List<Refusal> refusals(WorkContract contract, @Nullable JobOrder order) {
        List<Refusal> refusals = new ArrayList<>();
        if (contract.state() != ContractState.SENT) {
            refusals.add(Refusal.of(
                    "employment.not_to_sign", "state", contract.state().name()));
        }
        if (!contract.signedByWorker()) {
            refusals.add(Refusal.of("employment.worker_has_not_signed"));
        }
        if (mandates.on(contract.assignment().entity(), time.today()).isEmpty()) {
            refusals.add(Refusal.of(
                    "employment.no_mandate", "entity", contract.assignment().entity()));
        }
        refusals.addAll(belowMinimum(contract));
        if (!contract.regularised()) {
            refusals.addAll(ofStart(contract, order));
        }
        return refusals;
    }

    /** Conditions of starting, never of being paid: work that was done is declared and owed without them. */
    private List<Refusal> ofStart(WorkContract contract, @Nullable JobOrder order) {
        List<Refusal> refusals = new ArrayList<>();
        if (!contract.startsAt().isAfter(time.now())) {
            refusals.add(Refusal.of(
                    "employment.start_in_past",
                    "day",
                    contract.firstDay(),
                    "time",
                    contract.days().getFirst().day().start()));
        }
        if (order == null && !units.get(contract.assignment().unit()).isActivity()) {
            refusals.add(Refusal.of("employment.order_not_accepted"));
        }
        if (order != null && !clients.get(order.client()).mayBeInvoiced()) {
            refusals.add(Refusal.of("employment.client_not_verified"));
        }
        companions.forEach(companion -> refusals.addAll(companion.missing(contract)));
        refusals.addAll(workerTime
                .of(
                        contract.assignment().worker(),
                        contract.days().stream().map(PaidDay::day).toList(),
                        contract.id())
                .stops());
        return refusals;
    }

    private static List<Refusal> belowMinimum(WorkContract contract) {
        ContractTerms terms = new ContractTerms(
                contract.assignment(),
                contract.kind(),
                contract.days().stream().map(PaidDay::day).toList(),
                contract.pay(),
                contract.post());
        return TermsCheck.ofPay(
                terms, Pricing.price(contract.days(), contract.pay(), contract.coefficient(), contract.minimum()));
    }

    /** The signature of the entity under a paper as it stands now. */
    Signature signature(WorkContract contract, Mandate mandate, boolean oneOfMany) {
        return new Signature(
                contract.version(),
                Signature.Side.EMPLOYER,
                null,
                mandate.id(),
                time.now(),
                "mandate, after all checks",
                oneOfMany ? paper.wordsHash(contract) : paper.hash(contract),
                json.writeValueAsString(Map.of(
                        "representative", mandate.representative(),
                        "capacity", mandate.capacity(),
                        "decision", mandate.decision())));
    }
}
