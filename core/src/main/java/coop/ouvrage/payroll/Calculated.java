package coop.ouvrage.payroll;

import coop.ouvrage.payroll.spi.MonthSoFar;
import java.math.BigDecimal;

/**
 * A payslip with what is stored beside it.
 *
 * @param contractVersion the state of the contract that it paid
 * @param share what it adds to the month
 */
record Calculated(
        Payslip payslip,
        int contractVersion,
        BigDecimal hours,
        BigDecimal paidHours,
        int quotaHours,
        MonthSoFar share,
        PayslipData data) {

    /** What it adds to the payslips of its contract and month. */
    PayslipSums.SoFar soFar() {
        return new PayslipSums.SoFar(1, payslip.totals(), hours, paidHours, quotaHours, share);
    }
}
