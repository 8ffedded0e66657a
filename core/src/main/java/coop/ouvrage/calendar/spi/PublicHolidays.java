package coop.ouvrage.calendar.spi;

import java.time.LocalDate;
import java.util.Set;

/** The days on which nobody has to work by law. */
public interface PublicHolidays {

    /** The public holidays of that year, on their own date, also when it is a weekend. */
    Set<LocalDate> of(int year);
}
