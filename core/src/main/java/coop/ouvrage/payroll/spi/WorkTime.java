package coop.ouvrage.payroll.spi;

import java.math.BigDecimal;

/**
 * Time paid by one contract in one month beside the time of a full month of full-time work, both in hours or both in days.
 * Contracts of one person in one month must use the same full month.
 */
public record WorkTime(BigDecimal paid, BigDecimal full) {

    private static final WorkTime WHOLE_MONTH = new WorkTime(BigDecimal.ONE, BigDecimal.ONE);

    public WorkTime {
        if (paid.signum() <= 0 || full.signum() <= 0) {
            throw new IllegalArgumentException("work takes time: " + paid + " of " + full);
        }
    }

    /** A whole month of full-time work. */
    public static WorkTime wholeMonth() {
        return WHOLE_MONTH;
    }

    public static WorkTime of(String paid, String full) {
        return new WorkTime(new BigDecimal(paid), new BigDecimal(full));
    }
}
