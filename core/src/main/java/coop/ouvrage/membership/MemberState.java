package coop.ouvrage.membership;

/** Where a person stands on the way into the co-operative. */
public enum MemberState {
    /** Filling in the registration. */
    PROSPECT,
    /** Registration sent; the team checks it. */
    REGISTERED,
    ADMITTED,
    /** Not admitted, with a reason; may ask again. */
    REFUSED
}
