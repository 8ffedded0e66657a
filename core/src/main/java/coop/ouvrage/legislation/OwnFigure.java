package coop.ouvrage.legislation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A value of the law that the co-operative sets itself: one person proposes it with its source, another puts it in force.
 *
 * @param content a text, a list or a map of such, of the shape of the values in the files
 * @param until the last day, or null: until the next value
 * @param proposed the day on which the proposer read it in its source
 * @param decidedBy who put it in force or took it back, null while it waits
 */
public record OwnFigure(
        UUID id,
        String parameter,
        LocalDate from,
        @Nullable LocalDate until,
        Object content,
        Source source,
        Mark mark,
        @Nullable String note,
        State state,
        UUID proposedBy,
        LocalDate proposed,
        @Nullable UUID decidedBy,
        @Nullable Instant decidedAt) {

    /** What became of it. */
    public enum State {
        WAITING,
        IN_FORCE,
        /** A later decision for the same day stands instead. */
        REPLACED,
        WITHDRAWN
    }

    DatedValue value() {
        return new DatedValue(from, until, content, List.of(source.id()), mark, proposed, note);
    }
}
