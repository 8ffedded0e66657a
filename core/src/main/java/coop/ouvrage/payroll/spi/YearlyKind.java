package coop.ouvrage.payroll.spi;

/** Pay that is owed once a year beside wages. */
public enum YearlyKind {
    /** What a sector's agreement owes at the end of a year, on the wages of that year. */
    YEAR_END_PREMIUM(0),
    /** What is paid beside the holidays of a worker in service, on the wages of the year before. */
    DOUBLE_HOLIDAY_PAY(1);

    private final int yearsBefore;

    YearlyKind(int yearsBefore) {
        this.yearsBefore = yearsBefore;
    }

    /** The calendar year whose wages earn it. */
    public int earnedIn(int year) {
        return year - yearsBefore;
    }
}
