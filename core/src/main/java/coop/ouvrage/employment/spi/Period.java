package coop.ouvrage.employment.spi;

import java.time.LocalDate;

/**
 * A span of work that one declaration covers.
 *
 * @param plannedHours whole hours, for kinds of work that declare them; 0 otherwise
 */
public record Period(LocalDate from, LocalDate to, int plannedHours) {}
