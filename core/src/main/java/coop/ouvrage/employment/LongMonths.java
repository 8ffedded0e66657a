package coop.ouvrage.employment;

import coop.ouvrage.access.Role;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.unit.Budgets;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The months of lasting contracts: made some time before they begin, so that their cost is held while the money is there. What the
 * budget cannot hold goes to the adviser at once; the wage is owed all the same from the day the month begins.
 */
@Component
class LongMonths {

    static final String SHORT = "employment.long_short";

    private final LongStore longs;
    private final ContractStore contracts;
    private final LongCheck check;
    private final Pricing pricing;
    private final LongLastMonth last;
    private final EarlierLeave earlier;
    private final Budgets budgets;
    private final ContractPaper paper;
    private final Policies policies;
    private final Worklist worklist;
    private final Audit audit;

    LongMonths(
            LongStore longs,
            ContractStore contracts,
            LongCheck check,
            Pricing pricing,
            LongLastMonth last,
            EarlierLeave earlier,
            Budgets budgets,
            ContractPaper paper,
            Policies policies,
            Worklist worklist,
            Audit audit) {
        this.longs = longs;
        this.contracts = contracts;
        this.check = check;
        this.pricing = pricing;
        this.last = last;
        this.earlier = earlier;
        this.budgets = budgets;
        this.paper = paper;
        this.policies = policies;
        this.worklist = worklist;
        this.audit = audit;
    }

    /** The contract of a month as its terms make it; nothing is written. Empty when the plan has no shift in it. */
    Optional<WorkContract> draft(LongContract contract, YearMonth month, String language) {
        List<WorkDay> days = contract.days(month);
        if (days.isEmpty()) {
            return Optional.empty();
        }
        ContractPrice price = price(contract, month, days);
        ContractId id = ContractId.next();
        return Optional.of(new WorkContract(
                id,
                1,
                assignment(contract),
                contract.kind(),
                price.days(),
                null,
                price.gross(),
                price.coefficient(),
                price.charge(),
                null,
                contract.post(),
                language,
                ContractState.DRAFT,
                new WorkContract.Times(contract.askedAt(), null, null, null, null, null, null),
                false,
                new LongTerm(
                        contract.id(),
                        Objects.requireNonNullElse(contract.firstMonth(), id),
                        contract.startsOn(),
                        contract.endsOn(),
                        BigDecimal.ONE,
                        null,
                        Money.ZERO)));
    }

    /** The job of a lasting contract is itself: it draws on the pool of its Activity. */
    private static Assignment assignment(LongContract contract) {
        return new Assignment(
                contract.entity(), contract.id(), null, contract.unit(), contract.holder(), contract.worker());
    }

    ContractPrice price(LongContract contract, YearMonth month, List<WorkDay> days) {
        Money gross = contract.terms(month).gross(month, days);
        return price(
                contract, month, days, gross.plus(earlier.of(contract, month).change()));
    }

    ContractPrice price(LongContract contract, YearMonth month, List<WorkDay> days, Money gross) {
        return Pricing.price(
                pricing.paid(days),
                new Pay.Gross(gross),
                check.coefficient(contract.kind(), month.atDay(1)),
                null); // the month's lowest pay was looked at with its terms; days of a long month do not raise it
    }

    /** Makes the months up to those that are held beforehand, and holds what was not held yet. */
    @Transactional
    public void look(UUID id, LocalDate today) {
        LongContract contract = longs.lock(id).orElseThrow();
        List<WorkContract> months = months(contract);
        WorkContract first = months.getFirst();
        YearMonth until = YearMonth.from(today).plusMonths(policies.number("employment.long_months_ahead", today));
        for (YearMonth month = YearMonth.from(first.firstDay()).plusMonths(1);
                !month.isAfter(until) && !month.atDay(1).isAfter(contract.last(month));
                month = month.plusMonths(1)) {
            if (!has(months, month)) {
                make(contract, first, month).ifPresent(months::add);
            }
        }
        months.forEach(month -> hold(contract, month, today));
        last.mark(contract, months);
    }

    /** Keeps what leave paid by an earlier employer does to a month, for its payslip. */
    void keepLeave(LongContract contract, WorkContract month) {
        earlier.keep(month.id(), earlier.of(contract, YearMonth.from(month.firstDay())));
    }

    boolean isConfirmed(LongContract contract, YearMonth month) {
        return months(contract).stream()
                .anyMatch(known ->
                        known.confirmed() && YearMonth.from(known.firstDay()).equals(month));
    }

    private static boolean has(List<WorkContract> months, YearMonth month) {
        return months.stream()
                .anyMatch(known -> YearMonth.from(known.firstDay()).equals(month));
    }

    List<WorkContract> months(LongContract contract) {
        List<WorkContract> months = new ArrayList<>();
        longs.months(contract.id()).forEach(id -> months.add(contracts.find(id).orElseThrow()));
        return months;
    }

    private Optional<WorkContract> make(LongContract contract, WorkContract first, YearMonth month) {
        return draft(contract, month, first.language()).map(made -> {
            contracts.insert(made, null, "");
            contracts.continues(made.id(), first.id());
            keepLeave(contract, made);
            paper.write(made);
            audit.changed("contract.month_made", "contract", made.id().value(), Map.of("month", month.toString()));
            return contracts.find(made.id()).orElseThrow();
        });
    }

    /** Holds the cost of a month; what is missing is the adviser's case until the month begins, then it is owed. */
    private void hold(LongContract contract, WorkContract month, LocalDate today) {
        if (month.confirmed() || !month.isContinuation()) {
            return;
        }
        Budgets.Hold hold =
                new Budgets.Hold(month.id().value(), contract.unit(), contract.id(), null, month.charge(), Money.ZERO);
        List<Refusal> refusals = budgets.reserve(hold).refusals();
        if (refusals.isEmpty()) {
            worklist.close(SHORT, month.id().value(), "held");
            return;
        }
        tell(contract, month, refusals.getFirst());
        if (!month.firstDay().isAfter(today)) {
            budgets.owe(hold);
        }
    }

    /** Tells the adviser of a month that the budget does not hold. */
    void tell(LongContract contract, WorkContract month, Refusal refusal) {
        worklist.open(Item.of(
                        Queue.DUTY,
                        SHORT,
                        "contract",
                        month.id().value(),
                        Role.ADVISER,
                        "/long-contracts/" + contract.id())
                .about(contract.worker())
                .with("month", YearMonth.from(month.firstDay()))
                .with("missing", Objects.requireNonNull(refusal.arguments().get("missing")))
                .until(month.startsAt()));
    }

    /** One month of a lasting contract is changed by a rider or an end of the whole, never alone. */
    static List<Refusal> partOfLong(WorkContract contract) {
        return contract.term() == null ? List.of() : List.of(Refusal.of("employment.long_month"));
    }
}
