package coop.ouvrage.ledger;

import coop.ouvrage.ledger.spi.DimensionNames;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where a reader learns more of what an amount in the books is about. */
@Component
public class SubjectPages {

    private final ObjectProvider<DimensionNames> names;

    SubjectPages(ObjectProvider<DimensionNames> names) {
        this.names = names;
    }

    /** The addresses of those that have a page of their own which the reader may open; a platform's week of shifts, for one, has none. */
    public Map<UUID, String> of(Collection<UUID> subjects) {
        Map<UUID, String> pages = new HashMap<>();
        for (DimensionNames source : names) {
            if (!source.page().isEmpty()) {
                source.open(subjects).forEach(id -> pages.put(id, source.page() + id));
            }
        }
        return pages;
    }
}
