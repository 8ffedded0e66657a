package coop.ouvrage.employment;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;

/**
 * A shift with the time that is paid for it.
 *
 * @param minutes elapsed working time
 * @param paidMinutes the same; the last shift of a day also bears what the day is short of the legal minimum
 */
public record PaidDay(WorkDay day, int minutes, int paidMinutes) {

    public LocalDate date() {
        return day.date();
    }

    /** Hours worked, two decimals, half-up. */
    public BigDecimal hours() {
        return hours(minutes);
    }

    /** Hours paid, two decimals, half-up. */
    public BigDecimal paidHours() {
        return hours(paidMinutes);
    }

    public boolean raised() {
        return paidMinutes > minutes;
    }

    static BigDecimal hours(int minutes) {
        return BigDecimal.valueOf(minutes).divide(BigDecimal.valueOf(60), 2, RoundingMode.HALF_UP);
    }
}
