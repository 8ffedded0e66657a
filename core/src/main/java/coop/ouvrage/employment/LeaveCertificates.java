package coop.ouvrage.employment;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.employment.spi.AbsenceRules;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Certificates of earlier employers in lasting contracts: entered at the desk from the paper that the worker brings. */
@Service
public class LeaveCertificates {

    private final CertificateStore store;
    private final EarlierLeave earlier;
    private final LongStore longs;
    private final LongMonths months;
    private final LongAccess access;
    private final LongRework rework;
    private final AbsenceRules rules;
    private final Permissions permissions;
    private final CurrentUser user;
    private final Audit audit;
    private final BusinessTime time;

    LeaveCertificates(
            CertificateStore store,
            EarlierLeave earlier,
            LongStore longs,
            LongMonths months,
            LongAccess access,
            LongRework rework,
            AbsenceRules rules,
            Permissions permissions,
            CurrentUser user,
            Audit audit,
            BusinessTime time) {
        this.store = store;
        this.earlier = earlier;
        this.longs = longs;
        this.months = months;
        this.access = access;
        this.rework = rework;
        this.rules = rules;
        this.permissions = permissions;
        this.user = user;
        this.audit = audit;
        this.time = time;
    }

    /** What stands on a certificate: see {@link LeaveCertificate}. */
    public record Draft(int year, String employer, BigDecimal hours, Money simple, String paper) {}

    /**
     * @param left hours of the certificates of the year that were not taken
     * @param months of the year and of the one before on which such leave has an effect
     */
    public record Shown(List<LeaveCertificate> certificates, BigDecimal left, List<MonthLeave> months) {}

    /** The certificates of a contract and what they did to its months, for whoever may read it. */
    @Transactional(readOnly = true)
    public Shown of(LongContract contract, int year) {
        return new Shown(
                store.of(contract.id()),
                earlier.certified(contract, year).subtract(taken(contract, year)),
                Stream.iterate(YearMonth.of(year - 1, 1), month -> month.plusMonths(1))
                        .limit(24)
                        .map(month -> earlier.of(contract, month))
                        .filter(month -> !month.isNothing())
                        .toList());
    }

    /** What such leave did to one month; empty for most. */
    @Transactional(readOnly = true)
    public Optional<MonthLeave> ofMonth(WorkContract month) {
        return month.term() == null ? Optional.empty() : store.month(month.id().value());
    }

    private static BigDecimal taken(LongContract contract, int year) {
        return PaidDay.hours(contract.absences().stream()
                .mapToInt(absence -> absence.earlierMinutes(year))
                .sum());
    }

    @Transactional
    public Outcome<UUID> record(UUID contractId, Draft draft) {
        LongContract contract = locked(contractId);
        List<Refusal> refusals = refusals(contract, draft);
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        LeaveCertificate certificate = new LeaveCertificate(
                TimeOrderedId.next(),
                draft.year(),
                draft.employer().strip(),
                draft.hours(),
                draft.simple(),
                draft.paper().strip());
        store.insert(contractId, certificate, user.partyId().orElse(null), time.now());
        again(contract, draft.year());
        audit.changed("long.leave_certificate", "long_contract", contractId, Map.of("year", draft.year()));
        return Outcome.done(certificate.id());
    }

    /** Takes one back that was entered wrongly, as long as no leave rests on it. */
    @Transactional
    public Outcome<UUID> withdraw(UUID contractId, UUID id) {
        LongContract contract = locked(contractId);
        LeaveCertificate known = store.of(contractId).stream()
                .filter(certificate -> certificate.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NoSuchElementException("no certificate " + id));
        List<Refusal> refusals = new ArrayList<>(access.ownCase(contract));
        if (isSettled(contract, known.year())
                || taken(contract, known.year())
                                .compareTo(earlier.certified(contract, known.year())
                                        .subtract(known.hours()))
                        > 0) {
            refusals.add(Refusal.of("employment.certificate_used"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        store.withdrawn(id, user.partyId().orElse(null), time.now());
        again(contract, known.year());
        audit.changed("long.leave_certificate_withdrawn", "long_contract", contractId, Map.of("year", known.year()));
        return Outcome.done(id);
    }

    private LongContract locked(UUID id) {
        permissions.require(Permission.LONG_DECIDE, access.known(id).unit());
        return longs.lock(id).orElseThrow();
    }

    private void again(LongContract contract, int year) {
        rework.from(
                contract,
                EarlierLeave.settlement(contract, year),
                new LongRework.Reason(
                        VersionCause.ABSENT,
                        LongAbsence.Kind.LEAVE.name(),
                        user.partyId().orElse(null)));
    }

    private List<Refusal> refusals(LongContract contract, Draft draft) {
        List<Refusal> refusals = new ArrayList<>(access.ownCase(contract));
        if (!rules.employerPaysLeave(contract.kind())) {
            refusals.add(Refusal.of("employment.certificate_fund"));
        }
        if (draft.employer().isBlank()
                || draft.paper().isBlank()
                || draft.hours().signum() <= 0
                || draft.simple().isNegative()) {
            refusals.add(Refusal.of("employment.certificate_incomplete"));
        }
        if (draft.year() < Math.max(2024, contract.startsOn().getYear())
                || draft.year() > contract.startsOn().getYear() + 1) {
            refusals.add(Refusal.of("employment.certificate_year"));
        } else if (isSettled(contract, draft.year())) {
            refusals.add(Refusal.of("employment.leave_year_settled", "year", String.valueOf(draft.year())));
        }
        return refusals;
    }

    /** Whether the month in which a year is settled is confirmed: nothing changes it any more. */
    boolean isSettled(LongContract contract, int year) {
        return months.isConfirmed(contract, EarlierLeave.settlement(contract, year));
    }
}
