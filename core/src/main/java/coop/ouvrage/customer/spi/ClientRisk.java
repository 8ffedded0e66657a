package coop.ouvrage.customer.spi;

import java.util.List;
import java.util.UUID;

/** What others know of the risk of a client, for the officer who decides on it: how it pays, how much is open, how much is covered. */
public interface ClientRisk {

    /** In the order in which they are shown. */
    List<Line> of(UUID client);

    /**
     * One figure.
     *
     * @param label message key
     * @param value an amount, a day, a number, or the message key of a word
     */
    record Line(String label, Object value) {}
}
