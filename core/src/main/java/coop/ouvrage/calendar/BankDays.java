package coop.ouvrage.calendar;

import fr.marcwrobel.jbanking.calendar.FinancialCalendars;
import java.time.LocalDate;

/** The days on which euro transfers between banks are settled (TARGET calendar of the European Central Bank). */
public final class BankDays {

    public boolean isBankDay(LocalDate date) {
        return FinancialCalendars.TARGET.isBusinessDay(date);
    }

    /** {@code date} if it is a bank day, else the last one before it. */
    public LocalDate sameOrPrevious(LocalDate date) {
        return isBankDay(date) ? date : FinancialCalendars.TARGET.previous(date);
    }

    /** {@code date} if it is a bank day, else the next one. */
    public LocalDate sameOrNext(LocalDate date) {
        return isBankDay(date) ? date : FinancialCalendars.TARGET.next(date);
    }

    /** The {@code days}-th bank day after {@code date}, before it when negative; zero gives {@code date} itself. */
    public LocalDate plusBankDays(LocalDate date, int days) {
        LocalDate day = date;
        for (int left = Math.abs(days); left > 0; left--) {
            day = days > 0 ? FinancialCalendars.TARGET.next(day) : FinancialCalendars.TARGET.previous(day);
        }
        return day;
    }
}
