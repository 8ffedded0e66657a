package coop.ouvrage.customer.spi;

import coop.ouvrage.refusal.Refusal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What ties a client to us, so that it cannot be removed, or must not be forgotten yet. */
public interface ClientTies {

    /** What is not finished with a client: each is a reason not to remove it. */
    default List<Refusal> unfinished(UUID client) {
        return List.of();
    }

    /** Until when its name must stay known, because documents say it; {@link LocalDate#MAX} while it is known in another role. */
    default Optional<LocalDate> keptUntil(UUID client) {
        return Optional.empty();
    }
}
