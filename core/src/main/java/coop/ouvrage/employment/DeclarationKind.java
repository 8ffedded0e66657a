package coop.ouvrage.employment;

/** What a message to the authority does. */
public enum DeclarationKind {
    /** Declares work. */
    IN,
    /** Ends declared work before its declared end. */
    OUT,
    /** Changes dates or planned hours of declared work. */
    UPDATE,
    /** Takes declared work back. */
    CANCEL
}
