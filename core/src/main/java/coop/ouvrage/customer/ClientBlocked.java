package coop.ouvrage.customer;

import java.time.LocalDate;

/** The support team no longer deals with a client: open quotes stop, no new contract, no new invoice. */
public record ClientBlocked(ClientId client, LocalDate date) {}
