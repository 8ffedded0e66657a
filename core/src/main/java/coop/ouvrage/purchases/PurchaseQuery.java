package coop.ouvrage.purchases;

import java.util.List;

/**
 * What to list of the inbox.
 *
 * @param text part of a number, supplier, unit or reference
 * @param filter {@code mine} (waits for finance), {@code holder}, {@code to_pay}, {@code paid}, {@code refused}; empty for all
 */
public record PurchaseQuery(String text, String filter, String sort, boolean descending, int offset, int limit) {

    /** All that is found, for an export. */
    public PurchaseQuery whole() {
        return new PurchaseQuery(text, filter, sort, descending, 0, 100_000);
    }

    /** A part of what was found, and how many there are in all. */
    public record Found(List<PurchaseRow> rows, long total) {}
}
