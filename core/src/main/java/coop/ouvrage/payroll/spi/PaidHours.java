package coop.ouvrage.payroll.spi;

import java.math.BigDecimal;

/** Hours to be paid for one day of work, at least the shortest period that the law lets an employer pay. */
public record PaidHours(BigDecimal worked, BigDecimal paid) {

    public boolean isRaised() {
        return paid.compareTo(worked) > 0;
    }
}
