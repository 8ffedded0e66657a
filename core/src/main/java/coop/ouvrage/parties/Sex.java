package coop.ouvrage.parties;

/** Sex as on the identity paper: declarations ask for it when a worker has no national number yet. */
public enum Sex {
    FEMALE,
    MALE,
    UNSTATED
}
