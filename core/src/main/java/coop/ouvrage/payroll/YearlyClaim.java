package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.money.Money;
import coop.ouvrage.refusal.Refusal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one contract owes for a year beside its wages, and what of it was paid already.
 *
 * @param earned gross wages of the contract in the year that earns it
 * @param months that count
 * @param owed in all, as the books stand today
 * @param before paid by earlier payslips of the same kind and year
 * @param why message key of the reason, whether something is owed or not
 * @param refused why nothing can be said; then nothing is paid
 */
public record YearlyClaim(
        ContractId contract,
        UUID worker,
        String jointCommittee,
        Money earned,
        int months,
        Totals owed,
        Totals before,
        String why,
        @Nullable Refusal refused) {

    /** What the next payslip pays, or takes back. */
    public Totals difference() {
        return owed.minus(before);
    }

    /** Whether there is something to pay or to take back. */
    public boolean isOpen() {
        return refused == null && !difference().isZero();
    }
}
