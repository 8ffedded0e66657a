package coop.ouvrage.payroll.spi;

import coop.ouvrage.money.Money;
import java.util.List;

/**
 * What a wage truly costs the employer. Insurances are not part of it: they are a contract of the employer, not the law.
 *
 * @param expectedReductions reductions that the authority may grant, as positive amounts; not subtracted, since they are income
 *     only when the authority settles them
 */
public record EmployerCost(Money gross, List<CostLine> lines, List<CostLine> expectedReductions) {

    public EmployerCost {
        lines = List.copyOf(lines);
        expectedReductions = List.copyOf(expectedReductions);
    }

    /** Gross wage and every cost on top. */
    public Money total() {
        return gross.plus(total(CostKind.CONTRIBUTION))
                .plus(total(CostKind.SECTOR_FUND))
                .plus(total(CostKind.HOLIDAY));
    }

    public Money total(CostKind kind) {
        return Money.sum(lines.stream()
                .filter(line -> line.kind() == kind)
                .map(CostLine::amount)
                .toList());
    }
}
