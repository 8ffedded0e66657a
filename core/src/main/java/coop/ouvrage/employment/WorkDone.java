package coop.ouvrage.employment;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.transaction.Foreseen;
import coop.ouvrage.transaction.Foreseen.Kind;
import coop.ouvrage.worklist.Worklist;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
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

    private final ContractStore store;
    private final WorkedHours hours;
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
            WorkedHours hours,
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
        this.hours = hours;
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

    /** Work of these jobs will be confirmed in this transaction, one after the other: what is asked for each is read together. */
    @Transactional
    public void expect(Collection<UUID> jobs) {
        Foreseen.expect(Kind.JOB, jobs);
        List<WorkContract> all =
                jobs.stream().flatMap(job -> store.ofJob(job).stream()).toList();
        Foreseen.expect(
                Kind.CONTRACT,
                all.stream().map(contract -> contract.id().value()).toList());
        Foreseen.expect(
                Kind.WORKER,
                all.stream().map(contract -> contract.assignment().worker()).toList());
        Foreseen.expect(
                Kind.ORDER,
                all.stream()
                        .map(contract -> contract.assignment().order())
                        .filter(Objects::nonNull)
                        .toList());
    }

    /**
     * Confirms the days of a contract as they were worked. The same days again change nothing.
     *
     * @param days the agreed ones when all went as planned
     */
    @Transactional
    public Outcome<ContractId> confirm(ContractId id, List<WorkDay> days) {
        return confirm(id, days, false);
    }

    /** @param byShare whether pay agreed for the whole is lowered by the agreed days that are left out */
    @Transactional
    public Outcome<ContractId> confirm(ContractId id, List<WorkDay> days, boolean byShare) {
        WorkContract contract = lock(id);
        access.requireConfirm(contract);
        if (contract.confirmed()) {
            return WorkedHours.same(contract, days)
                    ? Outcome.done(id)
                    : Outcome.refused(Refusal.of("employment.already_confirmed"));
        }
        List<Refusal> refusals = hours.refusals(contract, days);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        if (WorkedHours.same(contract, days)) {
            settle(contract, access.person());
            return Outcome.done(id);
        }
        ContractPrice price = hours.price(contract, days, byShare);
        List<Refusal> tooDear = hours.hold(contract, price);
        if (!tooDear.isEmpty()) {
            return Outcome.refused(tooDear);
        }
        WorkContract now = revise(contract, price, VersionCause.CONFIRMED, "");
        settle(now, access.person());
        declarations.change(contract, now);
        UUID by = access.person();
        if (by != null) {
            mail.hoursDiffer(now, by);
        }
        return Outcome.done(id);
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

    /** Days and pay that both sides agreed; the caller knows whether the reader may see the contract. */
    @Transactional(readOnly = true)
    public AgreedWhole agreed(WorkContract contract) {
        return hours.agreed(contract);
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
        return correct(id, days, reason, false);
    }

    /** @param byShare whether pay agreed for the whole is lowered by the agreed days that are left out */
    @Transactional
    public Outcome<ContractId> correct(ContractId id, List<WorkDay> days, String reason, boolean byShare) {
        WorkContract contract = lock(id);
        access.requireConfirm(contract);
        List<Refusal> refusals = new ArrayList<>();
        if (!contract.confirmed()) {
            refusals.add(Refusal.of("employment.not_confirmed"));
        }
        if (reason.isBlank()) {
            refusals.add(Refusal.of("employment.reason_missing"));
        }
        refusals.addAll(hours.refusals(contract, days));
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        ContractPrice price = hours.price(contract, days, byShare);
        if (WorkedHours.same(contract, days) && price.gross().equals(contract.gross())) {
            return Outcome.done(id);
        }
        List<Refusal> tooDear = hours.hold(contract, price);
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
