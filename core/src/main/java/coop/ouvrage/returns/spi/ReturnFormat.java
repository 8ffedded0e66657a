package coop.ouvrage.returns.spi;

import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;

/**
 * One kind of return of a country. Writing is a function of the data and of nothing else: the same data and version give the same bytes
 * for ever.
 */
public interface ReturnFormat {

    About about();

    /**
     * What kind of return it is.
     *
     * @param kind such as {@code be.dmfa}; its name has the message key {@code returns.kind.<kind>}
     * @param authority who gets return and money, such as {@code be.tax}; its name has the key {@code returns.authority.<authority>}
     * @param isPaid whether it is paid; one that only tells owes nothing
     * @param namesPeople whether its file names people: it is then only for those who may read single wages
     */
    record About(String kind, Rhythm rhythm, Basis basis, String authority, boolean isPaid, boolean namesPeople) {}

    /** Latest day to file and pay the period that ends on that day. */
    LocalDate dueOn(LocalDate lastDay);

    /** The version that new returns get; older ones are written as they were then. */
    int version();

    /**
     * Writes the file, some people at a time; leaves it open.
     *
     * @throws IOException if {@code file} takes no more
     */
    Written write(ReturnData data, int version, OutputStream file) throws IOException;

    /**
     * What a version declares otherwise than the one filed before it, for those who tell the authority; empty where nothing is told so.
     *
     * @param filedVersion of the format with which the earlier one was made
     */
    default List<ReturnChange> changes(ReturnData filed, int filedVersion, ReturnData now, int version) {
        return List.of();
    }

    default String kind() {
        return about().kind();
    }

    default Rhythm rhythm() {
        return about().rhythm();
    }

    default Basis basis() {
        return about().basis();
    }

    default String authority() {
        return about().authority();
    }

    default boolean isPaid() {
        return about().isPaid();
    }

    default boolean namesPeople() {
        return about().namesPeople();
    }
}
