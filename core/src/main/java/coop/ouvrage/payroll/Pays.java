package coop.ouvrage.payroll;

import coop.ouvrage.payroll.spi.YearlyKind;
import java.util.Locale;

/** What a payslip pays. */
public enum Pays {
    /** The work of a contract in a month. */
    WAGE,
    /** The holiday pay that is owed when a contract ends, out of what was set aside with the wage. */
    DEPARTURE,
    /** The premium that a sector owes at the end of a year: a cost of the common pot. */
    YEAR_END_PREMIUM,
    /** The holiday pay beside the holidays of a contract that goes on, out of what was set aside with the wages of the year before. */
    DOUBLE_HOLIDAY_PAY;

    /** Whether it is owed once a year beside wages. */
    public boolean isYearly() {
        return this == YEAR_END_PREMIUM || this == DOUBLE_HOLIDAY_PAY;
    }

    /** The key of its name. */
    public String key() {
        return this == DEPARTURE ? "payroll.departure" : "payroll.pays." + name().toLowerCase(Locale.ROOT);
    }

    static Pays of(YearlyKind kind) {
        return switch (kind) {
            case YEAR_END_PREMIUM -> YEAR_END_PREMIUM;
            case DOUBLE_HOLIDAY_PAY -> DOUBLE_HOLIDAY_PAY;
        };
    }
}
