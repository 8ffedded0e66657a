package coop.ouvrage.employment;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Work that both sides end before its last planned day. What was worked stays owed: pay by the hour follows the hours, one gross for the
 * whole is shared by paid time. The authority is told the new end, what was held for the rest is free again.
 */
@Service
public class EarlyEnd {

    private final ContractStore store;
    private final Commitments commitments;
    private final Declarations declarations;
    private final ContractAccess access;
    private final ContractPaper paper;
    private final ContractMail mail;
    private final Audit audit;
    private final BusinessTime time;

    EarlyEnd(
            ContractStore store,
            Commitments commitments,
            Declarations declarations,
            ContractAccess access,
            ContractPaper paper,
            ContractMail mail,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.commitments = commitments;
        this.declarations = declarations;
        this.access = access;
        this.paper = paper;
        this.mail = mail;
        this.audit = audit;
        this.time = time;
    }

    /** @param lastDay the last day of work; shifts after it do not take place */
    @Transactional
    public Outcome<ContractId> end(ContractId id, LocalDate lastDay, String reason) {
        WorkContract contract = store.lock(id).orElseThrow(() -> new NoSuchElementException("no contract " + id));
        access.requirePrepare(contract.assignment().unit());
        List<PaidDay> kept = contract.days().stream()
                .filter(day -> !day.date().isAfter(lastDay))
                .toList();
        List<Refusal> refusals = refusals(contract, kept, reason);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        ContractPrice price = Pricing.price(kept, pay(contract, kept), contract.coefficient(), contract.minimum());
        commitments.change(contract, price.charge()).orThrow();
        WorkContract now =
                store.revise(contract, price, VersionCause.ENDED, reason.strip(), access.person(), time.now());
        paper.write(now);
        declarations.change(contract, now);
        mail.amended(now);
        audit.changed("contract.ended", "contract", id.value(), Map.of("version", now.version(), "reason", reason));
        return Outcome.done(id);
    }

    private List<Refusal> refusals(WorkContract contract, List<PaidDay> kept, String reason) {
        List<Refusal> refusals = new ArrayList<>();
        refusals.addAll(LongMonths.partOfLong(contract));
        boolean running = contract.state() == ContractState.RUNNING || contract.state() == ContractState.DECLARED;
        if (!running || contract.confirmed()) {
            refusals.add(Refusal.of(
                    "employment.not_running", "state", contract.state().name()));
        }
        boolean nothingLeft = kept.size() == contract.days().size();
        boolean worked = contract.days().stream()
                .anyMatch(day -> !kept.contains(day) && !day.day().startsAt().isAfter(time.now()));
        if (kept.isEmpty() || nothingLeft || worked) {
            refusals.add(
                    Refusal.of("employment.end_between", "first", contract.firstDay(), "last", contract.lastDay()));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        return refusals;
    }

    private static Pay pay(WorkContract contract, List<PaidDay> kept) {
        if (contract.hourlyRate() != null) {
            return new Pay.Hourly(contract.hourlyRate());
        }
        List<WorkDay> left = kept.stream().map(PaidDay::day).toList();
        return new Pay.Gross(new AgreedWhole(contract.days(), contract.gross()).share(AgreedWhole.dates(left)));
    }
}
