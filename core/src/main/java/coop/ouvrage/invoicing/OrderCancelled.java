package coop.ouvrage.invoicing;

import java.time.LocalDate;
import java.util.UUID;

/** An order was given up before it was invoiced. Published in the transaction that made it so. */
public record OrderCancelled(OrderId order, UUID job, LocalDate on) {}
