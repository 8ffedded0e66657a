package coop.ouvrage.assets;

import coop.ouvrage.money.Money;
import java.util.List;

/**
 * What to list of the register.
 *
 * @param text part of a name, unit, supplier or invoice number
 * @param filter {@code used}, {@code disposed}; empty for all
 */
public record AssetQuery(String text, String filter, String sort, boolean descending, int offset, int limit) {

    /** All that is found, for an export. */
    public AssetQuery whole() {
        return new AssetQuery(text, filter, sort, descending, 0, 100_000);
    }

    /**
     * A part of what was found.
     *
     * @param total how many there are in all
     * @param value what those that are still there cost
     * @param rest what these are worth in the books
     */
    public record Found(List<Asset> rows, long total, Money value, Money rest) {

        Found with(List<Asset> part) {
            return new Found(part, total, value, rest);
        }
    }
}
