package coop.ouvrage.app.backup;

import java.util.Map;
import java.util.TreeMap;

/** What was found while a backup was written, at its end: rows of each table, files, and the sequences after the last row. */
record Counts(Map<String, Long> rows, int files, Map<String, String> sequences) {

    static final String NAME = "counts.json";

    Counts {
        rows = new TreeMap<>(rows);
    }

    long allRows() {
        return rows.values().stream().mapToLong(Long::longValue).sum();
    }
}
