package coop.ouvrage.employment.spi;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A span of work that one declaration covers.
 *
 * @param to null for work without an end
 * @param plannedHours whole hours, for kinds of work that declare them; 0 otherwise
 */
public record Period(LocalDate from, @Nullable LocalDate to, int plannedHours) {}
