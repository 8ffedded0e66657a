package coop.ouvrage.invoicing;

import java.time.LocalDate;
import java.util.UUID;

/** A client declined an offer. Published in the transaction that made it so. */
public record QuoteDeclined(QuoteId quote, UUID job, LocalDate on) {}
