package coop.ouvrage.membership;

import java.time.Instant;
import java.util.UUID;

/**
 * A meeting in which the model is explained before registration.
 *
 * @param place address, or how to take part from afar
 * @param taken seats that are taken
 */
public record InformationSession(
        UUID id, Instant startsAt, String place, boolean remote, String language, int capacity, int taken) {

    public boolean isFull() {
        return taken >= capacity;
    }
}
