package coop.ouvrage.employment;

/** What a message to the authority does. */
public enum DeclarationKind {
    /** Declares work. */
    IN,
    /** Changes dates or planned hours of declared work. */
    UPDATE,
    /** Takes declared work back. */
    CANCEL
}
