package coop.ouvrage.ledger.spi;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Gives names to what the books hold as identifiers, for pages only. Each module knows some; the others it leaves out. */
public interface DimensionNames {

    Map<UUID, String> of(Collection<UUID> ids);

    /** What the address of the page of each begins with, before its identifier; empty where there is no such page. */
    default String page() {
        return "";
    }

    /** Those of which the reader may open that page. */
    default Collection<UUID> open(Collection<UUID> ids) {
        return of(ids).keySet();
    }
}
