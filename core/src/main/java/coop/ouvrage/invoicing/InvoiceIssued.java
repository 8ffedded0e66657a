package coop.ouvrage.invoicing;

import java.time.LocalDate;
import java.util.UUID;

/** An invoice has its number and is in the books. Published in the transaction that made it so. */
public record InvoiceIssued(InvoiceId invoice, UUID client, UUID job, LocalDate on) {}
