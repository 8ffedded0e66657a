package coop.ouvrage.receivables;

import coop.ouvrage.invoicing.Invoice;
import coop.ouvrage.money.Money;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Shares an invoice or credit note over the units and jobs of its lines, to the cent. */
final class ItemParts {

    private record Key(UUID unit, UUID job) {}

    private ItemParts() {}

    /** One part for each job of each unit, as invoicing books it. */
    static List<OpenItem.Part> of(Invoice invoice) {
        List<OpenItem.Part> parts = new ArrayList<>();
        for (Invoice.Share share : invoice.shares()) {
            parts.add(new OpenItem.Part(
                    parts.size() + 1,
                    share.unit(),
                    share.job(),
                    share.gross(),
                    share.net(),
                    share.net().minus(share.contribution()),
                    Money.ZERO,
                    Money.ZERO,
                    Money.ZERO));
        }
        return parts;
    }

    /** What a credit note takes of each part of an item: its own lines where they fit into what is left, else in proportion. */
    static List<OpenItem.Taken> credited(OpenItem item, Invoice note, Money amount) {
        Map<Key, OpenItem.Part> noted = new LinkedHashMap<>();
        of(note).forEach(part -> noted.put(new Key(part.unit(), part.job()), part));
        boolean fits = amount.compareTo(item.left()) < 0
                && item.parts().stream().allMatch(part -> fits(part, noted.get(new Key(part.unit(), part.job()))));
        if (!fits) {
            return item.share(amount);
        }
        return item.parts().stream()
                .filter(part -> noted.containsKey(new Key(part.unit(), part.job())))
                .map(part -> taken(part, noted.get(new Key(part.unit(), part.job()))))
                .toList();
    }

    private static boolean fits(OpenItem.Part left, OpenItem.@org.jspecify.annotations.Nullable Part noted) {
        return noted == null
                || noted.gross().compareTo(left.gross()) <= 0
                        && noted.net().compareTo(left.net()) <= 0
                        && noted.open().compareTo(left.open()) <= 0;
    }

    private static OpenItem.Taken taken(OpenItem.Part part, OpenItem.@org.jspecify.annotations.Nullable Part noted) {
        java.util.Objects.requireNonNull(noted);
        return new OpenItem.Taken(part, noted.gross(), noted.net(), noted.open());
    }
}
