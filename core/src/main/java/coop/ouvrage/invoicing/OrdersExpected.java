package coop.ouvrage.invoicing;

import java.util.List;
import java.util.UUID;

/** Clients are about to accept the offers of these jobs within the running transaction: whoever follows may read ahead. */
public record OrdersExpected(List<UUID> jobs) {}
