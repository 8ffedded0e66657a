package coop.ouvrage.simulators.bank;

import java.time.LocalDate;

/**
 * A statement that the bank has issued and never changes.
 *
 * @param number counts from 1 each year, without gaps
 * @param from   index of its first movement among those of the account
 * @param to     index behind its last
 */
record IssuedStatement(
        String account, int number, LocalDate date, long openingCents, long closingCents, int from, int to) {

    /** As in its address: year and number, such as {@code 2026-007}. */
    String id() {
        return "%d-%03d".formatted(date.getYear(), number);
    }
}
