package coop.ouvrage.employment;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Other days for a contract that is signed already, before its work begins. Pay follows the hours where it was agreed by the hour;
 * the difference is held or given back, and the authority is told.
 */
@Service
public class Amendments {

    private final ContractStore store;
    private final TermsCheck check;
    private final Pricing pricing;
    private final WorkerTime workerTime;
    private final Commitments commitments;
    private final Declarations declarations;
    private final ContractAccess access;
    private final ContractPaper paper;
    private final ContractMail mail;
    private final Audit audit;
    private final BusinessTime time;

    Amendments(
            ContractStore store,
            TermsCheck check,
            Pricing pricing,
            WorkerTime workerTime,
            Commitments commitments,
            Declarations declarations,
            ContractAccess access,
            ContractPaper paper,
            ContractMail mail,
            Audit audit,
            BusinessTime time) {
        this.store = store;
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

    @Transactional
    public Outcome<ContractId> amend(ContractId id, List<WorkDay> days, String reason) {
        WorkContract contract = store.lock(id).orElseThrow(() -> new NoSuchElementException("no contract " + id));
        access.requirePrepare(contract.assignment().unit());
        store.lockWorker(contract.assignment().worker());
        ContractTerms terms =
                new ContractTerms(contract.assignment(), contract.kind(), days, contract.pay(), contract.post());
        List<Refusal> refusals = refusals(contract, terms, reason);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        ContractPrice price =
                Pricing.price(pricing.paid(days), contract.pay(), contract.coefficient(), contract.minimum());
        refusals.addAll(TermsCheck.ofPay(terms, price));
        refusals.addAll(workerTime.of(contract.assignment().worker(), days, id).stops());
        if (refusals.isEmpty()) {
            refusals.addAll(commitments.change(contract, price.charge()).refusals());
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        WorkContract now = store.revise(contract, price, VersionCause.AMENDED, reason, access.person(), time.now());
        paper.write(now);
        declarations.change(contract, now);
        mail.amended(now);
        audit.changed("contract.amended", "contract", id.value(), Map.of("version", now.version()));
        return Outcome.done(id);
    }

    private List<Refusal> refusals(WorkContract contract, ContractTerms terms, String reason) {
        List<Refusal> refusals = new ArrayList<>();
        refusals.addAll(LongMonths.partOfLong(contract));
        if (contract.state() != ContractState.SIGNED && contract.state() != ContractState.DECLARED) {
            refusals.add(Refusal.of(
                    "employment.not_amendable", "state", contract.state().name()));
        }
        if (!contract.startsAt().isAfter(time.now())) {
            refusals.add(Refusal.of("employment.already_started", "day", contract.firstDay()));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        refusals.addAll(check.ofWork(terms));
        refusals.addAll(TermsCheck.ofStart(terms, time.now()));
        return refusals;
    }
}
