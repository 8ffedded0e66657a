package coop.ouvrage.invoicing;

import java.util.List;

/** A part of a list, and how many there are in all. */
public record InvoiceRows(List<InvoiceRow> rows, long total) {}
