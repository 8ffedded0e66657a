package coop.ouvrage.returns.spi;

import java.time.LocalDate;

/**
 * One kind of return of a country. Writing is a function of the data and of nothing else: the same data and version give the same bytes
 * for ever.
 */
public interface ReturnFormat {

    /** Such as {@code be.dmfa}; its name has the message key {@code returns.kind.<kind>}. */
    String kind();

    Rhythm rhythm();

    Basis basis();

    /** Who gets return and money, such as {@code be.tax}; its name has the key {@code returns.authority.<authority>}. */
    String authority();

    /** Whether it is paid; one that only tells owes nothing. */
    boolean isPaid();

    /** Whether its file names people: it is then only for those who may read single wages. */
    boolean namesPeople();

    /** Latest day to file and pay the period that ends on that day. */
    LocalDate dueOn(LocalDate lastDay);

    /** The version that new returns get; older ones are written as they were then. */
    int version();

    Written write(ReturnData data, int version);
}
