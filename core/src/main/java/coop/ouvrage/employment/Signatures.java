package coop.ouvrage.employment;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.Foreseen.Kind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Signing: the worker with their own account and a one-time code, then the entity under its mandate once all checks pass. */
@Service
public class Signatures {

    private final ContractStore contracts;
    private final SignatureStore store;
    private final SigningCodes codes;
    private final EntitySignature entity;
    private final ContractPaper paper;
    private final ContractMail mail;
    private final ContractAccess access;
    private final Parties parties;
    private final Audit audit;
    private final BusinessTime time;
    private final JsonMapper json;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transaction;

    Signatures(
            ContractStore contracts,
            SignatureStore store,
            SigningCodes codes,
            EntitySignature entity,
            ContractPaper paper,
            ContractMail mail,
            ContractAccess access,
            Parties parties,
            Audit audit,
            BusinessTime time,
            JsonMapper json,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.contracts = contracts;
        this.store = store;
        this.codes = codes;
        this.entity = entity;
        this.paper = paper;
        this.mail = mail;
        this.access = access;
        this.parties = parties;
        this.audit = audit;
        this.time = time;
        this.json = json;
        this.events = events;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * These contracts will be signed, one after the other, within the running transaction: what is asked of each is read together.
     * Decides nothing, and asks no permission: that is done for each.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void expect(Collection<ContractId> ids) {
        Foreseen.over();
        Foreseen.expect(Kind.CONTRACT, ids.stream().map(ContractId::value).toList());
        entity.expect(ids.stream().flatMap(id -> contracts.find(id).stream()).toList());
    }

    /** Sends the worker a code to sign with. */
    @Transactional
    public Outcome<ContractId> requestCode(ContractId id) {
        WorkContract contract = lock(id);
        access.requireWorker(contract);
        List<Refusal> refusals = refusals(contract);
        Optional<String> address =
                parties.email(new PartyId(contract.assignment().worker()));
        if (address.isEmpty()) {
            refusals.add(Refusal.of("employment.worker_without_mail"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        mail.code(contract, address.orElseThrow(), codes.make(id, masked(address.orElseThrow())));
        return Outcome.done(id);
    }

    /**
     * The worker signs the paper as stored. The entity follows in a step of its own: if something is missing, the worker's
     * signature stands and the contract waits ({@link #waitsFor}).
     */
    public Outcome<WorkContract> sign(ContractId id, String code) {
        Outcome<ContractId> signed =
                java.util.Objects.requireNonNull(transaction.execute(status -> signAsWorker(id, code)));
        if (signed.isDone()) {
            signForEntity(id);
        }
        return signed.map(done -> contracts.find(done).orElseThrow());
    }

    private Outcome<ContractId> signAsWorker(ContractId id, String code) {
        WorkContract contract = lock(id);
        access.requireWorker(contract);
        if (contract.signedByWorker()) {
            return Outcome.done(id);
        }
        List<Refusal> refusals = refusals(contract);
        if (refusals.isEmpty()) {
            codes.use(id, code).ifPresent(refusals::add);
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        contracts.signedByWorker(id, time.now());
        store.insert(
                id,
                new Signature(
                        contract.version(),
                        Signature.Side.WORKER,
                        contract.assignment().worker(),
                        null,
                        time.now(),
                        "account and one-time code",
                        paper.hash(contract),
                        json.writeValueAsString(Map.of("codeSentTo", codeSentTo(contract)))));
        audit.changed("contract.signed", "contract", id.value(), Map.of("side", "worker"));
        return Outcome.done(id);
    }

    private String codeSentTo(WorkContract contract) {
        return parties.email(new PartyId(contract.assignment().worker()))
                .map(Signatures::masked)
                .orElse("");
    }

    /** The entity signs if all checks pass now; tried again when what was missing has come. Refused with what is missing. */
    public Outcome<WorkContract> signForEntity(ContractId id) {
        Outcome<WorkContract> signed = entity.sign(id);
        if (!signed.isDone()) {
            contracts
                    .find(id)
                    .filter(contract -> contract.state() == ContractState.SENT && contract.signedByWorker())
                    .ifPresent(contract -> waits(contract, signed.refusals()));
        }
        return signed;
    }

    /**
     * Signs for the entity what the worker has signed, what something stood in the way of, and what nothing does any more: a client has paid
     * what was late, a limit is free again. Nobody is told once more of what still waits.
     */
    void signWhatWaited() {
        entity.ready(contracts.waitingForEntity(time.now())).forEach(entity::sign);
    }

    private void waits(WorkContract contract, List<Refusal> missing) {
        mail.waits(contract, missing);
        events.publishEvent(
                new ContractWaits(contract.id(), contract.assignment().job(), missing));
    }

    /** What keeps the entity from signing now: it is tried and undone. */
    @Transactional
    public List<Refusal> waitsFor(ContractId id) {
        WorkContract contract = contracts.find(id).orElseThrow();
        access.requireRead(contract);
        return contract.state() == ContractState.SENT && contract.signedByWorker() ? entity.trial(id) : List.of();
    }

    /** Signatures under a contract, oldest first. */
    @Transactional(readOnly = true)
    public List<Signature> of(ContractId id) {
        return store.of(id);
    }

    private List<Refusal> refusals(WorkContract contract) {
        List<Refusal> refusals = new ArrayList<>();
        if (contract.state() != ContractState.SENT) {
            refusals.add(Refusal.of(
                    "employment.not_to_sign", "state", contract.state().name()));
        }
        if (!contract.regularised() && !contract.startsAt().isAfter(time.now())) {
            refusals.add(Refusal.of(
                    "employment.start_in_past",
                    "day",
                    contract.firstDay(),
                    "time",
                    contract.days().getFirst().day().start()));
        }
        return refusals;
    }

    /** First letter and domain only. */
    private static String masked(String address) {
        int at = address.indexOf('@');
        return at < 1 ? "•" : address.charAt(0) + "•••" + address.substring(at);
    }

    private WorkContract lock(ContractId id) {
        return contracts.lock(id).orElseThrow(() -> new NoSuchElementException("no contract " + id));
    }
}
