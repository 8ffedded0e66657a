package coop.ouvrage.customer;

import coop.ouvrage.parties.PartyId;
import java.util.UUID;

/** Identifies a client; it is the identifier of the party that is the client. */
public record ClientId(UUID value) {

    public static ClientId of(String text) {
        return new ClientId(UUID.fromString(text));
    }

    public PartyId party() {
        return new PartyId(value);
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
