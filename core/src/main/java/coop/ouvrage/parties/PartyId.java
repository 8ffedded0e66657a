package coop.ouvrage.parties;

import java.util.UUID;

/** Identifies a person or an organisation, for ever and in every module. */
public record PartyId(UUID value) {

    public static PartyId of(String text) {
        return new PartyId(UUID.fromString(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
