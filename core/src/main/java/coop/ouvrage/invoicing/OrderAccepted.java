package coop.ouvrage.invoicing;

import java.time.LocalDate;
import java.util.UUID;

/** A client accepted a quote: the job has an order. Published in the transaction that made it so. */
public record OrderAccepted(OrderId order, UUID job, UUID client, LocalDate on) {}
