package coop.ouvrage.ledger.chain;

import java.time.Instant;
import java.time.LocalDate;

/**
 * The head of a chain as it was told outside the database.
 *
 * @param day the business day
 */
record Head(Instant at, LocalDate day, Link link) {

    /** One line: moment, business day, entity, position, seal. */
    String write() {
        return at + " " + day + " " + link.entity() + " " + link.position() + " " + link.seal();
    }

    /** @throws IllegalArgumentException if the line was not written by {@link #write} */
    static Head read(String line) {
        String[] parts = line.split(" ");
        if (parts.length != 5) {
            throw new IllegalArgumentException("not the head of a chain: " + line);
        }
        try {
            Link link = new Link(parts[2], Long.parseLong(parts[3]), parts[4]);
            return new Head(Instant.parse(parts[0]), LocalDate.parse(parts[1]), link);
        } catch (java.time.DateTimeException | NumberFormatException e) {
            throw new IllegalArgumentException("not the head of a chain: " + line, e);
        }
    }
}
