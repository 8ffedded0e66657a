package coop.ouvrage.customer;

/** What sort of client: it decides what is asked, what is checked and which rules protect it. */
public enum ClientKind {
    COMPANY,
    ASSOCIATION,
    PUBLIC_BODY,
    /** A private person: a consumer by law, without number. */
    PERSON,
    /** Seat outside the home country, whatever its form. */
    FOREIGN;

    /** Whether it has a number in the enterprise register of the home country. */
    public boolean isRegistered() {
        return this == COMPANY || this == ASSOCIATION || this == PUBLIC_BODY;
    }
}
