package coop.ouvrage.invoicing;

/**
 * How a list of documents is wanted.
 *
 * @param search part of a number, title or client's name, or the digits of a reference
 * @param filter invoices, credit_notes, not_delivered; else all
 * @param sort number, issued, due, client, title, total, delivery; else the latest first
 */
public record InvoiceQuery(String search, String filter, String sort, boolean descending, int offset, int limit) {

    private static final int MOST = 50_000;

    public InvoiceQuery {
        offset = Math.max(0, offset);
        limit = Math.clamp(limit, 1, MOST);
    }

    /** The same from the first to the last, for an export. */
    public InvoiceQuery whole() {
        return new InvoiceQuery(search, filter, sort, descending, 0, MOST);
    }
}
