package coop.ouvrage.customer;

import java.time.LocalDate;

/** The support team verified a client, for good or provisionally: contracts and invoices are possible from now on. */
public record ClientVerified(ClientId client, boolean provisional, LocalDate date) {}
