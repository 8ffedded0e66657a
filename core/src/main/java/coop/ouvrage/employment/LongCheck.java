package coop.ouvrage.employment;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.spi.MinimumPay;
import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.PartyId;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Units;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What makes a lasting contract, or a rider to one, impossible. */
@Component
class LongCheck {

    private static final BigDecimal WEEKS = BigDecimal.valueOf(52);
    private static final BigDecimal MONTHS = BigDecimal.valueOf(12);

    private final LongStore longs;
    private final TermsCheck check;
    private final WorkerTime workerTime;
    private final WorkRules rules;
    private final Policies policies;
    private final Units units;
    private final Parties parties;
    private final BusinessTime time;

    LongCheck(
            LongStore longs,
            TermsCheck check,
            WorkerTime workerTime,
            WorkRules rules,
            Policies policies,
            Units units,
            Parties parties,
            BusinessTime time) {
        this.longs = longs;
        this.check = check;
        this.workerTime = workerTime;
        this.rules = rules;
        this.policies = policies;
        this.units = units;
        this.parties = parties;
        this.time = time;
    }

    /** The pay coefficient of lasting contracts. */
    BigDecimal coefficient(ContractKind kind, LocalDate day) {
        return policies.rate("payroll.coefficient.long_" + kind.name().toLowerCase(Locale.ROOT), day);
    }

    /** Refusals in the order in which they are told. */
    List<Refusal> of(LongDraft draft) {
        List<Refusal> refusals = new ArrayList<>();
        if (draft.kind() == ContractKind.STUDENT) {
            refusals.add(Refusal.of("employment.long_student"));
            return refusals;
        }
        if (!units.get(draft.unit()).isActivity()) {
            refusals.add(Refusal.of("employment.long_needs_activity"));
        }
        if (!draft.startsOn().isAfter(time.today())) {
            refusals.add(Refusal.of("employment.long_start_past", "day", draft.startsOn()));
        }
        LocalDate end = draft.endsOn();
        if (end != null && end.isBefore(draft.startsOn())) {
            refusals.add(Refusal.of("employment.long_end_before_start", "start", draft.startsOn(), "end", end));
        }
        refusals.addAll(rules.wageLaw(draft.startsOn()));
        if (end != null && draft.post().reason().isBlank()) {
            refusals.add(Refusal.of("employment.long_reason_missing"));
        }
        refusals.addAll(ofHours(draft.plan(), draft.fullHours(), draft.startsOn(), draft.exception()));
        if (refusals.isEmpty()) {
            refusals.addAll(ofWork(draft));
            refusals.addAll(
                    ofPay(draft.kind(), draft.worker(), draft.post(), draft.plan(), draft.gross(), draft.startsOn()));
            refusals.addAll(others(draft.worker(), null, draft));
        }
        return refusals;
    }

    /** Refusals of other hours and pay of a contract from a month on. */
    List<Refusal> of(LongContract contract, WeekPlan plan, Money gross, YearMonth from) {
        LocalDate day = from.atDay(1);
        List<Refusal> refusals = ofHours(plan, contract.fullHours(), day, contract.exception());
        if (refusals.isEmpty()) {
            refusals.addAll(ofPay(contract.kind(), contract.worker(), contract.post(), plan, gross, day));
            BigDecimal hours =
                    plan.hours().add(hoursElsewhere(contract.worker(), contract.id(), day, contract.endsOn()));
            if (hours.compareTo(contract.lawHours()) > 0) {
                refusals.add(
                        Refusal.of("employment.long_beyond_full_time", "hours", hours, "full", contract.lawHours()));
            }
        }
        return refusals;
    }

    private List<Refusal> ofHours(WeekPlan plan, BigDecimal full, LocalDate day, String exception) {
        List<Refusal> refusals = new ArrayList<>();
        if (plan.shifts().isEmpty()) {
            refusals.add(Refusal.of("employment.long_no_hours"));
            return refusals;
        }
        var law = rules.weekHours(day);
        if (full.signum() <= 0 || full.compareTo(law.value()) > 0) {
            refusals.add(Refusal.of(
                    "employment.long_full_time",
                    "full",
                    full,
                    "law",
                    law.value(),
                    "source",
                    law.source(),
                    "mark",
                    law.mark()));
            return refusals;
        }
        if (plan.hours().compareTo(full) > 0) {
            refusals.add(Refusal.of("employment.long_above_full_time", "hours", plan.hours(), "full", full));
        }
        var part = rules.leastPart(day);
        BigDecimal least = full.multiply(part.value()).setScale(2, RoundingMode.DOWN);
        if (plan.hours().compareTo(least) < 0 && exception.isBlank()) {
            refusals.add(Refusal.of(
                    "employment.long_below_third",
                    "hours",
                    plan.hours(),
                    "least",
                    least,
                    "source",
                    part.source(),
                    "mark",
                    part.mark()));
        }
        refusals.addAll(ofShifts(plan, day));
        return refusals;
    }

    private List<Refusal> ofShifts(WeekPlan plan, LocalDate day) {
        List<Refusal> refusals = new ArrayList<>();
        LocalDate monday = day.with(java.time.temporal.TemporalAdjusters.nextOrSame(java.time.DayOfWeek.MONDAY));
        var least = rules.leastMinutes(day);
        for (WorkDay shift : plan.days(monday, monday.plusDays(6))) {
            if (shift.minutes() < least.value()) {
                refusals.add(Refusal.of(
                        "employment.long_shift_short",
                        "day",
                        shift.date(),
                        "least",
                        PaidDay.hours(least.value()),
                        "source",
                        least.source(),
                        "mark",
                        least.mark()));
            }
        }
        return refusals;
    }

    /** The shifts of the first weeks, as those of any contract are looked at: alone, and beside the other work of this person. */
    private List<Refusal> ofWork(LongDraft draft) {
        List<WorkDay> days = draft.plan().days(draft.startsOn(), lastLooked(draft));
        if (days.isEmpty()) {
            return List.of(Refusal.of("employment.long_no_hours"));
        }
        Assignment nobody =
                new Assignment(draft.entity(), draft.unit(), null, draft.unit(), draft.holder(), draft.worker());
        List<Refusal> refusals = new ArrayList<>(check.ofWork(
                new ContractTerms(nobody, draft.kind(), days, new Pay.Gross(draft.gross()), draft.post())));
        refusals.addAll(workerTime.of(draft.worker(), days, null).stops());
        return refusals;
    }

    private static LocalDate lastLooked(LongDraft draft) {
        LocalDate month = draft.startsOn().plusMonths(1);
        LocalDate end = draft.endsOn();
        return end != null && end.isBefore(month) ? end : month;
    }

    /** The lowest monthly pay is that of an hour times the hours of a year, a twelfth of it. */
    private List<Refusal> ofPay(ContractKind kind, UUID worker, Post post, WeekPlan plan, Money gross, LocalDate day) {
        if (!gross.isPositive()) {
            return List.of(Refusal.of("employment.pay_not_positive"));
        }
        LocalDate born = parties.person(new PartyId(worker)).birthDate();
        MinimumPay minimum = rules.minimumPay(day, kind, post, born).orElse(null);
        if (minimum == null) {
            return List.of();
        }
        BigDecimal hours = plan.hours().multiply(WEEKS).divide(MONTHS, 2, RoundingMode.HALF_UP);
        Money lowest =
                Money.of(minimum.hourly().multiply(plan.hours()).multiply(WEEKS).divide(MONTHS, 2, RoundingMode.UP));
        return gross.compareTo(lowest) >= 0
                ? List.of()
                : List.of(Refusal.of(
                        "employment.below_minimum",
                        "gross",
                        gross,
                        "minimum",
                        lowest,
                        "hours",
                        hours,
                        "hourly",
                        minimum.hourly(),
                        "charge",
                        lowest.times(coefficient(kind, day)),
                        "source",
                        minimum.source(),
                        "mark",
                        minimum.mark()));
    }

    private List<Refusal> others(UUID worker, @Nullable UUID except, LongDraft draft) {
        BigDecimal hours = draft.plan().hours().add(hoursElsewhere(worker, except, draft.startsOn(), draft.endsOn()));
        BigDecimal full = rules.weekHours(draft.startsOn()).value();
        return hours.compareTo(full) > 0
                ? List.of(Refusal.of("employment.long_beyond_full_time", "hours", hours, "full", full))
                : List.of();
    }

    /** Weekly hours of somebody's other lasting contracts that hold at the same time, asked for or agreed. */
    private BigDecimal hoursElsewhere(UUID worker, @Nullable UUID except, LocalDate from, @Nullable LocalDate to) {
        return longs.ofWorker(worker).stream()
                .filter(other -> !other.id().equals(except) && other.state() != LongContract.State.REFUSED)
                .filter(other -> to == null || !other.startsOn().isAfter(to))
                .filter(other -> other.endsOn() == null
                        || !Objects.requireNonNull(other.endsOn()).isBefore(from))
                .map(other -> other.terms(YearMonth.from(from)).weeklyHours())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
