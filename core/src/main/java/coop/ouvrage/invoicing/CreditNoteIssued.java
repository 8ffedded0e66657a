package coop.ouvrage.invoicing;

import java.time.LocalDate;

/** A credit note has its number and is in the books. Published in the transaction that made it so. */
public record CreditNoteIssued(InvoiceId creditNote, InvoiceId corrects, LocalDate on) {}
