package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.calendar.WorkingDays;
import coop.ouvrage.employment.spi.AbsenceRules;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Leave, illness and other days off in lasting contracts. The worker takes leave that was earned; an officer records the rest from its
 * certificate. Months to come are made again, months that were paid are put right by the difference.
 */
@Service
public class LongAbsences {

    private final LongStore longs;
    private final LongAbsenceStore store;
    private final LongAccess access;
    private final LongRework rework;
    private final AbsencePay pay;
    private final LeaveRights rights;
    private final LeaveCertificates certificates;
    private final AbsenceRules rules;
    private final WorkingDays calendar;
    private final ContractMail mail;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    LongAbsences(
            LongStore longs,
            LongAbsenceStore store,
            LongAccess access,
            LongRework rework,
            AbsencePay pay,
            LeaveRights rights,
            LeaveCertificates certificates,
            AbsenceRules rules,
            WorkingDays calendar,
            ContractMail mail,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.longs = longs;
        this.store = store;
        this.access = access;
        this.rework = rework;
        this.pay = pay;
        this.rights = rights;
        this.certificates = certificates;
        this.rules = rules;
        this.calendar = calendar;
        this.mail = mail;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /**
     * Hours of leave in a year.
     *
     * @param byFund whether a fund pays the leave: then the employer counts no hours, and pays none
     */
    public record Leave(int year, BigDecimal earned, BigDecimal taken, boolean byFund) {

        public BigDecimal left() {
            return earned.subtract(taken).max(BigDecimal.ZERO);
        }
    }

    /** What is wanted: {@code paper} names the certificate, never an illness. */
    public record Draft(
            LongAbsence.Kind kind, LocalDate firstDay, LocalDate lastDay, boolean otherCause, String paper) {}

    /** Records an absence. What the law's recorded rules do not answer is refused, and never guessed. */
    @Transactional
    public Outcome<UUID> record(UUID contractId, Draft draft) {
        LongContract contract = locked(contractId, draft.kind());
        List<Refusal> refusals = refusals(contract, draft);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        LongAbsence asked = new LongAbsence(
                TimeOrderedId.next(),
                draft.kind(),
                draft.firstDay(),
                draft.lastDay(),
                draft.otherCause(),
                draft.paper().strip(),
                Set.of(),
                Map.of());
        return switch (pay.lost(contract, asked)) {
            case Outcome.Refused<Set<LocalDate>> unknown -> Outcome.refused(unknown.refusals());
            case Outcome.Done<Set<LocalDate>>(Set<LocalDate> lost) ->
                record(contract, asked.losing(lost).paidEarlier(pay.earlier(contract, asked)));
        };
    }

    private Outcome<UUID> record(LongContract contract, LongAbsence absence) {
        for (LocalDate day : absence.earlier().keySet()) {
            if (certificates.isSettled(contract, day.getYear())) {
                return Outcome.refused(
                        Refusal.of("employment.leave_year_settled", "year", String.valueOf(day.getYear())));
            }
        }
        if (rework.takesWhole(contract, absence)) {
            return Outcome.refused(Refusal.of("employment.absence_whole_month"));
        }
        UUID by = user.partyId().orElse(null);
        store.insert(contract.id(), absence, by, time.now());
        LongRework.Reason reason =
                new LongRework.Reason(VersionCause.ABSENT, absence.kind().name(), by);
        rework.correct(contract, absence, reason);
        rework.from(longs.find(contract.id()).orElseThrow(), YearMonth.from(absence.firstDay()), reason);
        tell(contract, absence, true);
        audit.changed("long.absence", "long_contract", contract.id(), Map.of("kind", absence.kind()));
        return Outcome.done(absence.id());
    }

    /** Takes an absence back that did not happen: not one that has already changed a confirmed month, nor one that a later illness counts on. */
    @Transactional
    public Outcome<UUID> withdraw(UUID contractId, UUID absenceId) {
        LongAbsence absence = access.known(contractId).absences().stream()
                .filter(known -> known.id().equals(absenceId))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no absence " + absenceId));
        LongContract contract = locked(contractId, absence.kind());
        List<Refusal> refusals = new ArrayList<>(own(contract, absence.kind()));
        boolean counted = contract.absences().stream()
                .anyMatch(other -> absence.kind() == LongAbsence.Kind.ILLNESS
                        && other.kind() == LongAbsence.Kind.ILLNESS
                        && other.firstDay().isAfter(absence.lastDay()));
        if (counted || !rework.confirmed(contract, absence).isEmpty()) {
            refusals.add(Refusal.of("employment.absence_settled"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        UUID by = user.partyId().orElse(null);
        store.withdrawn(absenceId, by, time.now());
        rework.from(
                longs.find(contractId).orElseThrow(),
                YearMonth.from(absence.firstDay()),
                new LongRework.Reason(VersionCause.ABSENT, absence.kind().name(), by));
        tell(contract, absence, false);
        audit.changed("long.absence_withdrawn", "long_contract", contractId, Map.of("kind", absence.kind()));
        return Outcome.done(absenceId);
    }

    /** Nobody is told of what they did themselves. */
    private void tell(LongContract contract, LongAbsence absence, boolean recorded) {
        if (!user.is(contract.worker())) {
            mail.absence(contract, absence, recorded);
        }
    }

    private LongContract locked(UUID id, LongAbsence.Kind kind) {
        LongContract contract = access.known(id);
        if (kind != LongAbsence.Kind.LEAVE || !user.is(contract.worker())) {
            permissions.require(Permission.LONG_DECIDE, contract.unit());
        }
        return longs.lock(id).orElseThrow();
    }

    /** Leave is the worker's to take; nobody else has a say in a case of their own. */
    private List<Refusal> own(LongContract contract, LongAbsence.Kind kind) {
        return kind == LongAbsence.Kind.LEAVE && user.is(contract.worker()) ? List.of() : access.ownCase(contract);
    }

    private List<Refusal> refusals(LongContract contract, Draft draft) {
        List<Refusal> refusals = new ArrayList<>(own(contract, draft.kind()));
        if (!access.first(contract).map(month -> month.state().binding()).orElse(false)) {
            refusals.add(Refusal.of("employment.long_not_running"));
        }
        LocalDate end = contract.endsOn();
        if (draft.firstDay().isBefore(contract.startsOn())
                || draft.lastDay().isBefore(draft.firstDay())
                || (end != null && draft.lastDay().isAfter(end))) {
            refusals.add(Refusal.of("employment.absence_outside"));
        } else if (contract.absences().stream().anyMatch(other -> other.touches(draft.firstDay(), draft.lastDay()))) {
            refusals.add(Refusal.of("employment.absence_overlap"));
        }
        if (draft.kind() == LongAbsence.Kind.ILLNESS && draft.paper().isBlank()) {
            refusals.add(Refusal.of("employment.absence_paper_missing"));
        }
        return refusals;
    }

    /** The leave of a year, for whoever may read the contract. */
    public Leave leave(LongContract contract, int year) {
        boolean byFund = !rules.employerPaysLeave(contract.kind());
        return new Leave(
                year, byFund ? BigDecimal.ZERO : rights.earned(contract, year), rights.taken(contract, year), byFund);
    }

    /** Public holidays of a year on which the plan has a shift: they are paid, and nobody works. */
    public List<LocalDate> publicHolidays(LongContract contract, int year) {
        return calendar.publicHolidays(year).stream()
                .filter(day -> contract.plannedDays(YearMonth.from(day)).stream()
                        .anyMatch(shift -> shift.date().equals(day)))
                .sorted()
                .toList();
    }
}
