package coop.ouvrage.treasury;

import coop.ouvrage.treasury.format.Entry;
import coop.ouvrage.treasury.format.Statement;
import java.util.List;
import java.util.Map;

/** A booked entry of a statement and the lines that it is kept as: itself, or each part of a collective credit. */
record Movement(Entry entry, List<LineDraft> lines) {

    /** The booked entries of a statement, in its order, by what it says alone. */
    static List<Movement> of(Statement statement) {
        return of(statement, Map.of());
    }

    /** @param told what notifications said of entries, by their key */
    static List<Movement> of(Statement statement, Map<String, Entry> told) {
        return statement.entries().stream()
                .filter(entry -> entry.isBooked() && entry.amount().signum() != 0)
                .map(entry -> new Movement(entry, LineDraft.of(entry, told.get(entry.key()))))
                .toList();
    }

    String key() {
        return entry.key();
    }

    boolean isDivided() {
        return !lines.getFirst().key().equals(key());
    }
}
