package coop.ouvrage.employment;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.employment.spi.WorkRules;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/**
 * The yearly hours that a student may work at the reduced contribution. Each hour begun counts whole, only hours worked count, a shift
 * counts in the year in which it starts; hours are reserved in the order in which contracts were asked for. What is above the quota is
 * ordinary work, from the first hour above it: a contract that crosses it is split by hours. Work that was not declared by the end of its
 * first day is ordinary as a whole. What other employers used is known from the student's certificate only.
 */
@Service
public class StudentQuota {

    private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(8784);

    private final StudentHoursStore store;
    private final DeclarationStore declarations;
    private final WorkRules rules;
    private final BusinessTime time;

    StudentQuota(StudentHoursStore store, DeclarationStore declarations, WorkRules rules, BusinessTime time) {
        this.store = store;
        this.declarations = declarations;
        this.rules = rules;
        this.time = time;
    }

    /**
     * A shift of a student.
     *
     * @param hours whole hours
     * @param within how many of them are within the quota
     */
    public record Shift(LocalDate day, int hours, int within) {}

    /** The shifts of a contract in order. */
    public record Split(List<Shift> shifts) {

        public Split {
            shifts = List.copyOf(shifts);
        }

        public int hours() {
            return shifts.stream().mapToInt(Shift::hours).sum();
        }

        public int within() {
            return shifts.stream().mapToInt(Shift::within).sum();
        }

        /** The part that lies in some days. */
        public Split in(java.util.function.Predicate<LocalDate> days) {
            return new Split(
                    shifts.stream().filter(shift -> days.test(shift.day())).toList());
        }
    }

    /**
     * A year of a student.
     *
     * @param here hours worked or planned in this house, over all units
     * @param elsewhere hours with other employers, by the student's certificate
     */
    public record Year(int year, int quota, int here, int elsewhere) {

        public int left() {
            return Math.max(0, quota - here - elsewhere);
        }
    }

    /** Every hour planned or worked in a year, drafts too. */
    public Year year(UUID worker, LocalDate day) {
        int year = day.getYear();
        return new Year(year, rules.studentHours(day).value(), store.here(worker, year), store.elsewhere(worker, year));
    }

    /** A student tells what the authority's counter certifies of other employers; a later certificate replaces an earlier one. */
    public Outcome<UUID> declare(UUID student, BigDecimal hours, LocalDate asOf) {
        List<Refusal> refusals = new ArrayList<>();
        if (hours.signum() < 0
                || hours.compareTo(MOST_HOURS) > 0
                || hours.stripTrailingZeros().scale() > 0) {
            refusals.add(Refusal.of("employment.student_hours_range"));
        }
        if (asOf.isAfter(time.today())) {
            refusals.add(Refusal.of("employment.student_day_in_future"));
        }
        if (!refusals.isEmpty()) {
            return Outcome.refused(refusals);
        }
        certificate(student, asOf.getYear(), hours.intValueExact(), asOf);
        return Outcome.done(student);
    }

    /** Hours with other employers, as a certificate says; a later certificate of the same year replaces it. */
    public void certificate(UUID worker, int year, int hours, LocalDate asOf) {
        store.certificate(worker, year, hours, asOf);
    }

    /** How a contract that does not exist yet would be split. */
    Split planned(UUID worker, List<PaidDay> days) {
        return split(days, day -> year(worker, day).left());
    }

    /** How a contract is split now: earlier contracts that ended or changed give their hours back to it. */
    public Split of(WorkContract contract) {
        return Objects.requireNonNull(of(List.of(contract)).get(contract.id().value()));
    }

    /** The same for several contracts of students, read at once; by contract. */
    public Map<UUID, Split> of(Collection<WorkContract> contracts) {
        Set<UUID> ids = contracts.stream().map(c -> c.id().value()).collect(Collectors.toSet());
        Map<UUID, List<Declaration>> declared = declarations.of(ids);
        StudentHoursStore.Hours hours = store.hoursBefore(contracts);
        Map<UUID, Split> splits = new HashMap<>();
        for (WorkContract contract : contracts) {
            UUID id = contract.id().value();
            List<Declaration> own = declared.getOrDefault(id, List.of());
            splits.put(
                    id, split(contract, own, day -> year(contract, day, hours).left()));
        }
        return splits;
    }

    private Year year(WorkContract contract, LocalDate day, StudentHoursStore.Hours hours) {
        return new Year(
                day.getYear(),
                rules.studentHours(day).value(),
                hours.here(contract.id().value(), day.getYear()),
                hours.elsewhere(contract.assignment().worker(), day.getYear()));
    }

    private static Split split(WorkContract contract, List<Declaration> declared, ToIntFunction<LocalDate> left) {
        List<LocalDate[]> late = lateSpans(declared);
        List<PaidDay> inTime = contract.days().stream()
                .filter(day -> late.stream().noneMatch(span -> holds(span, day.date())))
                .toList();
        List<Shift> shifts = new ArrayList<>(split(inTime, left).shifts());
        contract.days().stream()
                .filter(day -> !inTime.contains(day))
                .forEach(day -> shifts.add(new Shift(day.date(), whole(day), 0)));
        return new Split(shifts);
    }

    private static boolean holds(LocalDate[] span, LocalDate day) {
        return !day.isBefore(span[0]) && !day.isAfter(span[1]);
    }

    /** Periods recorded after their first day, or refused: none of their hours is within the quota. */
    private static List<LocalDate[]> lateSpans(List<Declaration> declared) {
        Map<Integer, Declaration> last = new HashMap<>();
        declared.stream().filter(d -> d.kind() == DeclarationKind.IN).forEach(d -> last.put(d.periodNr(), d));
        return last.values().stream()
                .filter(StudentQuota::late)
                .map(d -> new LocalDate[] {
                    d.period().from(), Objects.requireNonNull(d.period().to())
                })
                .toList();
    }

    private static boolean late(Declaration declaration) {
        Instant sent = declaration.sentAt();
        Instant dayOver = declaration
                .period()
                .from()
                .plusDays(1)
                .atStartOfDay(BusinessTime.ZONE)
                .toInstant();
        return declaration.state() == DeclarationState.REFUSED
                || declaration.state() == DeclarationState.ACCEPTED && sent != null && !sent.isBefore(dayOver);
    }

    /** @param left hours left in the year of a day before the first of these days */
    private static Split split(List<PaidDay> days, ToIntFunction<LocalDate> left) {
        Map<Integer, Integer> free = new HashMap<>();
        List<Shift> shifts = new ArrayList<>();
        for (PaidDay day : days) {
            int year = day.date().getYear();
            int yet = free.computeIfAbsent(year, any -> left.applyAsInt(day.date()));
            int hours = whole(day);
            int within = Math.min(hours, yet);
            free.put(year, yet - within);
            shifts.add(new Shift(day.date(), hours, within));
        }
        return new Split(shifts);
    }

    static int whole(PaidDay day) {
        return Math.ceilDiv(day.minutes(), 60);
    }

    /** The coefficient of a contract that is partly above the quota: of each part by its hours, four decimals. */
    static BigDecimal coefficient(Split split, BigDecimal within, BigDecimal above) {
        if (split.within() == split.hours()) {
            return within;
        }
        BigDecimal inside = within.multiply(BigDecimal.valueOf(split.within()));
        BigDecimal outside = above.multiply(BigDecimal.valueOf(split.hours() - split.within()));
        return inside.add(outside).divide(BigDecimal.valueOf(split.hours()), 4, RoundingMode.HALF_UP);
    }

    /** What the form tells of a student's quota, before one signs. */
    List<Refusal> notices(UUID worker, ContractPrice price, BigDecimal within) {
        Split split = planned(worker, price.days());
        Year year = year(worker, price.days().getFirst().date());
        List<Refusal> notices = new ArrayList<>();
        notices.add(Refusal.of(
                "employment.student_quota",
                "year",
                String.valueOf(year.year()),
                "planned",
                split.hours(),
                "left",
                year.left(),
                "quota",
                year.quota(),
                "here",
                year.here(),
                "elsewhere",
                year.elsewhere()));
        int above = split.hours() - split.within();
        if (above > 0) {
            notices.add(Refusal.of(
                    "employment.student_above_quota",
                    "above",
                    above,
                    "planned",
                    split.hours(),
                    "coefficient",
                    price.coefficient(),
                    "more",
                    price.charge().minus(price.gross().times(within))));
        }
        return notices;
    }
}
