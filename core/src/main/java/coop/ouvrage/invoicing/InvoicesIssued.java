package coop.ouvrage.invoicing;

import java.util.List;

/** Several invoices have their numbers and are in the books, in place of as many {@link InvoiceIssued}. Published in their transaction. */
public record InvoicesIssued(List<Invoice> invoices) {}
