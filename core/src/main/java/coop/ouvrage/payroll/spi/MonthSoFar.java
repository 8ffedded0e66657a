package coop.ouvrage.payroll.spi;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/**
 * What earlier payslips of the same person, legal entity and month of work have counted and withheld. Only the country pack reads
 * the totals; whoever keeps payslips stores the share of each ({@link PayAnswer#monthShare}) and adds the shares up.
 */
public record MonthSoFar(Map<String, BigDecimal> totals) {

    public static final MonthSoFar NONE = new MonthSoFar(Map.of());

    public MonthSoFar {
        totals = Map.copyOf(totals);
    }

    public MonthSoFar plus(MonthSoFar share) {
        Map<String, BigDecimal> sum = new HashMap<>(totals);
        share.totals.forEach((name, amount) -> sum.merge(name, amount, BigDecimal::add));
        return new MonthSoFar(sum);
    }

    /** A total, zero if nothing was counted under that name. */
    public BigDecimal get(String name) {
        return totals.getOrDefault(name, BigDecimal.ZERO);
    }
}
