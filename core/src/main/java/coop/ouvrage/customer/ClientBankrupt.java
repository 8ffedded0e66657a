package coop.ouvrage.customer;

import java.time.LocalDate;

/** A court opened the bankruptcy of a client on {@code date}. Published in the transaction that records it. */
public record ClientBankrupt(ClientId client, LocalDate date) {}
