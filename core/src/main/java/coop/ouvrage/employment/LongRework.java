package coop.ouvrage.employment;

import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.worklist.Worklist;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Gives months of a lasting contract that are made already the terms, the end and the absences that hold now. */
@Component
class LongRework {

    private final LongStore longs;
    private final LongMonths months;
    private final LongLastMonth last;
    private final EarlierLeave earlier;
    private final ContractStore contracts;
    private final Commitments commitments;
    private final Budgets budgets;
    private final ContractPaper paper;
    private final Worklist worklist;
    private final Audit audit;
    private final ApplicationEventPublisher events;
    private final BusinessTime time;

    LongRework(
            LongStore longs,
            LongMonths months,
            LongLastMonth last,
            EarlierLeave earlier,
            ContractStore contracts,
            Commitments commitments,
            Budgets budgets,
            ContractPaper paper,
            Worklist worklist,
            Audit audit,
            ApplicationEventPublisher events,
            BusinessTime time) {
        this.longs = longs;
        this.months = months;
        this.last = last;
        this.earlier = earlier;
        this.contracts = contracts;
        this.commitments = commitments;
        this.budgets = budgets;
        this.paper = paper;
        this.worklist = worklist;
        this.audit = audit;
        this.events = events;
        this.time = time;
    }

    /** Works over the months from one on, as far as their hours are not confirmed. */
    void from(LongContract contract, YearMonth from, Reason reason) {
        for (WorkContract month : months.months(contract)) {
            if (!month.confirmed() && !YearMonth.from(month.firstDay()).isBefore(from)) {
                work(contract, month, reason);
            }
        }
        List<WorkContract> left = months.months(contract);
        if (!left.isEmpty()) {
            last.mark(contract, left);
        }
    }

    /** Why months change, and by whom. */
    record Reason(VersionCause cause, String text, @Nullable UUID by) {}

    private void work(LongContract contract, WorkContract month, Reason reason) {
        YearMonth which = YearMonth.from(month.firstDay());
        List<WorkDay> days = contract.days(which);
        if (days.isEmpty()) {
            drop(month, reason.text());
            return;
        }
        ContractPrice price = months.price(contract, which, days);
        if (!month.days().stream().map(PaidDay::day).toList().equals(days)
                || !price.gross().equals(month.gross())) {
            revise(contract, month, price, reason);
        }
    }

    private WorkContract revise(LongContract contract, WorkContract month, ContractPrice price, Reason reason) {
        WorkContract now = contracts.revise(month, price, reason.cause(), reason.text(), reason.by(), time.now());
        paper.write(now);
        months.keepLeave(contract, now);
        List<Refusal> refusals = commitments.change(now, now.charge()).refusals();
        if (!refusals.isEmpty()) {
            months.tell(contract, now, refusals.getFirst());
        }
        return now;
    }

    /** Takes days without pay, or what an earlier employer has paid, off the months whose hours are confirmed; what was paid is put right by the difference. */
    void correct(LongContract contract, LongAbsence absence, Reason reason) {
        LongContract now = contract.with(
                Stream.concat(contract.absences().stream(), Stream.of(absence)).toList());
        for (WorkContract month : confirmed(contract, absence)) {
            List<WorkDay> left = left(month, absence);
            Money withheld = earlier.withheld(contract, absence, YearMonth.from(month.firstDay()));
            if (left.size() < month.days().size() || withheld.isPositive()) {
                correct(now, month, left, withheld, reason);
            }
        }
    }

    private void correct(LongContract contract, WorkContract month, List<WorkDay> left, Money withheld, Reason reason) {
        Money gross = Money.rounded(month.gross()
                        .toDecimal()
                        .multiply(minutes(left.stream()))
                        .divide(minutes(month.days().stream().map(PaidDay::day)), 10, RoundingMode.HALF_UP))
                .minus(withheld);
        ContractPrice price = months.price(contract, YearMonth.from(month.firstDay()), left, gross);
        WorkContract now = revise(contract, month, price, reason);
        events.publishEvent(new WorkCorrected(
                now.id(),
                now.assignment().job(),
                now.assignment().unit(),
                now.gross().minus(month.gross()),
                now.charge().minus(month.charge()),
                reason.text()));
    }

    private static BigDecimal minutes(Stream<WorkDay> days) {
        return BigDecimal.valueOf(days.mapToInt(WorkDay::minutes).sum());
    }

    /** Months whose hours are confirmed and that have a day of the absence without pay. */
    List<WorkContract> confirmed(LongContract contract, LongAbsence absence) {
        return months.months(contract).stream()
                .filter(WorkContract::confirmed)
                .filter(month -> Stream.concat(absence.lost().stream(), absence.earlier().keySet().stream())
                        .anyMatch(day -> YearMonth.from(day).equals(YearMonth.from(month.firstDay()))))
                .toList();
    }

    /** Whether an absence would leave nothing of a month that must stay: the first, which carries the signatures, or a confirmed one. */
    boolean takesWhole(LongContract contract, LongAbsence absence) {
        List<WorkContract> must = new ArrayList<>(confirmed(contract, absence));
        months.months(contract).stream().limit(1).forEach(must::add);
        return must.stream().anyMatch(month -> left(month, absence).isEmpty());
    }

    private static List<WorkDay> left(WorkContract month, LongAbsence absence) {
        return month.days().stream()
                .map(PaidDay::day)
                .filter(day -> !absence.lost().contains(day.date()))
                .toList();
    }

    private void drop(WorkContract month, String reason) {
        contracts.cancelled(month.id(), reason, time.now());
        budgets.release(month.id().value());
        worklist.close(LongMonths.SHORT, month.id().value(), "not to come");
        audit.changed("contract.cancelled", "contract", month.id().value(), Map.of("reason", reason));
    }

    /** The first month was cancelled before it began: none of the others comes. */
    void dropAll(UUID id, String reason) {
        longs.find(id)
                .ifPresent(contract -> months.months(contract).stream()
                        .filter(month -> !month.confirmed())
                        .forEach(month -> drop(month, reason)));
    }

    /** The month that carries signatures and hiring declaration. */
    WorkContract first(LongContract contract) {
        return contracts.find(Objects.requireNonNull(contract.firstMonth())).orElseThrow();
    }
}
