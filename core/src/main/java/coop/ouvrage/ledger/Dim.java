package coop.ouvrage.ledger;

import java.util.UUID;

/** Begins the {@link Dimensions} of a line: {@code Dim.unit(unit).party(client).subject(job)}. */
public final class Dim {

    private static final Dimensions NONE = new Dimensions(null, null, null);

    private Dim() {}

    public static Dimensions none() {
        return NONE;
    }

    public static Dimensions unit(UUID unit) {
        return NONE.unit(unit);
    }

    public static Dimensions party(UUID party) {
        return NONE.party(party);
    }

    public static Dimensions subject(UUID subject) {
        return NONE.subject(subject);
    }
}
