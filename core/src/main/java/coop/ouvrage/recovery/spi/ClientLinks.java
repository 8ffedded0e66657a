package coop.ouvrage.recovery.spi;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** Makes the links by which clients reach their papers. */
public interface ClientLinks {

    /** A new link for each client: its path within the application. The secret in it is returned once and never stored. */
    Map<UUID, String> open(Collection<UUID> clients);
}
