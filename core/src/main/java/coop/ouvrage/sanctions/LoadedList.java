package coop.ouvrage.sanctions;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A list that was loaded.
 *
 * @param issuedOn day on which the list was generated, as it says itself
 * @param stale older than the co-operative wants to rely on
 */
public record LoadedList(LocalDate issuedOn, int entries, int names, Instant loadedAt, boolean stale) {}
