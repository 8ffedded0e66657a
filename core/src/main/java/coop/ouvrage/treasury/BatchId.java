package coop.ouvrage.treasury;

import java.util.UUID;

/** Names a payment batch. */
public record BatchId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
