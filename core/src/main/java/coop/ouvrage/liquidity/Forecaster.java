package coop.ouvrage.liquidity;

import coop.ouvrage.calendar.BankDays;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Turns what is known into cash day by day. Money moves on days on which banks work: what falls on others comes with the next one.
 * Whole cents only; what is lost to rounding is less than a cent a day and flow.
 */
final class Forecaster {

    static final BigDecimal WITH_VAT = new BigDecimal("1.21");

    private final CashFacts facts;
    private final Stress stress;
    private final BankDays bankDays;
    private final NavigableMap<LocalDate, Map<Flow, Money>> moves = new TreeMap<>();
    private final LocalDate last;
    private Money wagesUsed = Money.ZERO;

    private Forecaster(CashFacts facts, Stress stress, BankDays bankDays) {
        this.facts = facts;
        this.stress = stress;
        this.bankDays = bankDays;
        this.last = facts.today().plusDays(7L * Forecast.WEEKS);
    }

    static Forecast of(CashFacts facts, Stress stress, BankDays bankDays) {
        return new Forecaster(facts, stress, bankDays).forecast();
    }

    private Forecast forecast() {
        Money lost = openInvoices();
        facts.ordered().forEach((day, amount) -> move(day, Flow.PAYMENTS_ORDERED, amount.negate()));
        for (LocalDate day = facts.today(); !day.isAfter(last); day = day.plusDays(1)) {
            BigDecimal pace = pace(day);
            move(
                    day.plusDays(facts.payDays()),
                    Flow.NEW_INVOICES,
                    facts.invoicedADay().times(pace));
            wages(day);
            move(day, Flow.COSTS, costs(day).negate());
            taxes(day);
            recurring(day);
        }
        Money beforeVat = Money.rounded(lost.toDecimal().divide(WITH_VAT, 10, RoundingMode.HALF_UP));
        Money bears = beforeVat.times(facts.covered());
        Money beyond = bears.minus(facts.fund()).max(Money.ZERO);
        return new Forecast(
                facts.today(),
                facts.cash(),
                days(),
                stress,
                facts.fund(),
                bears,
                beyond,
                beforeVat.minus(bears),
                facts.fund().minus(bears).compareTo(facts.alarm()) < 0);
    }

    /** @return what never comes, VAT included: taken from all days in proportion, the earliest first by rounding */
    private Money openInvoices() {
        Money all = Money.sum(facts.open().values());
        Money lost = stress.amount().min(all);
        Money kept = all.minus(lost);
        Money seen = Money.ZERO;
        Money given = Money.ZERO;
        for (Map.Entry<LocalDate, Money> of : facts.open().entrySet()) {
            seen = seen.plus(of.getValue());
            Money until = all.isZero()
                    ? Money.ZERO
                    : Money.rounded(seen.toDecimal()
                            .multiply(kept.toDecimal())
                            .divide(all.toDecimal(), 10, RoundingMode.HALF_UP));
            move(of.getKey(), Flow.OPEN_INVOICES, until.minus(given));
            given = until;
        }
        return stress.amount();
    }

    /** How much is sold on a day, of what is usual. */
    private BigDecimal pace(LocalDate day) {
        boolean low = stress.kind() == Stress.Kind.TURNOVER_FALLS
                && day.isBefore(facts.today().plusDays(Stress.LOW_DAYS));
        return low ? BigDecimal.valueOf(100L - stress.percent(), 2) : BigDecimal.ONE;
    }

    /**
     * Work of a day is paid some days later; work before today at the usual pace. Less is worked when less is sold. Until the last batch
     * of wages leaves, what is ordered stands for what is usual: only what is above it comes on top.
     */
    private void wages(LocalDate day) {
        LocalDate worked = day.minusDays(facts.wageDays());
        Money usual = facts.wagesADay().times(worked.isBefore(facts.today()) ? BigDecimal.ONE : pace(worked));
        Money known = usual.min(stillOrdered(day));
        wagesUsed = wagesUsed.plus(known);
        move(day, Flow.WAGES, known.minus(usual));
    }

    /** What batches of wages that leave from today on, and not before {@code day}, have left to stand for. */
    private Money stillOrdered(LocalDate day) {
        NavigableMap<LocalDate, Money> batches = facts.orderedWages().tailMap(facts.today(), true);
        return batches.isEmpty() || batches.lastKey().isBefore(day)
                ? Money.ZERO
                : Money.sum(batches.values()).minus(wagesUsed);
    }

    /** What is owed today leaves at once. What is bought later does not follow sales down: it is ordered for longer. */
    private Money costs(LocalDate day) {
        return day.equals(facts.today()) ? facts.costsOwed() : facts.costsADay();
    }

    private void taxes(LocalDate day) {
        for (CashFacts.Tax tax : facts.taxes()) {
            if (day.isAfter(facts.today()) && day.getDayOfMonth() == Math.min(tax.dayOfMonth(), day.lengthOfMonth())) {
                LocalDate before = day.minusMonths(1);
                boolean first = !before.isAfter(facts.today());
                LocalDate since = first ? facts.today() : before;
                Money grown = Money.ZERO;
                for (LocalDate each = since; each.isBefore(day); each = each.plusDays(1)) {
                    grown = grown.plus(tax.aDay().times(pace(each)));
                }
                move(
                        day,
                        tax.flow(),
                        grown.plus(first ? tax.owed() : Money.ZERO).negate());
            }
        }
    }

    private void recurring(LocalDate day) {
        facts.costs().stream()
                .filter(cost -> day.isAfter(facts.today()) && cost.fallsOn(day))
                .forEach(cost -> move(day, Flow.RECURRING_COSTS, cost.amount().negate()));
    }

    private void move(LocalDate day, Flow flow, Money amount) {
        LocalDate booked = bankDays.sameOrNext(day.isBefore(facts.today()) ? facts.today() : day);
        if (!amount.isZero() && booked.isBefore(last)) {
            moves.computeIfAbsent(booked, d -> new EnumMap<>(Flow.class)).merge(flow, amount, Money::plus);
        }
    }

    private List<CashDay> days() {
        List<CashDay> days = new ArrayList<>();
        Money cash = facts.cash();
        for (LocalDate day = facts.today(); day.isBefore(last); day = day.plusDays(1)) {
            Map<Flow, Money> flows = moves.getOrDefault(day, Map.of());
            cash = cash.plus(Money.sum(flows.values()));
            days.add(new CashDay(day, flows, cash));
        }
        return days;
    }
}
