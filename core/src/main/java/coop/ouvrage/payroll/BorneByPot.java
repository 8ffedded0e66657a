package coop.ouvrage.payroll;

import coop.ouvrage.employment.ContractId;
import coop.ouvrage.money.Money;
import java.util.UUID;

/**
 * What the common pot bears of a contract: its true cost is above what its unit is charged.
 *
 * @param charge of all its payslips up to now
 * @param cost gross, contributions and holiday pay of the same payslips, before any reduction
 */
public record BorneByPot(ContractId contract, UUID worker, Cause cause, Money charge, Money cost) {

    /** Why a charge does not carry a cost; where several would, the first of them. */
    public enum Cause {
        /** A premium of the sector, or double holiday pay: owed once a year and charged to no unit. */
        YEARLY,
        /** Declared after the work began: what the law withholds for it. */
        LATE,
        /** Hours of a student above the quota. */
        STUDENT,
        /** Corrected to less after its wage: its charge fell by more than its cost. */
        CORRECTED,
        /** Rates of the law, of the month, or of holiday pay on leaving, above the coefficient. */
        RATES
    }

    public Money amount() {
        return cost.minus(charge);
    }
}
