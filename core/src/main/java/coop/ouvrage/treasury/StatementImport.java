package coop.ouvrage.treasury;

import java.util.UUID;

/**
 * What became of a file.
 *
 * @param held whether nothing is booked until an officer accepts it
 * @param lines new lines that were booked
 * @param matched of these, how many were matched without a person
 * @param known lines that an earlier file had brought already
 * @param notices movements that a notification told of and no file before it; they book nothing
 */
public record StatementImport(UUID file, boolean held, int statements, int lines, int matched, int known, int notices) {

    /** Whether it was a notification (camt.054), or a report that told of nothing new. */
    public boolean isNotification() {
        return statements == 0;
    }

    /** New lines that wait for a person. */
    public int waiting() {
        return lines - matched;
    }
}
