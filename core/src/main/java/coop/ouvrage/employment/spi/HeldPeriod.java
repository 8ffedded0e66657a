package coop.ouvrage.employment.spi;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A span of work that the authority holds, as it answers.
 *
 * @param to null for work without an end
 * @param plannedHours whole hours, 0 where none are declared
 */
public record HeldPeriod(
        String id, LocalDate from, @Nullable LocalDate to, int plannedHours) {}
