package coop.ouvrage.payroll;

import coop.ouvrage.legislation.Trace;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayAnswer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a payslip says, kept as it was said: shown and printed from here alone.
 *
 * @param coefficient charge of the unit per euro of gross
 * @param charge what the unit pays for the month of this contract
 * @param earlier what other payslips of the month have counted
 * @param answer every line and every step; null on a correction that leaves no work in the month
 * @param before on a correction, what earlier payslips of the same contract and month said; null on the first
 * @param year what all payslips of the employer for work of the calendar year say together, this one included; null on those stored
 *     before it was kept
 * @param household that the tax followed; null where none was asked for, and on those stored before it was kept
 */
public record PayslipData(
        Side employer,
        Side worker,
        Work work,
        List<Day> days,
        BigDecimal coefficient,
        Money charge,
        MonthSoFar earlier,
        @Nullable PayAnswer answer,
        @Nullable Totals before,
        @Nullable Totals year,
        @Nullable Household household) {

    public PayslipData {
        days = List.copyOf(days);
    }

    /** The same with other steps; a payslip without work has none. */
    PayslipData withTrace(Trace trace) {
        return new PayslipData(
                employer,
                worker,
                work,
                days,
                coefficient,
                charge,
                earlier,
                answer == null ? null : answer.withTrace(trace),
                before,
                year,
                household);
    }

    /** The same with what the year adds up to. */
    PayslipData withYear(Totals newYear) {
        return new PayslipData(
                employer, worker, work, days, coefficient, charge, earlier, answer, before, newYear, household);
    }

    /** How the answer was found, step by step. */
    Trace trace() {
        return answer == null ? Trace.NONE : answer.trace();
    }

    /** One of both sides. */
    public record Side(String name, List<String> address, String number, String socialSecurityNumber) {

        public Side {
            address = List.copyOf(address);
        }
    }

    /**
     * What was done.
     *
     * @param earlier what leave paid by an earlier employer did to its gross; null where there is none
     * @param goesOn whether it is a month of a lasting contract that had no end yet; null otherwise and on payslips of before it was kept
     */
    public record Work(
            String function,
            String place,
            String jointCommittee,
            String contract,
            @Nullable Boolean goesOn,
            @Nullable EarlierLeave earlier) {}

    /**
     * Leave whose holiday pay an earlier employer has paid.
     *
     * @param hours taken in the month
     * @param withheld of its gross, kept back for the time being
     * @param settled given back for the year, or taken when below zero
     * @param left what the settlement could not take
     */
    public record EarlierLeave(BigDecimal hours, Money withheld, Money settled, Money left) {

        /** By how much the gross of the month was less. */
        public Money less() {
            return withheld.minus(settled);
        }
    }

    /** One shift. */
    public record Day(LocalDate date, BigDecimal worked, BigDecimal paid) {}
}
