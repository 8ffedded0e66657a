package coop.ouvrage.invoicing;

import java.util.List;

/**
 * A part of a list, and how many there are in all.
 *
 * @param total more than {@link #COUNTED} says only that there are more
 */
public record InvoiceRows(List<InvoiceRow> rows, long total) {

    /** Nobody turns so many pages, and counting all documents of years would take longer than showing some. */
    public static final int COUNTED = 1_000;
}
