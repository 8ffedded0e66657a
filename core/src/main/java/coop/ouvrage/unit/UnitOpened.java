package coop.ouvrage.unit;

import java.time.LocalDate;
import java.util.UUID;

/** A unit was opened for a holder. Published in that transaction. */
public record UnitOpened(UnitId unit, UUID holder, LocalDate on) {}
