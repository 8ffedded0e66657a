package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.AT_LEAST;
import static coop.ouvrage.legislation.Operator.AT_MOST;
import static coop.ouvrage.legislation.Operator.MINUS;
import static coop.ouvrage.legislation.Operator.PLUS;
import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.Partner;
import java.math.BigDecimal;
import java.util.List;

/** The special social security contribution: a monthly advance on a scale per household. A band begins AT its lower bound. */
final class SpecialContribution {

    private SpecialContribution() {}

    /** On the pay of one month that bears contributions, 108 % of it for manual workers and artists. */
    static Money of(Calculation calculation, Law law, Partner partner, BigDecimal monthBase) {
        Table band = band(law.table(table(partner)).cell("bands").rows(), monthBase);
        Calculation step = calculation
                .begin("be.special_contribution", "be.month_base", monthBase)
                .then(MINUS, band.figure("above"))
                .then(TIMES, band.figure("rate"))
                .then(PLUS, band.figure("base"));
        if (band.has("at_least")) {
            step.then(AT_LEAST, band.figure("at_least"));
        }
        if (band.has("at_most")) {
            step.then(AT_MOST, band.figure("at_most"));
        }
        return step.cents();
    }

    private static String table(Partner partner) {
        return switch (partner) {
            case NONE -> "special_contribution/individual";
            case NO_INCOME, TINY_PENSION -> "special_contribution/joint_without_income";
            case OWN_INCOME, LOW_OWN_INCOME, LOW_PENSION -> "special_contribution/joint_with_income";
        };
    }

    private static Table band(List<Table> bands, BigDecimal base) {
        Table found = bands.getFirst();
        for (Table band : bands) {
            if (base.compareTo(band.figure("from").value()) >= 0) {
                found = band;
            }
        }
        return found;
    }
}
