package coop.ouvrage.sales;

import java.util.List;

/**
 * What to list of the invoices asked for.
 *
 * @param text part of a title, a client's name or a reference
 * @param filter {@code open}, {@code running}, {@code issued} or {@code ended}; empty for all
 * @param sort {@code title}, {@code client}, {@code state}, {@code next} or {@code asked}; empty for the latest first
 */
public record RequestQuery(String text, String filter, String sort, boolean descending, int offset, int limit) {

    /** All that waits or repeats. */
    public static final RequestQuery OPEN = new RequestQuery("", "open", "", false, 0, 1);

    /** All that is found, for an export. */
    public RequestQuery whole() {
        return new RequestQuery(text, filter, sort, descending, 0, 100_000);
    }

    /** A part of what was found, and how many there are in all. */
    public record Found(List<SaleRequest> rows, long total) {}
}
