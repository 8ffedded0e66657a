package coop.ouvrage.payroll;

import coop.ouvrage.money.Money;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A part of a net wage that does not reach the account: it was paid before, or is withheld for a creditor.
 *
 * @param payslip whose net it is taken off
 * @param source the advance, the payslip by which too much had been paid, or the attachment
 * @param monthNet of a withholding for a creditor: net of the month it was found by; null for others
 * @param seizable how much of that net may be taken; null for alimony, which knows no limit
 */
public record Deduction(
        PayslipId payslip,
        Kind kind,
        UUID source,
        Money amount,
        @Nullable Money monthNet,
        @Nullable Money seizable) {

    static Deduction of(PayslipId payslip, Kind kind, UUID source, Money amount) {
        return new Deduction(payslip, kind, source, amount, null, null);
    }

    /** Why it is taken off. */
    public enum Kind {
        ADVANCE,
        /** What a correction showed to be too much, taken back as the worker agreed. */
        DIFFERENCE,
        /** Withheld for a creditor. */
        ATTACHMENT
    }
}
