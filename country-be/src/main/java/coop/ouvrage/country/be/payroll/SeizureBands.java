package coop.ouvrage.country.be.payroll;

import static coop.ouvrage.legislation.Operator.TIMES;

import coop.ouvrage.legislation.Calculation;
import coop.ouvrage.legislation.Law;
import coop.ouvrage.legislation.Table;
import coop.ouvrage.money.Money;
import coop.ouvrage.payroll.spi.Seizable;
import java.math.BigDecimal;

/**
 * Which part of the net pay of a month may be seized or assigned: a share of each band, less an amount per child (art. 1409 of the
 * Judicial Code).
 */
final class SeizureBands {

    private SeizureBands() {}

    static Seizable of(Law law, Money net, int children) {
        Table table = law.table("seizure/pay_bands");
        Calculation calculation = Calculation.traced();
        Money sum = Money.ZERO;
        BigDecimal from = BigDecimal.ZERO;
        for (Table band : table.cell("bands").rows()) {
            BigDecimal until = band.has("up_to") ? band.figure("up_to").value() : net.toDecimal();
            BigDecimal inBand = net.toDecimal().min(until).subtract(from).max(BigDecimal.ZERO);
            if (inBand.signum() > 0) {
                sum = sum.plus(calculation
                        .begin("be.seizable_band", "be.net_in_band", inBand)
                        .then(TIMES, band.figure("share"))
                        .centsDown());
            }
            from = until;
        }
        Money forChildren = calculation
                .begin("be.seizable_children", table.figure("per_dependent_child"))
                .then(TIMES, "be.children", BigDecimal.valueOf(children))
                .cents();
        return new Seizable(sum.minus(forChildren).max(Money.ZERO), calculation.trace());
    }
}
