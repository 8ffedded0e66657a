package coop.ouvrage.access;

import java.util.UUID;

/** Identifies somebody who logs in. */
public record UserId(UUID value) {

    @Override
    public String toString() {
        return value.toString();
    }
}
