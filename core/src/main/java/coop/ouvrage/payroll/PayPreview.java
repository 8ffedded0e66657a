package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.PayAnswer;
import java.time.LocalDate;

/**
 * What a wage would be if it were the next payslip of the month.
 *
 * @param answer gross to net with every step; the net is for the worker only
 * @param monthHasPay the worker already has a payslip of this month with this employer, so that the net is lower than alone
 * @param monthGrossSoFar gross of those payslips
 * @param payDay the day on which the net stands on the worker's account
 */
public record PayPreview(PayAnswer answer, boolean monthHasPay, Money monthGrossSoFar, LocalDate payDay) {}
