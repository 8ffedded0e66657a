package coop.ouvrage.customer;

import java.util.List;

/** A part of a list of clients, and how many there are in all. */
public record ClientPage(List<ClientSummary> clients, int total) {}
