package coop.ouvrage.returns.spi;

import java.time.LocalDate;

/** How often a return is made. */
public enum Rhythm {
    /** Of each day on which there is something to declare. */
    DAY(0),
    MONTH(1),
    QUARTER(3),
    YEAR(12);

    private final int months;

    Rhythm(int months) {
        this.months = months;
    }

    /** First day of the period in which a day lies. */
    public LocalDate first(LocalDate day) {
        return this == DAY ? day : LocalDate.of(day.getYear(), (day.getMonthValue() - 1) / months * months + 1, 1);
    }

    /** Last day of the period in which a day lies. */
    public LocalDate last(LocalDate day) {
        return this == DAY ? day : first(day).plusMonths(months).minusDays(1);
    }
}
