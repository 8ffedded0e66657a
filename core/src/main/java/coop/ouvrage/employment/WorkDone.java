package coop.ouvrage.employment;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Days as they were worked: confirmed or corrected by worker or holder, counted as agreed when nobody answers, corrected later by
 * the difference. Work that was done is paid, declared or not.
 */
@Service
public class WorkDone {

    /** An item that asks what became of work that nobody declared and nobody confirmed. */
    static final String WAS_IT_DONE = "employment.was_it_done";

    private static final String BEYOND = "employment.hours_beyond_budget";

    private final ContractStore store;
    private final TermsCheck check;
    private final WorkerTime workerTime;
    private final Pricing pricing;
    private final Commitments commitments;
    private final Declarations declarations;
    private final LateDeclarations late;
    private final ContractAccess access;
    private final Permissions permissions;
    private final ContractMail mail;
    private final Contracts contracts;
    private final Policies policies;
    private final WorkingDays workingDays;
    private final Worklist worklist;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final BusinessTime time;

    WorkDone(
            ContractStore store,
            TermsCheck check,
            WorkerTime workerTime,
            Pricing pricing,
            Commitments commitments,
            Declarations declarations,
            LateDeclarations late,
            ContractAccess access,
            Permissions permissions,
            ContractMail mail,
            Contracts contracts,
            Policies policies,
            WorkingDays workingDays,
            Worklist worklist,
            Audit audit,
            ApplicationEventPublisher events,
            BusinessTime time) {
        this.store = store;
        this.check = check;
        this.workerTime = workerTime;
        this.pricing = pricing;
        this.commitments = commitments;
        this.declarations = declarations;
        this.late = late;
        this.access = access;
        this.permissions = permissions;
        this.mail = mail;
        this.contracts = contracts;
        this.policies = policies;
        this.workingDays = workingDays;
        this.worklist = worklist;
        this.audit = audit;
        this.events = events;
        this.time = time;
    }

    /** The day on whose morning contract hours count if nobody has answered. */
    public LocalDate answerBy(WorkContract contract) {
        return workingDays.plusWorkingDays(
                contract.lastDay(), policies.number("employment.confirm_days", contract.lastDay()));
    }

    /**
     * Confirms the days of a contract as they were worked. The same days again change nothing.
     *
     * @param days the agreed ones when all went as planned
     */
    @Transactional
    public Outcome<ContractId> confirm(ContractId id, List<WorkDay> days) {
        WorkContract contract = lock(id);
        access.requireConfirm(contract);
        if (contract.confirmed()) {
            return sameDays(contract, days)
                    ? Outcome.done(id)
                    : Outcome.refused(Refusal.of("employment.already_confirmed"));
        }
        List<Refusal> refusals = refusals(contract, days);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        boolean same = sameDays(contract, days);
        ContractPrice price = price(contract, days);
        List<Refusal> tooDear = same ? List.of() : hold(contract, price);
        if (!tooDear.isEmpty()) {
            return Outcome.refused(tooDear);
        }
        WorkContract now = same ? contract : revise(contract, price, VersionCause.CONFIRMED, "");
        settle(now, access.person());
        if (!same) {
            declarations.change(contract, now);
            UUID by = access.person();
            if (by != null) {
                mail.hoursDiffer(now, by);
            }
        }
        return Outcome.done(id);
    }

    private List<Refusal> refusals(WorkContract contract, List<WorkDay> days) {
        List<Refusal> refusals = new ArrayList<>();
        if (!contract.state().binding()) {
            refusals.add(Refusal.of(
                    "employment.not_binding", "state", contract.state().name()));
        } else if (contract.days().getLast().day().startsAt().isAfter(time.now())) {
            refusals.add(Refusal.of("employment.not_worked_yet", "day", contract.lastDay()));
        }
        refusals.addAll(check.ofWork(
                new ContractTerms(contract.assignment(), contract.kind(), days, contract.pay(), contract.post())));
        days.stream()
                .filter(day -> day.date().isAfter(time.today()))
                .findFirst()
                .ifPresent(day -> refusals.add(Refusal.of("employment.not_worked_yet", "day", day.date())));
        workerTime.worked(contract.assignment().worker(), days, contract.id()).ifPresent(refusals::add);
        return refusals;
    }

    private static boolean sameDays(WorkContract contract, List<WorkDay> days) {
        return contract.days().stream().map(PaidDay::day).toList().equals(days);
    }

    /** What the days cost: pay by the hour follows them, pay agreed for the whole stays, never below the minimum of the hours. */
    private ContractPrice price(WorkContract contract, List<WorkDay> days) {
        List<PaidDay> paid = pricing.paid(days);
        ContractPrice price = Pricing.price(paid, agreed(contract), contract.coefficient(), contract.minimum());
        return price.gross().compareTo(price.minimumGross()) >= 0
                ? price
                : Pricing.price(paid, new Pay.Gross(price.minimumGross()), contract.coefficient(), contract.minimum());
    }

    /** Pay as it was signed, whatever confirmed days have made of it since. */
    private Pay agreed(WorkContract contract) {
        return contract.hourlyRate() != null
                ? contract.pay()
                : new Pay.Gross(store.versions(contract.id()).stream()
                        .filter(version ->
                                version.cause() == VersionCause.AGREED || version.cause() == VersionCause.AMENDED)
                        .reduce((first, second) -> second)
                        .orElseThrow()
                        .gross());
    }

    /**
     * Holds the charge of the hours as they were worked. What the budget cannot carry is refused to holder and worker and goes to
     * the duty officer, whose word is final: hours that were worked are paid.
     */
    private List<Refusal> hold(WorkContract contract, ContractPrice price) {
        if (access.mayOwe(contract)) {
            commitments.owe(contract, price.charge());
            worklist.close(BEYOND, contract.id().value(), "decided");
            return List.of();
        }
        List<Refusal> refusals = commitments.change(contract, price.charge()).refusals();
        if (!refusals.isEmpty()) {
            worklist.open(Item.of(
                            Queue.DUTY,
                            BEYOND,
                            "contract",
                            contract.id().value(),
                            Role.PAYROLL,
                            "/contracts/" + contract.id())
                    .about(contract.assignment().worker())
                    .with("amount", price.charge().minus(contract.charge())));
        }
        return refusals;
    }

    private WorkContract revise(WorkContract contract, ContractPrice price, VersionCause cause, String reason) {
        return store.revise(contract, price, cause, reason, access.person(), time.now());
    }

    private void settle(WorkContract contract, @Nullable UUID by) {
        store.confirmed(contract.id(), by, time.now());
        late.notice(contract);
        worklist.close(WAS_IT_DONE, contract.id().value(), "confirmed");
        audit.changed(
                "work.confirmed",
                "contract",
                contract.id().value(),
                Map.of("hours", contract.hours(), "automatic", by == null));
        events.publishEvent(new WorkConfirmed(
                contract.id(),
                contract.assignment().job(),
                contract.assignment().unit(),
                contract.days(),
                by == null));
    }

    /** Nobody answered in time: contract hours count. Only for declared work; an undeclared job was not to start. */
    @Transactional
    void count(ContractId id) {
        WorkContract contract = lock(id);
        if (!contract.confirmed()
                && (contract.state() == ContractState.RUNNING || contract.state() == ContractState.DECLARED)) {
            settle(contract, null);
        }
    }

    /** Corrects confirmed days; what was paid already is put right by the difference. */
    @Transactional
    public Outcome<ContractId> correct(ContractId id, List<WorkDay> days, String reason) {
        WorkContract contract = lock(id);
        access.requireConfirm(contract);
        List<Refusal> refusals = new ArrayList<>();
        if (!contract.confirmed()) {
            refusals.add(Refusal.of("employment.not_confirmed"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        refusals.addAll(refusals(contract, days));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (sameDays(contract, days)) {
            return Outcome.done(id);
        }
        ContractPrice price = price(contract, days);
        List<Refusal> tooDear = hold(contract, price);
        if (!tooDear.isEmpty()) {
            return Outcome.refused(tooDear);
        }
        WorkContract now = revise(contract, price, VersionCause.CORRECTED, reason);
        declarations.change(contract, now);
        Money gross = now.gross().minus(contract.gross());
        audit.changed("work.corrected", "contract", id.value(), Map.of("reason", reason, "gross", gross));
        events.publishEvent(new WorkCorrected(
                id,
                contract.assignment().job(),
                contract.assignment().unit(),
                gross,
                now.charge().minus(contract.charge()),
                reason));
        return Outcome.done(id);
    }

    /**
     * An officer notes that work that was to be done was not done after all: no wage, and the declaration is taken back. Never in a case
     * of their own, and not before its day: until then the holder cancels.
     */
    @Transactional
    public Outcome<ContractId> notDone(ContractId id, String reason) {
        permissions.require(Permission.DECLARATION_HANDLE);
        WorkContract contract = lock(id);
        if (contract.state() == ContractState.CANCELLED) {
            return Outcome.done(id);
        }
        List<Refusal> refusals = new ArrayList<>();
        if (contract.confirmed()) {
            refusals.add(Refusal.of("employment.already_confirmed"));
        }
        if (!contract.state().binding() || contract.startsAt().isAfter(time.now())) {
            refusals.add(Refusal.of("employment.no_work_due", "day", contract.firstDay()));
        }
        if (access.isParty(contract)) {
            refusals.add(Refusal.of("employment.own_case"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        contracts.drop(contract, reason);
        worklist.close(WAS_IT_DONE, id.value(), "not done");
        return Outcome.done(id);
    }

    private WorkContract lock(ContractId id) {
        return store.lock(id).orElseThrow(() -> new NoSuchElementException("no contract " + id));
    }
}
