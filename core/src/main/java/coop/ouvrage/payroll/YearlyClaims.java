package coop.ouvrage.payroll;

import coop.ouvrage.access.CurrentUser;
import coop.ouvrage.employment.Contracts;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.money.Money;
import coop.ouvrage.parties.Parties;
import coop.ouvrage.parties.Person;
import coop.ouvrage.payroll.spi.ContractKind;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayAnswer;
import coop.ouvrage.payroll.spi.PayCalculator;
import coop.ouvrage.payroll.spi.YearlyAnswer;
import coop.ouvrage.payroll.spi.YearlyKind;
import coop.ouvrage.payroll.spi.YearlyQuestion;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds what contracts owe for a year beside their wages: read in sets, answered by the law one by one. */
@Component
class YearlyClaims {

    private static final int MONTHS_OF_NORMAL_PAY = 12;

    private static final LocalDate OPEN = LocalDate.of(9999, 12, 31);

    private final YearlyStore store;
    private final Contracts contracts;
    private final Parties parties;
    private final Households households;
    private final PayCalculator law;
    private final CurrentUser user;

    YearlyClaims(
            YearlyStore store,
            Contracts contracts,
            Parties parties,
            Households households,
            PayCalculator law,
            CurrentUser user) {
        this.store = store;
        this.contracts = contracts;
        this.parties = parties;
        this.households = households;
        this.law = law;
        this.user = user;
    }

    /**
     * A claim with what its payslip is made of.
     *
     * @param answer null when nothing is owed
     * @param paid null when nothing was paid before
     */
    record Found(
            YearlyClaim claim,
            WorkContract contract,
            Person person,
            @Nullable PayAnswer answer,
            YearlyStore.@Nullable Paid paid) {}

    /** Those of an entity, by worker and contract, as a payment on {@code day} would find them. */
    List<Found> of(String entity, YearlyKind kind, int year, LocalDate day) {
        Pays pays = Pays.of(kind);
        boolean premium = kind == YearlyKind.YEAR_END_PREMIUM;
        Map<UUID, YearlyStore.Earned> earned = store.earned(new YearlyStore.Search(
                entity,
                pays,
                year,
                kind.earnedIn(year),
                premium ? shortest(day) : 0,
                premium ? LocalDate.of(kind.earnedIn(year), 1, 1) : day));
        Map<UUID, WorkContract> known = contracts.find(earned.keySet());
        Basis basis = basis(entity, pays, year, day, known);
        List<Found> found = new ArrayList<>();
        known.values().stream()
                .sorted(Comparator.comparing(
                                (WorkContract contract) -> contract.assignment().worker())
                        .thenComparing(contract -> contract.id().value()))
                .forEach(contract -> found.add(claim(
                        contract,
                        kind,
                        year,
                        day,
                        Objects.requireNonNull(earned.get(contract.id().value())),
                        basis)));
        return found;
    }

    /** Where no figure is in force every contract is looked at, and each answers for itself. */
    private int shortest(LocalDate day) {
        return switch (law.shortestForPremium(day)) {
            case Outcome.Done<Integer>(Integer days) -> days;
            case Outcome.Refused<Integer> unknown -> 0;
        };
    }

    /** What all of them are found by. */
    private record Basis(
            Map<UUID, Person> persons,
            Map<PayBasis.Home, Household> households,
            Map<UUID, List<MonthSoFar>> months,
            Map<UUID, YearlyStore.Paid> paid,
            Set<UUID> otherYear,
            Set<UUID> left) {}

    private Basis basis(String entity, Pays pays, int year, LocalDate day, Map<UUID, WorkContract> known) {
        Set<UUID> workers = known.values().stream()
                .map(contract -> contract.assignment().worker())
                .collect(Collectors.toSet());
        Map<UUID, Person> persons = parties.persons(workers);
        Set<PayBasis.Home> homes = workers.stream()
                .map(worker -> new PayBasis.Home(worker, entity, day.getYear()))
                .collect(Collectors.toSet());
        LocalDate month = day.withDayOfMonth(1);
        return new Basis(
                persons,
                user.asSystem(() -> households.of(homes, persons)),
                store.months(entity, workers, month.minusMonths(MONTHS_OF_NORMAL_PAY), month.plusMonths(1)),
                store.paid(known.keySet(), pays, year),
                Set.copyOf(store.otherYear(known.keySet(), pays, year, month)),
                Set.copyOf(store.left(known.keySet())));
    }

    private Found claim(
            WorkContract contract, YearlyKind kind, int year, LocalDate day, YearlyStore.Earned earned, Basis basis) {
        UUID worker = contract.assignment().worker();
        YearlyStore.Paid paid = basis.paid().get(contract.id().value());
        Totals before = paid == null ? Totals.ZERO : paid.totals();
        YearlyQuestion question = new YearlyQuestion(
                kind,
                year,
                day,
                ContractKind.valueOf(contract.kind().name()),
                contract.post().jointCommittee(),
                earned.first(),
                lastDay(earned, kind, day),
                earned.months(),
                basis.months().getOrDefault(worker, List.of()),
                Objects.requireNonNull(basis.households()
                        .get(new PayBasis.Home(worker, contract.assignment().entity(), day.getYear()))));
        Outcome<YearlyAnswer> answer = law.yearly(question);
        Refusal refused =
                refusal(answer, paid, basis.otherYear().contains(contract.id().value()));
        YearlyAnswer found = refused == null ? answer.orThrow() : YearlyAnswer.nothing("");
        boolean settled = kind == YearlyKind.DOUBLE_HOLIDAY_PAY
                && paidOnLeaving(
                        earned, year, day, basis.left().contains(contract.id().value()));
        Totals owed = settled || refused != null ? before : totals(kind, found);
        return new Found(
                new YearlyClaim(
                        contract.id(),
                        worker,
                        contract.post().jointCommittee(),
                        question.gross(),
                        found.months(),
                        owed,
                        before,
                        found.why(),
                        refused),
                contract,
                Objects.requireNonNull(basis.persons().get(worker)),
                found.pay(),
                paid);
    }

    /** An open-ended contract ends in no year that counts; holiday pay of a lasting one is owed though it has ended since. */
    private static LocalDate lastDay(YearlyStore.Earned earned, YearlyKind kind, LocalDate day) {
        LocalDate last = earned.last() == null ? OPEN : earned.last();
        return kind == YearlyKind.DOUBLE_HOLIDAY_PAY && earned.lasting() && last.isBefore(day) ? day : last;
    }

    /**
     * Whether leaving pays what service has not: then nothing is added in service, and nothing taken back. A lasting contract leaves with
     * the holiday pay of its last calendar year only.
     */
    private static boolean paidOnLeaving(YearlyStore.Earned earned, int year, LocalDate day, boolean left) {
        LocalDate last = earned.last() == null ? OPEN : earned.last();
        return earned.lasting() ? last.getYear() < year : last.isBefore(day) || left;
    }

    private static @Nullable Refusal refusal(
            Outcome<YearlyAnswer> answer, YearlyStore.@Nullable Paid paid, boolean otherYear) {
        if (paid == null && otherYear) {
            return Refusal.of("payroll.yearly_other_year");
        }
        return answer.refusals().isEmpty() ? null : answer.refusals().getFirst();
    }

    private static Totals totals(YearlyKind kind, YearlyAnswer answer) {
        return answer.owed()
                .map(pay -> Totals.of(pay, Money.ZERO))
                .map(totals -> kind == YearlyKind.DOUBLE_HOLIDAY_PAY ? totals.outOfProvision() : totals)
                .orElse(Totals.ZERO);
    }
}
