package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import java.util.UUID;

/**
 * A part of a net wage that is not paid, because it was paid before.
 *
 * @param payslip whose net it is taken off
 * @param source the advance, or the payslip by which too much had been paid
 */
public record Deduction(PayslipId payslip, Kind kind, UUID source, Money amount) {

    /** What was paid before. */
    public enum Kind {
        ADVANCE,
        /** What a correction showed to be too much, taken back as the worker agreed. */
        DIFFERENCE
    }
}
