package coop.ouvrage.app.backup;

import java.util.List;
import java.util.Map;

/**
 * What a backup holds, at its beginning, so that it can be refused before anything is written.
 *
 * @param mark real, demo or replay
 * @param takenAt the moment that the database is shown as of
 * @param versions of the migrations that made the schema
 * @param tables with the columns that are there
 * @param years of which the books have a partition
 */
record Manifest(
        String mark, String takenAt, List<String> versions, Map<String, List<String>> tables, List<String> years) {

    static final String NAME = "manifest.json";

    String schema() {
        return versions.getLast();
    }
}
