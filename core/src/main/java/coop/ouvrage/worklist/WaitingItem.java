package coop.ouvrage.worklist;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An item in the list, with when it was opened and who has taken it. */
public record WaitingItem(
        UUID id, Item item, Instant openedAt, @Nullable UUID assignedTo) {}
