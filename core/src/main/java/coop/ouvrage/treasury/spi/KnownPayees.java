package coop.ouvrage.treasury.spi;

import java.util.Map;
import java.util.UUID;

/** Parties that are paid again and again, such as suppliers: a newer sanctions list is compared with them before anything is owed. */
public interface KnownPayees {

    /** Their names, as they are paid. */
    Map<UUID, String> names();
}
