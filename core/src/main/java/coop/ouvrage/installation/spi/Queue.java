package coop.ouvrage.installation.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Work that a module does later, and tries again: for operators to see, without whom it concerns. */
public interface Queue {

    /** Its words are {@code desk.queue.<name>}; its metrics carry it. */
    String name();

    Load load();

    /** Why nothing leaves it at this moment, if nothing does: a code whose words are {@code desk.pause.<code>}. */
    default Optional<String> pause() {
        return Optional.empty();
    }

    /** What was given up, newest first. */
    default List<Failure> failures(int most) {
        return List.of();
    }

    /**
     * Tries once more what was given up.
     *
     * @return whether there was such a thing
     */
    default boolean retry(UUID id) {
        return false;
    }

    /**
     * How much there is.
     *
     * @param waiting to be done, now or at its time
     * @param oldest since when the oldest waits
     * @param failed given up
     */
    record Load(long waiting, @Nullable Instant oldest, long failed) {}

    /**
     * Something that was given up.
     *
     * @param what a code: the key of a mail, the name of an event
     * @param error a code of the last error
     */
    record Failure(UUID id, String what, Instant since, int attempts, String error) {}
}
