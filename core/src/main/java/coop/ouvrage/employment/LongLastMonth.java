package coop.ouvrage.employment;

import coop.ouvrage.access.Role;
import coop.ouvrage.employment.spi.AbsenceRules;
import coop.ouvrage.money.Money;
import coop.ouvrage.worklist.Item;
import coop.ouvrage.worklist.Queue;
import coop.ouvrage.worklist.Worklist;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * The month in which a lasting contract ends: with it holiday pay is owed on the year that ends, and on that part of the year before for
 * which leave was not taken. Double holiday pay of the year before is paid as yearly pay.
 */
@Component
class LongLastMonth {

    static final String HOLIDAYS = "employment.long_holidays";

    private final LongStore longs;
    private final LeaveRights rights;
    private final AbsenceRules rules;
    private final Worklist worklist;

    LongLastMonth(LongStore longs, LeaveRights rights, AbsenceRules rules, Worklist worklist) {
        this.longs = longs;
        this.rights = rights;
        this.rules = rules;
        this.worklist = worklist;
    }

    /** Marks the month in which the contract ends, once it is made. */
    void mark(LongContract contract, List<WorkContract> months) {
        LocalDate end = contract.endsOn();
        WorkContract last = months.getLast();
        if (end == null || comesAfter(contract, YearMonth.from(last.firstDay()), YearMonth.from(end))) {
            return;
        }
        int year = last.lastDay().getYear();
        Money untaken = untaken(contract, year, months);
        longs.lastMonth(contract.id(), last.id(), untaken);
        if (rules.employerPaysLeave(contract.kind()) && contract.startsOn().getYear() < year) {
            tell(contract, year);
        }
    }

    private static boolean comesAfter(LongContract contract, YearMonth last, YearMonth end) {
        return Stream.iterate(last.plusMonths(1), month -> !month.isAfter(end), month -> month.plusMonths(1))
                .anyMatch(month -> !contract.days(month).isEmpty());
    }

    /** Gross of the year before, as much of it as the hours of leave that were not taken are of those that it earned. */
    private Money untaken(LongContract contract, int year, List<WorkContract> months) {
        BigDecimal earned = rules.employerPaysLeave(contract.kind()) ? rights.earned(contract, year) : BigDecimal.ZERO;
        BigDecimal left = earned.subtract(rights.taken(contract, year)).max(BigDecimal.ZERO);
        if (left.signum() == 0) {
            return Money.ZERO;
        }
        Money gross = Money.sum(months.stream()
                .filter(month -> month.lastDay().getYear() == year - 1)
                .map(WorkContract::gross)
                .toList());
        return Money.rounded(gross.toDecimal().multiply(left).divide(earned, 10, RoundingMode.HALF_UP));
    }

    private void tell(LongContract contract, int year) {
        worklist.open(Item.of(
                        Queue.PAY,
                        HOLIDAYS,
                        "long_contract",
                        contract.id(),
                        Role.PAYROLL,
                        "/long-contracts/" + contract.id())
                .about(contract.worker())
                .with("left", rights.earned(contract, year).subtract(rights.taken(contract, year)))
                .with("year", year));
    }
}
