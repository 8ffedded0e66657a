package coop.ouvrage.employment.spi;

import java.util.Optional;
import java.util.UUID;

/** Asked upward when the entity is about to sign: does this job have an order that the client has accepted? */
public interface JobOrders {

    Optional<JobOrder> accepted(UUID job);

    /** What this contract draws on a framework order that stands; empty if it draws on none. */
    Optional<JobOrder> drawn(UUID contract);
}
