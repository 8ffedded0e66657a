package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import java.time.LocalDate;

/**
 * How far the wage of a contract has come since it was calculated.
 *
 * @param net of its last month so far
 * @param expectedOn the day on which the bank credits it, as the run says that pays it: after a late release it is later than promised
 * @param waits whether it is not paid with its run: no account is known, or a question about it is open
 * @param settled whether nothing more is to come: paid as a bank statement says, or nothing to pay
 */
public record WageProgress(
        PayslipId payslip, Money net, LocalDate expectedOn, boolean released, boolean waits, boolean settled) {}
