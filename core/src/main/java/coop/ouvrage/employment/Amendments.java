package coop.ouvrage.employment;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.employment.spi.Companion;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Other days for a contract that is signed already, before its work begins. What both signed is changed by both (Civil Code, book 5):
 * the worker agrees to what whoever prepares contracts of the unit proposes. Pay follows the hours where it was agreed by the hour;
 * the difference is held or given back, and the authority is told.
 */
@Service
public class Amendments {

    private final ContractStore store;
    private final AmendmentStore amendments;
    private final Mandates mandates;
    private final ObjectProvider<Companion> companions;
    private final TermsCheck check;
    private final Pricing pricing;
    private final WorkerTime workerTime;
    private final Commitments commitments;
    private final Declarations declarations;
    private final ContractAccess access;
    private final NewPaper paper;
    private final ContractMail mail;
    private final Audit audit;
    private final BusinessTime time;

    Amendments(
            ContractStore store,
            AmendmentStore amendments,
            Mandates mandates,
            ObjectProvider<Companion> companions,
            TermsCheck check,
            Pricing pricing,
            WorkerTime workerTime,
            Commitments commitments,
            Declarations declarations,
            ContractAccess access,
            NewPaper paper,
            ContractMail mail,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.amendments = amendments;
        this.mandates = mandates;
        this.companions = companions;
        this.check = check;
        this.pricing = pricing;
        this.workerTime = workerTime;
        this.commitments = commitments;
        this.declarations = declarations;
        this.access = access;
        this.paper = paper;
        this.mail = mail;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Changes the days of one's own contract. That the worker is at the screen is for the page to prove.
     *
     * @return refused for the contract of somebody else, whose worker is asked by {@link #propose}
     */
    @Transactional
    public Outcome<ContractId> amend(ContractId id, List<WorkDay> days, String reason) {
        WorkContract contract = lock(id);
        access.requirePrepare(contract.assignment().unit());
        if (!access.isWorker(contract)) {
            return Outcome.refused(Refusal.of("employment.amend_by_worker"));
        }
        Outcome<ContractId> done = amend(contract, days, reason);
        if (done.isDone()) {
            store(contract, days, reason, Amendment.State.AGREED);
        }
        return done;
    }

    /** Asks the worker for other days. Nothing changes until they agree. */
    @Transactional
    public Outcome<ContractId> propose(ContractId id, List<WorkDay> days, String reason) {
        WorkContract contract = lock(id);
        access.requirePrepare(contract.assignment().unit());
        ContractTerms terms = terms(contract, days);
        List<Refusal> refusals = refusals(contract, terms, reason);
        if (amendments.open(id).isPresent()) {
            refusals.add(Refusal.of("employment.amendment_open"));
        }
        if (refusals.isEmpty()) {
            refusals.addAll(TermsCheck.ofPay(terms, price(contract, days)));
            refusals.addAll(
                    workerTime.of(contract.assignment().worker(), days, id).stops());
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store(contract, days, reason, Amendment.State.OPEN);
        mail.amendmentProposed(contract);
        audit.changed("contract.amendment_proposed", "contract", id.value(), Map.of("reason", reason.strip()));
        return Outcome.done(id);
    }

    /** The worker agrees: all rules are asked again, and the days hold from now on. That it is the worker is for the page to prove. */
    @Transactional
    public Outcome<ContractId> agree(ContractId id) {
        WorkContract contract = lock(id);
        access.requireWorker(contract);
        Optional<Amendment> open = amendments.open(id);
        if (open.isEmpty()) {
            return Outcome.refused(Refusal.of("employment.no_amendment"));
        }
        Outcome<ContractId> done = amend(contract, open.get().days(), open.get().reason());
        if (done.isDone()) {
            amendments.answer(open.get().id(), Amendment.State.AGREED, time.now());
            if (!contract.assignment().holder().equals(access.person())) {
                mail.amendmentAgreed(store.find(id).orElseThrow());
            }
            audit.changed("contract.amendment_agreed", "contract", id.value(), Map.of());
        }
        return done;
    }

    /** The worker does not agree, or whoever prepares contracts takes the proposal back: the days stay as signed. */
    @Transactional
    public Outcome<ContractId> decline(ContractId id) {
        WorkContract contract = lock(id);
        boolean declined = access.isWorker(contract);
        if (!declined) {
            access.requirePrepare(contract.assignment().unit());
        }
        Optional<Amendment> open = amendments.open(id);
        if (open.isEmpty()) {
            return Outcome.refused(Refusal.of("employment.no_amendment"));
        }
        Amendment.State state = declined ? Amendment.State.DECLINED : Amendment.State.WITHDRAWN;
        amendments.answer(open.get().id(), state, time.now());
        if (declined) {
            mail.amendmentDeclined(contract);
        }
        audit.changed("contract.amendment_" + state.name().toLowerCase(Locale.ROOT), "contract", id.value(), Map.of());
        return Outcome.done(id);
    }

    /** What waits for the worker's answer, for readers of the contract. */
    @Transactional(readOnly = true)
    public Optional<Amendment> proposed(WorkContract contract) {
        access.requireRead(contract);
        return amendments.open(contract.id());
    }

    /** Whether days can still be changed: signed by both, not begun, and nothing goes with it that names its days. */
    public boolean isOpen(WorkContract contract) {
        return ofState(contract).isEmpty();
    }

    private WorkContract lock(ContractId id) {
        return store.lock(id).orElseThrow(() -> new NoSuchElementException("no contract " + id));
    }

    private void store(WorkContract contract, List<WorkDay> days, String reason, Amendment.State state) {
        amendments.insert(new Amendment(
                TimeOrderedId.next(), contract.id(), days, reason.strip(), access.person(), time.now(), state));
    }

    private static ContractTerms terms(WorkContract contract, List<WorkDay> days) {
        return new ContractTerms(contract.assignment(), contract.kind(), days, contract.pay(), contract.post());
    }

    private ContractPrice price(WorkContract contract, List<WorkDay> days) {
        return Pricing.price(pricing.paid(days), contract.pay(), contract.coefficient(), contract.minimum());
    }

    private Outcome<ContractId> amend(WorkContract contract, List<WorkDay> days, String reason) {
        ContractId id = contract.id();
        store.lockWorker(contract.assignment().worker());
        ContractTerms terms = terms(contract, days);
        List<Refusal> refusals = refusals(contract, terms, reason);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        ContractPrice price = price(contract, days);
        refusals.addAll(TermsCheck.ofPay(terms, price));
        refusals.addAll(workerTime.of(contract.assignment().worker(), days, id).stops());
        Optional<Mandate> mandate = mandates.on(contract.assignment().entity(), time.today());
        if (mandate.isEmpty()) {
            refusals.add(Refusal.of(
                    "employment.no_mandate", "entity", contract.assignment().entity()));
        }
        if (refusals.isEmpty()) {
            refusals.addAll(commitments.change(contract, price.charge()).refusals());
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        WorkContract now = store.revise(contract, price, VersionCause.AMENDED, reason, access.person(), time.now());
        paper.ofBoth(now, mandate.orElseThrow());
        declarations.change(contract, now);
        mail.amended(now);
        audit.changed("contract.amended", "contract", id.value(), Map.of("version", now.version()));
        return Outcome.done(id);
    }

    private List<Refusal> refusals(WorkContract contract, ContractTerms terms, String reason) {
        List<Refusal> refusals = ofState(contract);
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        refusals.addAll(check.ofWork(terms));
        refusals.addAll(TermsCheck.ofStart(terms, time.now()));
        return refusals;
    }

    private List<Refusal> ofState(WorkContract contract) {
        List<Refusal> refusals = new ArrayList<>();
        refusals.addAll(LongMonths.partOfLong(contract));
        if (contract.state() != ContractState.SIGNED && contract.state() != ContractState.DECLARED) {
            refusals.add(Refusal.of(
                    "employment.not_amendable", "state", contract.state().name()));
        }
        if (!contract.startsAt().isAfter(time.now())) {
            refusals.add(Refusal.of("employment.already_started", "day", contract.firstDay()));
        }
        if (companions.stream().anyMatch(companion -> companion.link(contract).isPresent())) {
            refusals.add(Refusal.of("employment.amend_companion"));
        }
        return refusals;
    }
}
