package coop.ouvrage.country.be.payroll;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.Household;

/** The withholding tax of one month alone, on a taxable amount that somebody else calculated, before any credit. */
public final class MonthlyWithholding {

    private MonthlyWithholding() {}

    public static Money beforeCredit(Calculation calculation, Law law, Money monthTaxable, Household household) {
        return KeyFormula.on(law).monthly(calculation, law, monthTaxable, household);
    }
}
