package coop.ouvrage.assets.web;

import coop.ouvrage.assets.Asset;
import coop.ouvrage.money.Money;
import coop.ouvrage.web.Mark;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the page of a thing says.
 *
 * @param term the decision by which it is depreciated in so many months
 * @param acquired the entries of its purchase and of its end, for readers of the books
 * @param change whether the reader may describe it and take it out
 */
public record AssetPage(
        Asset asset,
        String entity,
        String term,
        List<Row> plan,
        List<String> acquired,
        Map<String, String> ways,
        boolean change) {

    /**
     * A month.
     *
     * @param rest what it is worth after it
     * @param entry of the books; null for a month to come, and for readers who do not see them
     */
    public record Row(Asset.Part part, Money rest, @Nullable String entry) {}

    public static Mark mark(Asset asset) {
        return switch (asset.state()) {
            case USED -> Mark.GOOD;
            case DEPRECIATED -> Mark.WAIT;
            case RETURNED, DISPOSED -> Mark.NONE;
        };
    }
}
