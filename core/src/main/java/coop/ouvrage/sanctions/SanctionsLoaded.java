package coop.ouvrage.sanctions;

import java.time.LocalDate;

/** A newer list is in force: whoever keeps names compares them again. */
public record SanctionsLoaded(LocalDate issuedOn) {}
