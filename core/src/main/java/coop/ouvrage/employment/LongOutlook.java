package coop.ouvrage.employment;

import coop.ouvrage.calendar.BusinessTime;
import coop.ouvrage.ledger.AccountRole;
import coop.ouvrage.ledger.Ledger;
import coop.ouvrage.ledger.MonthAmount;
import coop.ouvrage.ledger.spi.ChartOfAccounts;
import coop.ouvrage.money.Money;
import coop.ouvrage.unit.Budgets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** How a unit carries a lasting contract: what came in, month by month, beside what was forecast, and for how long the money is there. */
@Component
public class LongOutlook {

    private static final int MONTHS = 24;
    private static final int YEAR = 12;

    private final Ledger ledger;
    private final ChartOfAccounts chart;
    private final Budgets budgets;
    private final LongCheck check;
    private final BusinessTime time;

    LongOutlook(Ledger ledger, ChartOfAccounts chart, Budgets budgets, LongCheck check, BusinessTime time) {
        this.ledger = ledger;
        this.chart = chart;
        this.budgets = budgets;
        this.check = check;
        this.time = time;
    }

    /** What a unit invoiced in a month, after the mutual contribution. */
    public record Month(YearMonth month, Money income) {}

    /**
     * @param months the last 24, oldest first
     * @param year what came in over the last twelve whole months
     * @param cost of a whole month of the contract to the unit
     * @param free what the unit may spend and has not reserved
     * @param carried whole months that this pays, beside those reserved already
     */
    public record Outlook(List<Month> months, Money year, Money cost, Money free, int carried) {

        /** The largest month, to draw the others beside it. */
        public Money most() {
            return months.stream().map(Month::income).reduce(Money.ZERO, Money::max);
        }
    }

    public Outlook of(LongContract contract) {
        YearMonth now = YearMonth.from(time.today());
        List<Month> months = income(contract, now);
        Money year = Money.sum(months.subList(MONTHS - YEAR, MONTHS).stream()
                .map(Month::income)
                .toList());
        Money cost = contract.gross(now).times(check.coefficient(contract.kind(), time.today()));
        Money free = budgets.of(contract.unit()).free();
        int carried = cost.isPositive() && free.isPositive() ? (int) (free.cents() / cost.cents()) : 0;
        return new Outlook(months, year, cost, free, carried);
    }

    /** The months before this one. */
    private List<Month> income(LongContract contract, YearMonth now) {
        Set<String> accounts = Set.of(chart.number(AccountRole.TURNOVER), chart.number(AccountRole.CONTRIBUTION));
        LocalDate first = now.minusMonths(MONTHS).atDay(1);
        Map<YearMonth, Money> moved =
                ledger
                        .unitMonths(
                                contract.entity(),
                                contract.unit(),
                                first,
                                now.minusMonths(1).atDay(1))
                        .stream()
                        .filter(amount -> accounts.contains(amount.account()))
                        .collect(Collectors.toMap(
                                amount -> YearMonth.from(amount.month()), MonthAmount::amount, Money::plus));
        List<Month> months = new ArrayList<>();
        for (YearMonth month = YearMonth.from(first); month.isBefore(now); month = month.plusMonths(1)) {
            months.add(new Month(month, moved.getOrDefault(month, Money.ZERO).negate()));
        }
        return months;
    }
}
