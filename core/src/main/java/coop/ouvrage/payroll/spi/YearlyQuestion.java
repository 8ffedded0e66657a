package coop.ouvrage.payroll.spi;

import coop.ouvrage.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What does one contract owe for a year, beside its wages?
 *
 * @param day it is paid on: the law of that day applies
 * @param jointCommittee such as {@code 200.00}
 * @param first day of the contract; {@code last} its last day as far as known
 * @param earned gross wages of this contract in the year that earns it, by month
 * @param normal what the worker's months of the last year counted, each month once: the normal pay that the rate of tax follows
 */
public record YearlyQuestion(
        YearlyKind pays,
        int year,
        LocalDate day,
        ContractKind kind,
        String jointCommittee,
        LocalDate first,
        LocalDate last,
        SortedMap<YearMonth, Money> earned,
        List<MonthSoFar> normal,
        Household household) {

    public YearlyQuestion {
        earned = new TreeMap<>(earned);
        normal = List.copyOf(normal);
    }

    /** All that was earned. */
    public Money gross() {
        return Money.sum(earned.values());
    }
}
