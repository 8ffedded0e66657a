package coop.ouvrage.liquidity;

import coop.ouvrage.access.Permission;
import coop.ouvrage.access.Permissions;
import coop.ouvrage.audit.Audit;
import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.calendar.TimeOrderedId;
import coop.ouvrage.guarantee.Guarantee;
import coop.ouvrage.guarantee.GuaranteeBoard;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.AccountTurnover;
import coop.ouvrage.ledger.Chart;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.money.Money;
import coop.ouvrage.policy.Policies;
import coop.ouvrage.receivables.ExpectedReceipts;
import coop.ouvrage.receivables.ExpectedReceipts.Answer;
import coop.ouvrage.receivables.ExpectedReceipts.Question;
import coop.ouvrage.receivables.ExpectedReceipts.Usual;
import coop.ouvrage.refusal.Outcome;
import coop.ouvrage.refusal.Refusal;
import coop.ouvrage.treasury.OrderedPayments;
import coop.ouvrage.treasury.OrderedPayments.Ordered;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much cash an entity will have in the next thirteen weeks, also when something goes wrong. For finance; books nothing. */
@Service
public class CashForecast {

    private static final int PACE_DAYS = 90;

    /** Working days from the last day of work to pay day, as calendar days. */
    private static final BigDecimal CALENDAR_OF_WORKING = new BigDecimal("1.4");

    /** Debts that members and units make, and pay within days. */
    private static final Set<AccountRole> COSTS =
            Set.of(AccountRole.CLAIMS_PAYABLE, AccountRole.SUPPLIER, AccountRole.ROYALTIES_PAYABLE);

    /** What else is owed today and paid within days, but does not come at a pace. */
    private static final Set<AccountRole> ONCE =
            Set.of(AccountRole.AUTHORITIES_PAYABLE, AccountRole.ATTACHMENTS_PAYABLE, AccountRole.CLIENT_CREDIT);

    /** What the next VAT return sets off: what clients were credited, and what they will never pay, with the tax on purchases. */
    private static final Set<AccountRole> VAT = Set.of(
            AccountRole.OUTPUT_VAT,
            AccountRole.INPUT_VAT,
            AccountRole.VAT_CREDIT_NOTE,
            AccountRole.VAT_BAD_DEBT,
            AccountRole.VAT_DUE_BY_US,
            AccountRole.VAT_TO_REPAY);

    private final Ledger ledger;
    private final Chart chart;
    private final ExpectedReceipts receipts;
    private final OrderedPayments ordered;
    private final Guarantee guarantee;
    private final CostStore costs;
    private final Policies policies;
    private final BankDays bankDays;
    private final Permissions permissions;
    private final Audit audit;
    private final BusinessTime time;

    CashForecast(
            Ledger ledger,
            Chart chart,
            ExpectedReceipts receipts,
            OrderedPayments ordered,
            Guarantee guarantee,
            CostStore costs,
            Policies policies,
            BankDays bankDays,
            Permissions permissions,
            Audit audit,
            BusinessTime time) {
        this.ledger = ledger;
        this.chart = chart;
        this.receipts = receipts;
        this.ordered = ordered;
        this.guarantee = guarantee;
        this.costs = costs;
        this.policies = policies;
        this.bankDays = bankDays;
        this.permissions = permissions;
        this.audit = audit;
        this.time = time;
    }

    /**
     * A forecast with what it rests on.
     *
     * @param usual how long clients have taken
     * @param costs recurring ones, as somebody entered them
     */
    public record Told(
            Forecast forecast,
            Usual usual,
            int payDays,
            Money invoicedADay,
            Money wagesADay,
            Money costsOwed,
            Money costsADay,
            Money doubtful,
            Money waiting,
            BigDecimal covered,
            List<RecurringCost> costs) {}

    @Transactional(readOnly = true)
    public Told of(String entity, Stress stress) {
        permissions.require(Permission.BANK_READ);
        LocalDate today = time.today();
        Usual usual = receipts.usual(entity);
        CashFacts facts = facts(entity, today, usual, stress);
        return new Told(
                Forecaster.of(facts, stress, bankDays),
                usual,
                facts.payDays(),
                facts.invoicedADay(),
                facts.wagesADay(),
                facts.costsOwed(),
                facts.costsADay(),
                facts.doubtful(),
                facts.waiting(),
                facts.covered(),
                facts.costs());
    }

    private CashFacts facts(String entity, LocalDate today, Usual usual, Stress stress) {
        int usualDays = number("usual_days");
        int payDays = (usual.payments() < ExpectedReceipts.ENOUGH ? usualDays : usual.days()) + stress.days();
        Answer open = receipts.of(
                new Question(entity, today, usualDays, stress.days(), number("late_days"), number("doubtful_days")));
        Money invoiced = receipts.invoiced(entity, today.minusDays(PACE_DAYS), today);
        Map<String, AccountTurnover> moved = months(entity, today);
        int days = (int) ChronoUnit.DAYS.between(firstMonth(today), today.withDayOfMonth(1));
        GuaranteeBoard board = guarantee.board(entity);
        List<Ordered> sent = ordered.of(entity);
        Money waiting = owed(entity, AccountRole.SUSPENSE).max(Money.ZERO);
        return new CashFacts(
                today,
                ledger.balance(entity, AccountRole.BANK, null),
                stillToCome(open.byDay(), waiting),
                open.doubtful(),
                waiting,
                payDays,
                perDay(invoiced, PACE_DAYS),
                perDay(credits(moved, AccountRole.NET_WAGES_PAYABLE), days),
                CALENDAR_OF_WORKING
                        .multiply(BigDecimal.valueOf(policies.number("payroll.pay_day", today)))
                        .setScale(0, RoundingMode.HALF_UP)
                        .intValue(),
                byDay(sent),
                byDay(sent.stream()
                        .filter(one -> one.clears() == AccountRole.NET_WAGES_PAYABLE)
                        .toList()),
                costsOwed(entity, sent),
                perDay(
                        Money.sum(
                                COSTS.stream().map(role -> credits(moved, role)).toList()),
                        days),
                taxes(entity, moved, days),
                costs.of(entity),
                board.balance(),
                board.alarm(),
                covered(board.standing(), open.sum().plus(open.doubtful())));
    }

    /** What is in suspense is in the bank: it is not to come a second time. It pays what is due first. */
    static NavigableMap<LocalDate, Money> stillToCome(NavigableMap<LocalDate, Money> open, Money waiting) {
        NavigableMap<LocalDate, Money> left = new TreeMap<>();
        Money paid = waiting;
        for (Map.Entry<LocalDate, Money> day : open.entrySet()) {
            Money of = paid.min(day.getValue());
            paid = paid.minus(of);
            left.put(day.getKey(), day.getValue().minus(of));
        }
        return left;
    }

    private static NavigableMap<LocalDate, Money> byDay(List<Ordered> sent) {
        return sent.stream().collect(Collectors.toMap(Ordered::on, Ordered::amount, Money::plus, TreeMap::new));
    }

    /** A batch that waits for its release is still owed in the books: it is among the payments ordered. */
    private Money costsOwed(String entity, List<Ordered> sent) {
        Set<AccountRole> roles = EnumSet.copyOf(COSTS);
        roles.addAll(ONCE);
        Money inBatches = Money.sum(sent.stream()
                .filter(one -> !one.released() && roles.contains(one.clears()))
                .map(Ordered::amount)
                .toList());
        return Money.sum(roles.stream().map(role -> owed(entity, role)).toList())
                .minus(inBatches)
                .max(Money.ZERO);
    }

    private int number(String name) {
        return policies.number("liquidity." + name, time.today());
    }

    private static LocalDate firstMonth(LocalDate today) {
        return today.withDayOfMonth(1).minusMonths(3);
    }

    /** The last three whole months. */
    private Map<String, AccountTurnover> months(String entity, LocalDate today) {
        return ledger
                .trialBalance(entity, firstMonth(today), today.withDayOfMonth(1).minusMonths(1))
                .stream()
                .collect(Collectors.toMap(AccountTurnover::account, turnover -> turnover));
    }

    private Money credits(Map<String, AccountTurnover> moved, AccountRole role) {
        AccountTurnover turnover = moved.get(chart.number(role));
        return turnover == null ? Money.ZERO : turnover.credit().max(Money.ZERO);
    }

    private Money debits(Map<String, AccountTurnover> moved, AccountRole role) {
        AccountTurnover turnover = moved.get(chart.number(role));
        return turnover == null ? Money.ZERO : turnover.debit().max(Money.ZERO);
    }

    private static Money perDay(Money amount, int days) {
        return Money.rounded(
                amount.toDecimal().divide(BigDecimal.valueOf(Math.max(1, days)), 10, RoundingMode.HALF_UP));
    }

    private List<CashFacts.Tax> taxes(String entity, Map<String, AccountTurnover> moved, int days) {
        Money vat = credits(moved, AccountRole.OUTPUT_VAT)
                .minus(debits(moved, AccountRole.INPUT_VAT))
                .minus(debits(moved, AccountRole.VAT_CREDIT_NOTE));
        return List.of(
                tax(
                        Flow.SOCIAL_SECURITY,
                        "social_day",
                        owed(entity, AccountRole.SOCIAL_SECURITY_PAYABLE)
                                .plus(owed(entity, AccountRole.SECTOR_FUNDS_PAYABLE)),
                        perDay(
                                credits(moved, AccountRole.SOCIAL_SECURITY_PAYABLE)
                                        .plus(credits(moved, AccountRole.SECTOR_FUNDS_PAYABLE)),
                                days)),
                tax(
                        Flow.WITHHOLDING_TAX,
                        "withholding_day",
                        owed(entity, AccountRole.WITHHOLDING_PAYABLE)
                                .plus(owed(entity, AccountRole.RIGHTS_TAX_PAYABLE)),
                        perDay(
                                credits(moved, AccountRole.WITHHOLDING_PAYABLE)
                                        .plus(credits(moved, AccountRole.RIGHTS_TAX_PAYABLE)),
                                days)),
                tax(
                        Flow.VAT,
                        "vat_day",
                        Money.sum(VAT.stream().map(role -> owed(entity, role)).toList()),
                        perDay(vat.max(Money.ZERO), days)));
    }

    private CashFacts.Tax tax(Flow flow, String day, Money owed, Money aDay) {
        return new CashFacts.Tax(flow, number(day), owed.max(Money.ZERO), aDay);
    }

    private Money owed(String entity, AccountRole role) {
        return ledger.balance(entity, role, null).negate();
    }

    /** Share of all open claims before VAT, doubtful ones too, that the fund stands behind; all of it at most. */
    static BigDecimal covered(Money standing, Money open) {
        return open.isPositive()
                ? standing.toDecimal()
                        .multiply(Forecaster.WITH_VAT)
                        .divide(open.toDecimal(), 4, RoundingMode.HALF_UP)
                        .min(BigDecimal.ONE)
                : BigDecimal.ONE;
    }

    /** @return refused without a name, a day of a month or a positive amount */
    @Transactional
    public Outcome<UUID> addCost(String entity, String label, int dayOfMonth, Money amount) {
        permissions.require(Permission.BANK_MATCH);
        if (label.isBlank() || label.length() > 100 || dayOfMonth < 1 || dayOfMonth > 31 || !amount.isPositive()) {
            return Outcome.refused(Refusal.of("liquidity.cost_incomplete"));
        }
        RecurringCost cost = new RecurringCost(TimeOrderedId.next(), entity, label.strip(), dayOfMonth, amount);
        costs.insert(cost, time.today());
        audit.changed("recurring_cost.added", "recurring-cost", cost.id(), Map.of("amount", amount, "day", dayOfMonth));
        return Outcome.done(cost.id());
    }

    /** Leaves a cost out from today on; nothing if it was left out before. */
    @Transactional
    public void endCost(UUID id) {
        permissions.require(Permission.BANK_MATCH);
        if (costs.end(id, time.today())) {
            audit.changed("recurring_cost.ended", "recurring-cost", id, Map.of());
        }
    }
}
