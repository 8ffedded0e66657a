package coop.ouvrage.concern;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A message to the mediation mailbox.
 *
 * @param nr by which it is spoken of
 * @param answerBy until when a person answers
 * @param language of who wrote it
 * @param sender name; empty for a first contact without one
 * @param email where the answer goes; null if none was given
 * @param about with whom it happened
 * @param urgent harm or discrimination: for the prevention adviser alone
 * @param kind chosen by who takes it; null until then
 * @param outcome how it ended; empty until then
 */
public record Concern(
        UUID id,
        long nr,
        Instant receivedAt,
        Instant answerBy,
        String language,
        String sender,
        @Nullable String email,
        String about,
        String happened,
        String wished,
        boolean urgent,
        @Nullable Kind kind,
        @Nullable UUID takenBy,
        @Nullable Instant takenAt,
        @Nullable Instant endedAt,
        String outcome) {

    /** What kind of case it is. */
    public enum Kind {
        SERVICE,
        MEMBERS,
        CLIENT_MEMBER,
        DISCRIMINATION,
        ETHICS
    }

    public boolean isOpen() {
        return endedAt == null;
    }

    /** Names and words stay out of logs. */
    @Override
    public String toString() {
        return "Concern[" + nr + "]";
    }
}
