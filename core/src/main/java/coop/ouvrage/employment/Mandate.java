package coop.ouvrage.employment;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The power to sign work contracts for an entity.
 *
 * @param capacity in which the representative signs, such as delegated director
 * @param decision who gave it and when
 */
public record Mandate(
        UUID id,
        String entity,
        String representative,
        String capacity,
        LocalDate from,
        @Nullable LocalDate to,
        String decision) {}
