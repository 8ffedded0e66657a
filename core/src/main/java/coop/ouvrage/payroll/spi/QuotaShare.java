package coop.ouvrage.payroll.spi;

/**
 * How many of a student's hours of one wage are within the yearly quota. Hours are counted whole, an hour begun as one; those within
 * come first, because the quota is used up in the order of the work.
 *
 * @param hours of the wage
 * @param within those of them that the quota still holds
 */
public record QuotaShare(int hours, int within) {

    /** Every hour is within. */
    public static final QuotaShare ALL = new QuotaShare(1, 1);

    /** Every hour is above, or there is no quota. */
    public static final QuotaShare NONE = new QuotaShare(1, 0);

    public QuotaShare {
        if (hours <= 0 || within < 0 || within > hours) {
            throw new IllegalArgumentException("of " + hours + " hours, " + within + " cannot be within the quota");
        }
    }

    /** The share of a wage of so many hours, when so many are left in the year. */
    public static QuotaShare of(int hours, int left) {
        return new QuotaShare(hours, Math.clamp(left, 0, hours));
    }

    public boolean isAll() {
        return within == hours;
    }

    public boolean isNone() {
        return within == 0;
    }
}
