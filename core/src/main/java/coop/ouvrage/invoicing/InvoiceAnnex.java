package coop.ouvrage.invoicing;

/** A file that belongs to an invoice and goes with it to the client: what its lines are made of. */
public record InvoiceAnnex(String name, String mimeType, byte[] content) {}
