package coop.ouvrage.payroll;

import coop.ouvrage.employment.PaidDay;
import coop.ouvrage.employment.WorkContract;
import coop.ouvrage.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.YearMonth;
import java.util.List;

/**
 * The part of a contract that lies in one month. Gross and charge are shared by paid minutes, each month to the cent, so that the months
 * add up to the contract.
 */
record MonthOfWork(List<PaidDay> days, Money gross, Money charge) {

    private static final BigDecimal MINUTES = BigDecimal.valueOf(60);

    static MonthOfWork of(WorkContract contract, YearMonth month) {
        int before = minutes(contract, YearMonth.from(contract.firstDay()), month.minusMonths(1));
        int upTo = minutes(contract, YearMonth.from(contract.firstDay()), month);
        return new MonthOfWork(
                contract.days().stream()
                        .filter(day -> YearMonth.from(day.date()).equals(month))
                        .toList(),
                upTo(contract, contract.gross(), upTo).minus(upTo(contract, contract.gross(), before)),
                upTo(contract, contract.charge(), upTo).minus(upTo(contract, contract.charge(), before)));
    }

    private static int minutes(WorkContract contract, YearMonth from, YearMonth to) {
        return contract.days().stream()
                .filter(day -> !YearMonth.from(day.date()).isBefore(from)
                        && !YearMonth.from(day.date()).isAfter(to))
                .mapToInt(PaidDay::paidMinutes)
                .sum();
    }

    private static Money upTo(WorkContract contract, Money whole, int minutes) {
        int all = contract.days().stream().mapToInt(PaidDay::paidMinutes).sum();
        return Money.of(whole.toDecimal()
                .multiply(BigDecimal.valueOf(minutes))
                .divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP));
    }

    boolean isEmpty() {
        return days.isEmpty();
    }

    BigDecimal hours() {
        return hours(days.stream().mapToInt(PaidDay::minutes).sum());
    }

    BigDecimal paidHours() {
        return hours(days.stream().mapToInt(PaidDay::paidMinutes).sum());
    }

    private static BigDecimal hours(int minutes) {
        return BigDecimal.valueOf(minutes).divide(MINUTES, 2, RoundingMode.HALF_UP);
    }
}
