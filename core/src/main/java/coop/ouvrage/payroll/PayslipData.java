package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.Household;
import coop.ouvrage.payroll.spi.MonthSoFar;
import coop.ouvrage.payroll.spi.PayAnswer;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Everything that a payslip says, kept as it was said: printed and shown from here alone.
 *
 * @param employer name, address and number of the entity
 * @param person name and address of the worker
 * @param work what was done, where, under which joint committee
 * @param days worked, with hours and paid hours
 * @param coefficient charge of the unit per euro of gross
 * @param charge what the unit pays
 * @param earlier what earlier payslips of the month counted
 * @param answer every line and every step
 * @param reason why a correction was made; null on the first payslip of a contract and month
 */
record PayslipData(
        Side employer,
        Side person,
        Work work,
        List<Day> days,
        BigDecimal coefficient,
        Money charge,
        Household household,
        MonthSoFar earlier,
        PayAnswer answer,
        @Nullable String reason) {

    /** One of both sides. */
    record Side(String name, List<String> address, String number) {}

    /** What was done. */
    record Work(String function, String place, String jointCommittee, String contract) {}

    /** One shift. */
    record Day(LocalDate date, BigDecimal worked, BigDecimal paid) {}
}
